// An account that collects by POP3 goes to another server, whose ids are others and whose copies may bear other header
// lines: nothing comes twice, what was deleted here stays deleted, and what is new comes.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { deliver } from './imap/fixture.ts';
import { letter, newPop3Account, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

let old: MailServer;
let next: MailServer;
let engine: TestEngine;
let accountId: AccountId;
const folder = temporaryFolder();

const numbers = [1, 2, 3, 4, 5, 6];
/** As a server writes it that brings mail over message by message. */
const brought = (number: number) => `X-Moved-From: former\r\n${letter(number)}`;

beforeAll(async () => {
  const users = { claire: { password: 'secret' } };
  [old, next] = await Promise.all([startMailServer({ users }), startMailServer({ users, layout: 'french' })]);
  deliver(
    old,
    'claire',
    numbers.map((number) => letter(number)),
  );
  deliver(next, 'claire', [letter(1), letter(2), letter(3), brought(4), brought(5), brought(6), letter(7)]);
  engine = await startEngine({ dataDir: folder.path, server: { ...old, ca: old.ca + next.ca } });
  accountId = (await engine.client.accounts.create(newPop3Account(old, 'claire', 'secret'))).accountId!;
  // The journal tells of a collection when it is over, which is after its last message is there.
  await engine.until(async () => (await subjects()).length === numbers.length && (await collected()).length > 0);
});

afterAll(async () => {
  await engine.close();
  await Promise.all([old.stop(), next.stop()]);
  folder.remove();
});

async function inInbox() {
  const inbox = (await engine.client.mailboxes.list()).find(({ role }) => role === 'inbox');
  if (!inbox) return [];
  const list = await engine.client.messages.list({
    source: { kind: 'mailbox', mailboxId: inbox.id },
    sort: { by: 'date', direction: 'asc' },
    threaded: false,
  });
  return engine.client.messages.rows({ ids: [...list.ids] as MessageId[] });
}
const subjects = async () => (await inInbox()).map(({ subject }) => subject);
const collected = async () =>
  (await engine.client.journal.list({ accountId, beforeId: null, limit: 100 }))
    .map(({ facts }) => facts)
    .filter((facts) => facts.kind === 'collected');

it('collects nothing twice from its new server', async () => {
  const before = (await collected()).length;
  const ids = (await inInbox()).map(({ id }) => id);
  const { address, incoming, outgoing, password } = newPop3Account(next, 'claire', 'secret');
  const outcome = await engine.client.moving.move({ accountId, address, incoming, outgoing, password });
  expect(outcome.check).toEqual({ ok: true });
  await engine.until(async () => (await collected()).length > before);
  expect(await subjects()).toEqual([...numbers, 7].map((number) => `Lettre ${number}`));
  expect((await inInbox()).slice(0, 6).map(({ id }) => id)).toEqual(ids);
  expect((await collected()).at(0)).toMatchObject({ listedCount: 7, newCount: 1 });
});

it('knows them by their ids from then on, and deletes there what is deleted here for good', async () => {
  const brought4 = (await inInbox()).find(({ subject }) => subject === 'Lettre 4')!;
  await engine.client.messages.remove({ ids: [brought4.id] });
  await engine.client.mailboxes.emptyTrash({ accountId });
  await engine.client.accounts.syncNow({ accountId });
  await engine.until(async () => (await collected()).some(({ deletedCount }) => deletedCount === 1));
  expect(await subjects()).toEqual([1, 2, 3, 5, 6, 7].map((number) => `Lettre ${number}`));
  const left = await next.doveadm('fetch', '-u', next.address('claire'), 'uid', 'mailbox', 'INBOX', 'all');
  expect(left.match(/uid: /g)).toHaveLength(6);
});
