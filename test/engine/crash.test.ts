// The engine is killed a hundred times in the middle of what a person does, while servers and lines fail as well.
// Whatever was answered must be so afterwards; what was not may be so or not, but is never half done, and nothing is
// lost, invented, or sent twice. `CASIER_SEED=7 CASIER_KILLS=1000 npx vitest run --project engine crash.test` seeks
// further; a seed repeats what is done and when, if not how fast the machine is.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageRow } from '../../shared/domain/message.ts';
import { createRandom, type Random } from '../bench/random.ts';
import { type FaultyProxy, startFaultyProxy } from '../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import {
  actUntilGone,
  COPIES,
  everythingShown,
  expectLetter,
  learn,
  newExpectations,
  versionOf,
  wrongCopies,
} from './crash-person.ts';
import { type EngineChild, type EngineHome, engineHome } from './engine-child.ts';
import { comparableHeld, everythingHeld, isQueueEmpty, sha256, submissionsBySubject } from './server-mail.ts';
import { isAtRest, letter, newAccount } from './start-engine.ts';

const KILLS = Number(process.env.CASIER_KILLS ?? 100);
const KILLS_BETWEEN_RESTS = 20;
const LETTERS = 24;
const LONGEST_LIFE_MS = 700;
const REST_MS = 60_000;
/** A start, a life and what is compared, on a slow machine that does other things beside it: what hangs is told by `REST_MS`. */
const LONGEST_TURN_MS = 8_000;

const seed = Number(process.env.CASIER_SEED ?? 2026);
const expected = newExpectations();
let server: MailServer;
let home: EngineHome;
let lines: { imap: FaultyProxy; smtp: FaultyProxy };

beforeAll(async () => {
  console.log(`CASIER_SEED=${seed}`);
  server = await startMailServer({ users: { claire: { password: 'secret' }, jean: { password: 'secret' } } });
  await server.doveadm('mailbox', 'create', '-u', server.address('claire'), 'Classe', COPIES);
  for (let number = 1; number <= LETTERS; number += 1) await deliver(number);
  lines = { imap: await startFaultyProxy(server.ports.imaps), smtp: await startFaultyProxy(server.ports.submissions) };
  home = await engineHome(server);
}, 120_000);

afterAll(async () => {
  home.remove();
  await lines.imap.stop();
  await lines.smtp.stop();
  await server.stop();
});

/** One's own for each part of each life, so that what one draws does not change what another does. */
function randomOf(life: number, part: 'person' | 'fate' | 'trouble'): Random {
  return createRandom(seed * 1_000 + life * 4 + ['person', 'fate', 'trouble'].indexOf(part));
}

function told(when: string): string {
  return `seed ${seed}, ${when}\n${expected.story.join('\n')}\n`;
}

async function deliver(number: number): Promise<void> {
  expectLetter(expected, `Lettre ${number}`);
  await server.save(
    'claire',
    'INBOX',
    letter(number, { body: `Lettre ${number}\r\n${'à la ligne\r\n'.repeat(number)}` }),
  );
}

async function setUp(): Promise<void> {
  const engine = home.start();
  const { incoming, outgoing, ...account } = newAccount(server, 'claire', 'secret');
  const { check } = await engine.client.accounts.create({
    ...account,
    incoming: { ...incoming, port: lines.imap.port },
    outgoing: { ...outgoing, port: lines.smtp.port },
  });
  expect(check).toEqual({ ok: true });
  await engine.client.settings.set({ undoSendMs: 0 });
  // The mailboxes have to be known before a person can put anything there.
  await engine.until(async () => (await engine.client.mailboxes.list()).length >= 8);
  await engine.kill();
}

/** One life of the engine, from its start to its violent end. */
async function liveAndDie(number: number): Promise<void> {
  const engine = home.start();
  expect(learn(expected, await everythingShown(engine)), told(`after kill ${number - 1}`)).toEqual([]);
  expected.story.push(`--- life ${number}`);
  engine.onEvent((event) => {
    if (event.type === 'problem') expected.story.push(`problem: ${JSON.stringify(event.problem)}`);
  });
  const person = randomOf(number, 'person');
  const random = randomOf(number, 'fate');
  const trouble = makeTrouble(randomOf(number, 'trouble'));
  const done = actUntilGone(engine, person, expected);
  if (random.chance(0.15)) await deliver(expected.letters.size + 1);
  await sleep(random.int(0, LONGEST_LIFE_MS));
  await engine.kill();
  await done;
  await trouble;
  lines.imap.heal();
  lines.smtp.heal();
}

async function makeTrouble(random: Random): Promise<void> {
  const trouble = random.int(1, 10);
  const latencyMs = random.pick([0, 0, 5, 15]);
  lines.imap.set({ latencyMs });
  lines.smtp.set({ latencyMs });
  const afterMs = random.int(0, LONGEST_LIFE_MS / 2);
  if (trouble === 1) {
    await sleep(afterMs);
    await server.end('dovecot', 'SIGKILL');
    await server.start('dovecot');
  } else if (trouble === 2) {
    await sleep(afterMs);
    lines.imap.cut();
    lines.smtp.cut();
  } else if (trouble === 3) lines.imap.set({ cutAfterBytes: random.int(3_000, 30_000) });
  else if (trouble === 4) lines.imap.set({ cutAfterSentBytes: random.int(1_500, 6_000) });
  else if (trouble === 5) lines.smtp.set({ cutAfterSentBytes: random.int(1_000, 3_000) });
  else if (trouble === 6) lines.smtp.set({ cutAfterBytes: random.int(2_000, 4_500) });
}

