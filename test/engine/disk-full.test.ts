// The disk runs full under a running engine: it is said, nothing is damaged, reading goes on, and everything else goes
// on as soon as there is room. The disk is a small file system in memory, which only root may mount.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftContent } from '../../shared/domain/draft.ts';
import type { DraftId, MessageId } from '../../shared/domain/ids.ts';
import { createRandom } from '../bench/random.ts';
import { type FaultyProxy, startFaultyProxy } from '../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { everythingHeld, headerOf } from './server-mail.ts';
import { fakeKeychain, isAtRest, letter, newAccount, startEngine, type TestEngine } from './start-engine.ts';

const LETTERS = 30;
const LETTER_BYTES = 200_000;
const PLAN_BYTES = 600_000;
const DISK_BYTES = 64 * 1024 * 1024;

let server: MailServer;
let engine: TestEngine;
/** To the submission server. */
let line: FaultyProxy;
const keychain = fakeKeychain();
const folder = mkdtempSync(path.join(tmpdir(), 'casier-disk-'));
const start = () => startEngine({ dataDir: path.join(folder, 'data'), keychain, server });

/** Folds the store's log into the database: from then on, whatever is stored needs room of its own. */
async function restart(): Promise<void> {
  await engine.close();
  engine = await start();
}

/** What no compression makes smaller. */
function noise(bytes: number): string {
  const random = createRandom(bytes);
  const line = () => Array.from({ length: 76 }, () => String.fromCharCode(random.int(33, 126))).join('');
  return Array.from({ length: Math.ceil(bytes / 78) }, line).join('\r\n');
}

const ballast = path.join(folder, 'ballast');

