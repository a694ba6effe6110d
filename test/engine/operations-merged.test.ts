// What a person did offline, as the server hears it: counted in the server's own log of the commands it got.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MessageId } from '../../shared/domain/ids.ts';
import { generateCorpus } from '../bench/corpus.ts';
import { type FaultyProxy, startFaultyProxy } from '../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { isAtRest, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const LETTERS = 1_000;

let server: MailServer;
let line: FaultyProxy;
let engine: TestEngine;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } }, imapLog: true });
  const home = path.join(server.dir, 'mail', server.address('claire'));
  const owner = server.address('claire');
  generateCorpus({ kind: 'tiny', inbox: LETTERS, seed: 1, maildir: path.join(home, 'Maildir'), owner });
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'mail:mail', home]);
  line = await startFaultyProxy(server.ports.imaps);
  engine = await startEngine({ dataDir: folder.path, server });
  const account = newAccount(server, 'claire', 'secret');
  await engine.client.accounts.create({ ...account, incoming: { ...account.incoming, port: line.port } });
  await atRest();
});
afterAll(async () => {
  await engine.close();
  await line.stop();
  await server.stop();
  folder.remove();
});

const status = async () => (await engine.client.accounts.status())[0];
const atRest = () => engine.until(async () => isAtRest(await status()), 50_000);

async function inbox(): Promise<MessageId[]> {
  const { id: mailboxId } = (await engine.client.mailboxes.list()).find(({ role }) => role === 'inbox')!;
  const sort = { by: 'date', direction: 'asc' } as const;
  const list = await engine.client.messages.list({ source: { kind: 'mailbox', mailboxId }, sort, threaded: false });
  return [...list.ids] as MessageId[];
}
async function unstarred(ids: MessageId[]): Promise<MessageId[]> {
  const halves = [ids.slice(0, 500), ids.slice(500)];
  const rows = await Promise.all(halves.map((half) => engine.client.messages.rows({ ids: half })));
  return rows.flat().flatMap(({ id, flags }) => (flags.flagged ? [] : [id]));
}
const stores = () => server.imapCommands('claire').filter((command) => / STORE /.test(command));

it('a thousand stars given one by one are a few STOREs, and those taken back are none', {
  timeout: 120_000,
}, async () => {
  const ids = await unstarred(await inbox());
  const starredBefore = LETTERS - ids.length;
  expect(ids.length).toBeGreaterThan(900);
  line.set({ refuse: true });
  line.cut();
  await engine.until(async () => (await status())?.phase !== 'watching');
  const before = stores().length;
  for (const id of ids) await engine.client.messages.setFlag({ ids: [id], flag: 'flagged', value: true });
  for (const id of ids.slice(0, 400))
    await engine.client.messages.setFlag({ ids: [id], flag: 'flagged', value: false });
  const waiting = await engine.client.operations.list();
  expect(waiting).toMatchObject([{ kind: 'setFlags', messageCount: ids.length - 400, flags: { set: ['\\Flagged'] } }]);
  line.set({ refuse: false });
  await engine.client.operations.retry({ ids: waiting.flatMap(({ ids: those }) => those) });
  await atRest();
  const told = stores().slice(before);
  expect(told.length).toBeGreaterThan(0);
  expect(told.length).toBeLessThanOrEqual(3);
  const flagged = await server.doveadm('search', '-u', server.address('claire'), 'mailbox', 'INBOX', 'flagged');
  expect(flagged.trim().split('\n')).toHaveLength(starredBefore + ids.length - 400);
});