/** Everything has gone where it should: nothing pending, all mail here, nobody to be asked but about unknown ends. */
async function untilAtRest(engine: EngineChild): Promise<void> {
  let seen = '';
  await engine.client.accounts.syncNow({ accountId: null });
  const rest = engine.until(async () => {
    const [status] = await engine.client.accounts.status();
    const outbox = await engine.client.outbox.list();
    seen = JSON.stringify({ status, outbox });
    // A server that asks for patience gets it from the program, not from this person.
    for (const { id, state } of outbox.filter(({ problem }) => problem?.kind === 'throttled')) {
      if (state === 'ready') await engine.client.outbox.sendNow({ outboxId: id });
    }
    const settled = outbox.every(({ state, problem }) => state === 'unknown' && problem !== null);
    return settled && isAtRest(status);
  }, REST_MS);
  await rest.catch((error) => {
    throw new Error(told(`never at rest: ${seen}\n${server.logs().slice(-3_000)}`), { cause: error });
  });
}

/** As a person who has asked the recipient on the telephone. */
async function answerUnknowns(engine: EngineChild): Promise<number> {
  const unknown = await engine.client.outbox.list();
  await engine.until(async () => isQueueEmpty(server), REST_MS);
  const received = await submissionsBySubject(server, 'jean', 'secret');
  for (const { id, subject } of unknown) {
    const answer = received.has(subject) ? 'wasSent' : 'sendAgain';
    await engine.client.outbox.resolveUnknown({ outboxId: id, answer });
  }
  return unknown.length;
}

/** Open composers are closed, unknown ends are answered; then all must be as it was asked for. */
async function restAndCompare(number: number): Promise<{ unknown: number; messages: number }> {
  const engine = home.start();
  await untilAtRest(engine);
  for (const { id } of await engine.client.drafts.list()) await engine.client.drafts.close({ draftId: id });
  const unknown = await answerUnknowns(engine);
  await untilAtRest(engine);
  // What changed between a mailbox's turn and the end of the queue is seen in another round.
  await engine.client.accounts.syncNow({ accountId: null });
  await untilAtRest(engine);
  await engine.until(async () => isQueueEmpty(server), REST_MS);

  const label = told(`at rest after kill ${number}`);
  const shown = await everythingShown(engine);
  const held = await everythingHeld(server, 'claire', 'secret');
  expect(await comparable(engine, shown), label).toEqual(held.map(comparableHeld).sort());
  expect(learn(expected, shown), label).toEqual([]);
  expect(wrongCopies(expected, shown), label).toEqual([]);
  expect(await wrongDraftsAndSendings(engine, shown), label).toEqual([]);
  await engine.kill();
  return { unknown, messages: held.length };
}

async function comparable({ client }: EngineChild, shown: (MessageRow & { path: string })[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { id, path, flags } of shown) {
    const source = await client.host.messageSource({ messageId: id });
    const detail = await client.messages.detail({ messageId: id });
    const named = (['seen', 'flagged', 'answered', 'draft'] as const).filter((flag) => flags[flag]).sort();
    lines.push(`${path} <${detail!.messageIdHeader}> ${named} ${source && sha256(source.bytes)}`);
  }
  return lines.sort();
}

async function wrongDraftsAndSendings(engine: EngineChild, shown: (MessageRow & { path: string })[]) {
  const wrong: string[] = [];
  const drafts = shown.filter(({ path }) => path === 'Drafts');
  for (const [subject, versions] of expected.drafts) {
    const rows = drafts.filter((row) => row.subject === subject);
    if (rows.length > 1) wrong.push(`${subject} stands ${rows.length} times in Drafts`);
    const source = rows[0] && (await engine.client.messages.source({ messageId: rows[0].id }));
    const version = source ? versionOf(source.text) : 0;
    if (!versions.has(version)) wrong.push(`${subject} is version ${version}, not ${[...versions].join(' or ')}`);
    expected.drafts.set(subject, new Set([version]));
  }
  const submissions = await submissionsBySubject(server, 'jean', 'secret');
  for (const [subject, handedOver] of expected.sendings) {
    const received = submissions.get(subject)?.size ?? 0;
    const filed = shown.filter((row) => row.subject === subject && row.path === 'Sent').length;
    const kept = drafts.filter((row) => row.subject === subject).length;
    const isSent = received === 1 && filed === 1 && kept === 0;
    const isDraft = received === 0 && filed === 0 && kept <= 1;
    if (!(handedOver.has(true) && isSent) && !(handedOver.has(false) && isDraft)) {
      wrong.push(`${subject}: sent ${received} times, ${filed} in Sent, ${kept} in Drafts`);
    }
    expected.sendings.set(subject, new Set([isSent]));
  }
  return wrong;
}

describe(`An engine that is killed ${KILLS} times`, () => {
  it('loses nothing, invents nothing and sends nothing twice', { timeout: KILLS * LONGEST_TURN_MS }, async () => {
    await setUp();
    let unknown = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      await liveAndDie(kill);
      if (kill % KILLS_BETWEEN_RESTS === 0) unknown += (await restAndCompare(kill)).unknown;
    }
    const sent = [...expected.sendings.values()].filter((handedOver) => handedOver.has(true)).length;
    console.log(
      `${KILLS} kills: ${expected.letters.size} letters, ${expected.drafts.size} drafts, ${sent} sent, ${unknown} unknown`,
    );
    expect(sent).toBeGreaterThan(KILLS / 10);
  });
});
