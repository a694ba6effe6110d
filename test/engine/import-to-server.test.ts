// Into a folder of a server: every message arrives there once, with its flags and tags and the bytes it had, also when
// the same files are imported twice.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isComplete } from '../../shared/domain/transfer.ts';
import { kept, letter } from '../fixtures/thunderbird/build-profile.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { everythingHeld } from './server-mail.ts';
import { newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

let server: MailServer;
let engine: TestEngine;
const folder = temporaryFolder();
const files = path.join(folder.path, 'files');

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  await server.doveadm('mailbox', 'create', '-u', server.address('claire'), 'Archives');
  mkdirSync(path.join(files, 'Cours.sbd'), { recursive: true });
  writeFileSync(
    path.join(files, 'Cours.mbox'),
    kept('Un', { status: '0007', keys: '$label1 (étrange)' }) + kept('Deux'),
  );
  writeFileSync(path.join(files, 'Cours.sbd', '6eB.mbox'), kept('Trois', { status: '0000' }));
  engine = await startEngine({ dataDir: path.join(folder.path, 'data'), server });
  await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
});

afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

const atRest = () =>
  engine.until(async () => {
    const [status] = await engine.client.accounts.status();
    return status?.phase === 'watching' && status.pendingOperations === 0;
  });

async function importFiles(): Promise<void> {
  const archives = (await engine.client.mailboxes.list()).find((one) => one.path === 'Archives');
  const { place } = await engine.client.places.grant({ paths: [files] });
  const { folders } = await engine.client.transfers.look({ place });
  const keys = folders.map(({ key }) => key);
  await engine.client.transfers.import({ place, folders: keys, mailboxId: archives!.id, people: false, tags: false });
  const ended = await engine.until(async () => {
    const [last] = await engine.client.transfers.list();
    return last && last.state !== 'running' && last;
  });
  expect(ended.state).toBe('done');
  expect(ended.folders.every(isComplete)).toBe(true);
  await atRest();
}

it('arrives there once, however often it is imported', async () => {
  await atRest();
  await importFiles();
  await importFiles();
  const held = await everythingHeld(server, 'claire', 'secret');
  const told = held.map(({ path: mailbox, flags, raw }) => [mailbox.replaceAll('.', '/'), flags, raw.toString()]);
  expect(told.sort()).toEqual([
    ['Archives/Cours', ['$label1', '\\Answered', '\\Flagged', '\\Seen'], letter('Un')],
    ['Archives/Cours', ['\\Seen'], letter('Deux')],
    ['Archives/Cours/6eB', [], letter('Trois')],
  ]);
});
