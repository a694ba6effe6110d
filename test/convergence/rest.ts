// The end of a seed: the network is good, nothing is asked any more. The engine comes to rest by itself, open composers
// are closed, unknown ends are answered as by somebody who asked the recipient; then the verdict.

import type { AccountStatus } from '../../shared/domain/account.ts';
import type { EngineChild } from '../engine/engine-child.ts';
import { headerOf, isQueueEmpty, submissionOf } from '../engine/server-mail.ts';
import { type HeldMessage, ImapRefusal, openPlainImap } from '../servers/plain-imap.ts';
import { collectedOf, ownerOf, PASSWORD, recipientOf } from './lane.ts';
import type { Running } from './run-seed.ts';
import { judge } from './verdict.ts';

const REST_MS = 20_000;

export async function restAndJudge(running: Running): Promise<void> {
  const { engine, report, tell } = running;
  tell('--- the end');
  // A store that could not be opened on a full disk is opened now, as by a person who has made room.
  if ((await engine.client.store.state()).kind === 'failed') await engine.client.store.open();
  await untilAtRest(running);
  tell('quiet');
  for (const { id } of await engine.client.drafts.list()) await engine.client.drafts.close({ draftId: id });
  tell('composers are closed');
  report.unknown += await answerUnknowns(running);
  await untilAtRest(running);
  await untilDelivered(running);
  // What others changed between a mailbox's turn and the end of the queue is seen in another round.
  await untilAtRest(running);
  tell('at rest');
  const server = await holdings(running, ownerOf(running.plan.seed));
  const received = await holdings(running, recipientOf(running.plan.seed));
  const collected = await holdings(running, collectedOf(running.plan.seed));
  report.wrong.push(...(await judge(running, { server, collected }, submissions(received.messages))));
  tell('judged');
}

/** Asked for once more, then: nothing pending, all mail here, nobody to be asked but about unknown ends. */
async function untilAtRest({ engine, tell }: Running): Promise<void> {
  let seen = '';
  const before = new Map((await engine.client.accounts.status()).map((one) => [one.accountId, one.lastSyncAt]));
  await engine.client.accounts.syncNow({ accountId: null });
  const rest = engine.until(async () => {
    const statuses = await engine.client.accounts.status();
    const outbox = await engine.client.outbox.list();
    seen = JSON.stringify({ statuses, outbox });
    for (const { id, state } of outbox) {
      if (['ready', 'scheduled', 'held', 'undoable'].includes(state)) await sendNow(engine, id);
    }
    const settled = outbox.every(({ state, problem }) => state === 'unknown' && problem !== null);
    return (
      settled &&
      statuses.length > 0 &&
      statuses.every((one) => isStill(one) && one.lastSyncAt !== before.get(one.accountId))
    );
  }, REST_MS);
  await rest.catch((error) => {
    tell(`never at rest: ${seen}`);
    throw error;
  });
}

function isStill({ phase, pendingOperations, messagesOffline, messagesTotal }: AccountStatus): boolean {
  return phase === 'watching' && pendingOperations === 0 && messagesOffline === messagesTotal;
}

/** It may have gone meanwhile. */
async function sendNow(
  engine: EngineChild,
  outboxId: Parameters<EngineChild['client']['outbox']['sendNow']>[0]['outboxId'],
) {
  await engine.client.outbox.sendNow({ outboxId }).catch((error) => {
    if (error.kind !== 'missing') throw error;
  });
}

async function answerUnknowns(running: Running): Promise<number> {
  const { engine, plan } = running;
  const unknown = await engine.client.outbox.list();
  if (unknown.length === 0) return 0;
  await untilDelivered(running);
  const received = submissions((await holdings(running, recipientOf(plan.seed))).messages);
  for (const { id, subject } of unknown) {
    await engine.client.outbox.resolveUnknown({
      outboxId: id,
      answer: received.has(subject) ? 'wasSent' : 'sendAgain',
    });
  }
  return unknown.length;
}

async function untilDelivered({ engine, lane }: Running): Promise<void> {
  const isDelivered = async () => {
    if (isQueueEmpty(lane.server)) return true;
    await lane.server.flushQueue();
    return isQueueEmpty(lane.server);
  };
  await engine.until(isDelivered, REST_MS);
}

export interface Holdings {
  paths: string[];
  messages: HeldMessage[];
}

/** All that the server has, by a reader that shares nothing with the engine. */
async function holdings({ lane: { server } }: Running, user: string): Promise<Holdings> {
  const imap = await openPlainImap(server.ports.imap, server.address(user), PASSWORD);
  const paths: string[] = [];
  const messages: HeldMessage[] = [];
  for (const path of await imap.list()) {
    const held = await imap.readAll(path).catch(nowhere);
    if (held) paths.push(path);
    messages.push(...(held ?? []));
  }
  await imap.close();
  return { paths, messages };
}

/** Dovecot lists a deleted mailbox that has others below it like any other, but nobody can open it. */
function nowhere(error: unknown): null {
  if (error instanceof ImapRefusal) return null;
  throw error;
}

/** By subject: the numbers of the submissions by which a message came. A delivery tried twice bears one number twice. */
function submissions(messages: readonly HeldMessage[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { raw } of messages) {
    const subject = headerOf(raw, 'Subject')!;
    found.set(subject, (found.get(subject) ?? new Set()).add(submissionOf(raw) ?? 'none'));
  }
  return found;
}