/** To the last byte, also where the engine takes some of them meanwhile. */
function fillDisk(): void {
  const file = openSync(ballast, 'a');
  try {
    for (;;) writeSync(file, Buffer.alloc(4096, 1));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
  closeSync(file);
}

const makeRoom = () => rmSync(ballast);

beforeAll(async () => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_BYTES}`, 'tmpfs', folder]);
  server = await startMailServer({ users: { claire: { password: 'secret' }, jean: { password: 'secret' } } });
  for (let number = 1; number <= LETTERS; number += 1) {
    await server.save('claire', 'INBOX', letter(number, { body: noise(LETTER_BYTES) }));
  }
  line = await startFaultyProxy(server.ports.submissions);
  engine = await start();
});

afterAll(async () => {
  await engine.close();
  await line.stop();
  await server.stop();
  execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
});

const status = async () => (await engine.client.accounts.status())[0];
const rows = async (mailbox: string) => {
  const { id: mailboxId } = (await engine.client.mailboxes.list()).find(({ path: one }) => one === mailbox)!;
  const { ids } = await engine.client.messages.list({
    source: { kind: 'mailbox', mailboxId },
    sort: { by: 'date', direction: 'desc' },
    threaded: false,
  });
  return engine.client.messages.rows({ ids: [...ids] as MessageId[] });
};

async function newDraft(subject: string, attachmentBytes: number): Promise<{ id: DraftId; content: DraftContent }> {
  const { id, revision, identityId } = await engine.client.drafts.start({ mode: 'new', originalId: null });
  const to = [{ kind: 'address' as const, address: { name: null, address: server.address('jean') } }];
  const content: DraftContent = { identityId, to, cc: [], bcc: [], subject, html: null, text: 'Bonjour.' };
  await engine.client.drafts.save({ draftId: id, revision: revision + 1, content });
  const bytes = Buffer.from(noise(attachmentBytes));
  await engine.client.drafts.attach({
    draftId: id,
    name: 'plan.bin',
    type: 'application/x-plan',
    bytes,
    inline: false,
  });
  return { id, content };
}

const isSettled = async () => isAtRest(await status());

describe('A disk that is full', () => {
  it('ends the synchronisation with the reason, and what is here stays readable', async () => {
    const account = newAccount(server, 'claire', 'secret');
    await engine.client.accounts.create({ ...account, outgoing: { ...account.outgoing, port: line.port } });
    await engine.until(async () => (await status())?.messagesOffline === LETTERS);
    await restart();
    await engine.until(isSettled);
    fillDisk();
    await server.save('claire', 'INBOX', letter(LETTERS + 1, { body: noise(8 * LETTER_BYTES) }));
    const stopped = await engine.until(async () => {
      // What the search index gives up at the first refusal is room for a letter.
      fillDisk();
      const now = await status();
      return now?.phase === 'waiting' && now;
    });
    expect(stopped.problem).toMatchObject({ kind: 'store', reason: 'diskFull', during: 'sync' });
    const readable = (await rows('INBOX')).find(({ offline }) => offline);
    const source = await engine.client.host.messageSource({ messageId: readable!.id });
    expect(source?.bytes.byteLength).toBe(readable!.sizeBytes);
  });

  it('refuses what cannot be stored with the reason, and keeps what was there before', async () => {
    makeRoom();
    const { id, content } = await newDraft('Brouillon', 1_000);
    fillDisk();
    const longer = { ...content, text: noise(DISK_BYTES / 4) };
    const full = { data: { kind: 'store', reason: 'diskFull' } };
    await expect(engine.client.drafts.save({ draftId: id, revision: 2, content: longer })).rejects.toMatchObject(full);
    expect(await engine.client.drafts.get({ draftId: id })).toMatchObject({ revision: 1, text: 'Bonjour.' });
    makeRoom();
    const typed = { ...content, text: 'Bonjour à tous.' };
    expect(await engine.client.drafts.save({ draftId: id, revision: 2, content: typed })).toMatchObject({
      revision: 2,
    });
    await engine.client.drafts.close({ draftId: id });
  });

  it('lets everything go on when there is room again', async () => {
    await engine.client.accounts.syncNow({ accountId: null });
    await engine.until(isSettled);
    expect(await status()).toMatchObject({ problem: null });
    expect(await rows('INBOX')).toHaveLength(LETTERS + 1);
    const onServer = await everythingHeld(server, 'claire', 'secret');
    expect(onServer.filter(({ raw }) => headerOf(raw, 'Subject') === 'Brouillon')).toHaveLength(1);
  });
});

describe('A disk that is full while a message is being sent', () => {
  let draftId: DraftId;

  it('keeps what the server answered until it can be written down, and sends nothing twice', async () => {
    ({ id: draftId } = await newDraft('Plan', PLAN_BYTES));
    await restart();
    // Slow enough to fill the disk while the message is on its way.
    line.set({ bytesPerSecond: PLAN_BYTES / 2 });
    await engine.client.settings.set({ undoSendMs: 0 });
    const { outboxId } = await engine.client.outbox.send({ draftId, when: 'now', dismissed: [] });
    await engine.until(async () => (await engine.client.outbox.list())[0]?.state === 'handedOver');
    fillDisk();
    line.heal();
    await engine.until(async () =>
      engine.events.some(
        (event) => event.type === 'problem' && event.problem.during === 'send' && event.problem.reason === 'diskFull',
      ),
    );
    expect(await engine.client.outbox.list()).toMatchObject([{ id: outboxId, state: 'handedOver' }]);
    makeRoom();
    await engine.until(async () => (await engine.client.outbox.list()).length === 0);
    await engine.until(isSettled);
    const problems = engine.events.filter(({ type }) => type === 'problem' || type === 'problemGone');
    expect(problems.at(-1)?.type).toBe('problemGone');
    const sent = (await rows('Sent')).map(({ subject }) => subject);
    expect(sent).toEqual(['Plan']);
    const received = await engine.until(async () => {
      const held = await everythingHeld(server, 'jean', 'secret');
      return held.length > 0 && held;
    });
    expect(received.map(({ raw }) => headerOf(raw, 'Subject'))).toEqual(['Plan']);
    expect(await engine.client.drafts.get({ draftId })).toBeNull();
  });

  it('sends a message that waits when there is room again, and closes in order meanwhile', async () => {
    const draft = await newDraft('Deuxième plan', PLAN_BYTES);
    const { outboxId } = await engine.client.outbox.send({ draftId: draft.id, when: 'held', dismissed: [] });
    fillDisk();
    const sent = engine.client.outbox.sendNow({ outboxId: outboxId! });
    await sent.catch((error) => expect(error).toMatchObject({ data: { kind: 'store', reason: 'diskFull' } }));
    await engine.close();
    makeRoom();
    engine = await start();
    await engine.client.outbox.sendNow({ outboxId: outboxId! }).catch(() => undefined);
    await engine.until(async () => (await engine.client.outbox.list()).length === 0);
    const received = await engine.until(async () => {
      const held = await everythingHeld(server, 'jean', 'secret');
      return held.length > 1 && held;
    });
    expect(received).toHaveLength(2);
  });
});
