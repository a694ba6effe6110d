// The beginning of a seed: what is in its mailboxes already, and its accounts, set up as by a person.

import { sha256 } from '../engine/server-mail.ts';
import { newAccount, newPop3Account } from '../engine/start-engine.ts';
import type { MailServer } from '../servers/mail-server.ts';
import { openPlainImap, quoted } from '../servers/plain-imap.ts';
import { collectedOf, ownerOf, PASSWORD, recipientOf } from './lane.ts';
import { expectLetter } from './ledger.ts';
import { letterSource } from './others.ts';
import { COLLECTED, KEPT_HERE, ownPath } from './place.ts';
import { OWN_PLACES, PARENT } from './plan.ts';
import type { Running } from './run-seed.ts';
import { isMixed, leaveOf, SETS } from './sets.ts';

export async function deliverFirst({ lane, plan, ledger }: Running): Promise<void> {
  const { server } = lane;
  const owner = ownerOf(plan.seed);
  const imap = await openPlainImap(server.ports.imap, server.address(owner), PASSWORD);
  const paths = new Map(OWN_PLACES.map((place) => [place, PARENT[place] ? `${PARENT[place]}/${place}` : place]));
  for (const path of SETS[plan.set].protocol === 'pop3' ? [] : paths.values()) {
    await imap.run(`CREATE ${quoted(path)}`);
    await imap.run(`SUBSCRIBE ${quoted(path)}`);
  }
  for (const [index, place] of plan.letters.entries()) {
    const source = letterSource(index + 1, owner, server.address(recipientOf(plan.seed)));
    if (place === COLLECTED) await deliverCollected(lane.server, plan.seed, source);
    else await imap.append(paths.get(place) ?? place, source);
    expectLetter(ledger, index + 1, place, sha256(Buffer.from(source)));
  }
  await imap.close();
}

async function deliverCollected(server: MailServer, seed: number, source: string): Promise<void> {
  const imap = await openPlainImap(server.ports.imap, server.address(collectedOf(seed)), PASSWORD);
  await imap.append('INBOX', source);
  await imap.close();
}

/** The accounts beside the first. */
async function setUpOthers({ engine, lane, plan }: Running): Promise<void> {
  const { incoming, outgoing, ...account } = newPop3Account(lane.server, collectedOf(plan.seed), PASSWORD);
  const create = () =>
    engine.client.accounts.create({
      ...account,
      incoming: { ...incoming, port: lane.lines.collecting.port },
      outgoing: { ...outgoing, port: lane.lines.outgoing.port },
    });
  const { check } = await untilOk(create);
  if (!check.ok) throw new Error(`the second account could not be set up: ${JSON.stringify(check)}`);
  const { accountId } = await engine.client.accounts.createLocal();
  await engine.client.mailboxes.create({ accountId, parentId: null, name: ownPath(KEPT_HERE) });
}

export async function setUp(running: Running): Promise<void> {
  const { engine, lane, plan, ledger } = running;
  const { incoming, outgoing, ...account } = newAccount(lane.server, ownerOf(plan.seed), PASSWORD);
  await engine.client.settings.set({ undoSendMs: 60 });
  const create = () =>
    engine.client.accounts.create({
      ...account,
      protocol: SETS[plan.set].protocol,
      leaveOnServer: leaveOf(plan.set),
      incoming: { ...incoming, port: lane.lines.incoming.port },
      outgoing: { ...outgoing, port: lane.lines.outgoing.port },
    });
  const { check } = await untilOk(create);
  if (!check.ok) throw new Error(`the account could not be set up: ${JSON.stringify(check)}`);
  if (isMixed(plan.set)) await setUpOthers(running);
  // Without the mailboxes there is nothing that a person could do.
  const known = SETS[plan.set].protocol === 'pop3' ? 1 : 6 + OWN_PLACES.length;
  await engine.until(async () => (await engine.client.mailboxes.list()).length >= known);
  if (plan.impatient) return;
  await engine.until(async () => {
    const statuses = await engine.client.accounts.status();
    const offline = statuses.reduce((sum, { messagesOffline }) => sum + messagesOffline, 0);
    return statuses.every(({ phase }) => phase === 'watching') && offline === plan.letters.length;
  });
  for (const letter of ledger.letters.values()) letter.wasHereFirst = true;
}

const SET_UP_TRIES = 5;

/** Postfix keeps a line to Dovecot's passwords, which breaks when an earlier seed killed Dovecot: the next one holds. */
async function untilOk<Answer extends { check: { ok: boolean } }>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let left = SET_UP_TRIES; ; left -= 1) {
    const answer = await ask();
    if (answer.check.ok || left === 0) return answer;
  }
}
