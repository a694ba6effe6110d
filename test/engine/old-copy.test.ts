// Somebody puts an old copy of the store back (a roaming profile, a restored folder), in which a message still waits
// that has long been sent: it is told, the message is looked for and not sent again, and what came since comes again.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { submissionsBySubject } from './server-mail.ts';
import {
  fakeKeychain,
  isAtRest,
  letter,
  newAccount,
  startEngine,
  type TestEngine,
  temporaryFolder,
} from './start-engine.ts';

const keychain = fakeKeychain();
const folder = temporaryFolder();
const dataDir = path.join(folder.path, 'data');
const oldDir = path.join(folder.path, 'old');
const DAY_MS = 24 * 3_600_000;

let server: MailServer;
let engine: TestEngine;

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' }, jean: { password: 'secret' } } });
  await server.save('claire', 'INBOX', letter(1));
  engine = await startEngine({ dataDir, keychain, server });
  await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
  await engine.until(isSettled);
});

afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

async function isSettled(): Promise<boolean> {
  const [status] = await engine.client.accounts.status();
  return isAtRest(status) && status.messagesTotal > 0;
}

const noticesNow = async () => {
  const state = await engine.client.store.state();
  return state.kind === 'open' ? (state.notices ?? []).map(({ reason }) => reason) : state.kind;
};

async function holdMessage(subject: string): Promise<void> {
  const draft = await engine.client.drafts.start({ mode: 'new', originalId: null });
  const to = [{ kind: 'address' as const, address: { name: null, address: server.address('jean') } }];
  const content = { identityId: draft.identityId, to, cc: [], bcc: [], subject, html: null, text: 'Bonjour.' };
  await engine.client.drafts.save({ draftId: draft.id, revision: draft.revision + 1, content });
  await engine.client.outbox.send({ draftId: draft.id, when: 'held', dismissed: [] });
}

async function sendEverything(): Promise<void> {
  for (const { id } of await engine.client.outbox.list()) await engine.client.outbox.sendNow({ outboxId: id });
  await engine.until(async () => (await engine.client.outbox.list()).length === 0);
  await engine.until(isSettled);
}

function copyStore(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of ['casier.db', 'casier-keys.json']) copyFileSync(path.join(from, name), path.join(to, name));
}

describe('An old copy of the store that was put back', () => {
  it('is told, and sends nothing again that has left since', async () => {
    await holdMessage('Sortie');
    await engine.close();
    copyStore(dataDir, oldDir);
    engine = await startEngine({ dataDir, keychain, server });
    expect(await noticesNow()).toEqual([]);
    await sendEverything();
    await server.save('claire', 'INBOX', letter(2));
    await engine.client.accounts.syncNow({ accountId: null });
    await engine.until(async () => (await engine.client.accounts.status())[0]?.messagesTotal === 3);
    await engine.close();

    copyStore(oldDir, dataDir);
    engine = await startEngine({ dataDir, keychain, server });
    expect(await noticesNow()).toEqual(['storeOlder']);
    // Found in Envoyés: it has left, and its row goes without a question.
    await engine.until(async () => (await engine.client.outbox.list()).length === 0);
    await engine.until(async () => (await engine.client.accounts.status())[0]?.messagesTotal === 3);
    await engine.until(isSettled);
    const received = await submissionsBySubject(server, 'jean', 'secret');
    expect(received.get('Sortie')?.size).toBe(1);
  });

  it('is told by the keychain alone, where the whole folder was put back', async () => {
    await engine.close();
    copyStore(oldDir, dataDir);
    rmSync(path.join(dataDir, 'casier-witness.json'));
    engine = await startEngine({ dataDir, keychain, server });
    expect(await noticesNow()).toEqual(['storeOlder']);
    await engine.until(async () => (await engine.client.outbox.list()).length === 0);
    expect((await submissionsBySubject(server, 'jean', 'secret')).get('Sortie')?.size).toBe(1);
  });

  it('is the store from then on: the next start tells nothing', async () => {
    await engine.close();
    engine = await startEngine({ dataDir, keychain, server });
    expect(await noticesNow()).toEqual([]);
  });
});

describe('A clock that went back', () => {
  it('is told at the next start', async () => {
    await engine.close();
    engine = await startEngine({ dataDir, keychain, server, now: () => Date.now() - 30 * DAY_MS });
    expect(await noticesNow()).toEqual(['clockWentBack']);
  });
});
