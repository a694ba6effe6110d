// A day with known names, words, addresses and passwords, things going wrong included: none of them is in the journal,
// while what happened is.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { letter, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const PRIVATE = {
  subject: 'Conseil disciplinaire',
  child: 'Kevin Durandal',
  parent: 'mme.durandal',
  body: 'circonstances familiales',
  folder: 'Dossier médical',
  localFolder: 'Signalements privés',
  typed: 'Réponse confidentielle',
  search: 'avocat',
  password: 'Secret-Phrase-7',
  wrongPassword: 'Mauvais-Mot-9',
};

let server: MailServer;
let engine: TestEngine;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({
    users: { claire: { password: PRIVATE.password }, jean: { password: PRIVATE.password } },
  });
  await server.doveadm('mailbox', 'create', '-u', server.address('claire'), 'Sent', 'Drafts', PRIVATE.folder);
  for (let number = 1; number <= 3; number += 1) {
    const facts = { subject: `${PRIVATE.subject} ${PRIVATE.child}`, from: `${PRIVATE.parent}@ecole.example` };
    await server.save('claire', 'INBOX', letter(number, { ...facts, body: PRIVATE.body }));
  }
  engine = await startEngine({ dataDir: folder.path, server });
}, 120_000);

afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

const mailbox = async (path: string) => (await engine.client.mailboxes.list()).find((one) => one.path === path)!;
const idsIn = async (mailboxId: MailboxId) => {
  const sort = { by: 'date', direction: 'desc' } as const;
  const list = await engine.client.messages.list({ source: { kind: 'mailbox', mailboxId }, sort, threaded: false });
  return [...list.ids] as MessageId[];
};
const atRest = () =>
  engine.until(async () => {
    const status = await engine.client.accounts.status();
    return status.every(({ phase, pendingOperations }) => phase === 'watching' && pendingOperations === 0);
  }, 60_000);

async function liveThroughADay(): Promise<void> {
  const { client } = engine;
  for (const user of ['claire', 'jean']) {
    expect((await client.accounts.create(newAccount(server, user, PRIVATE.password))).check).toEqual({ ok: true });
  }
  await client.settings.set({ undoSendMs: 0 });
  await engine.until(async () => (await mailbox('INBOX'))?.total === 3);
  await atRest();
  const accounts = await client.accounts.list();
  const claire = accounts[0]!;
  const [first, second, third] = await idsIn((await mailbox('INBOX')).id);
  await client.messages.setFlag({ ids: [first!], flag: 'flagged', value: true });
  await client.messages.move({ ids: [first!], mailboxId: (await mailbox(PRIVATE.folder)).id });
  await client.mailboxes.create({ accountId: claire.id, parentId: null, name: PRIVATE.child });
  const { accountId } = await client.accounts.createLocal();
  const local = await client.mailboxes.create({ accountId, parentId: null, name: PRIVATE.localFolder });
  await client.messages.move({ ids: [second!], mailboxId: local.mailboxId });
  const jeans = (await client.mailboxes.list()).find((one) => one.accountId !== claire.id && one.role === 'inbox')!;
  await client.messages.copy({ ids: [third!], mailboxId: jeans.id });
  await client.messages.list({
    source: { kind: 'search', text: PRIVATE.search, mailboxId: null },
    sort: { by: 'date', direction: 'desc' },
    threaded: false,
  });
  await atRest();
  await send(third!);
  const refused = await client.accounts.setPassword({ accountId: claire.id, password: PRIVATE.wrongPassword });
  expect(refused.ok).toBe(false);
  await server.end('dovecot', 'SIGKILL');
  await engine.until(async () => (await client.accounts.status()).some(({ phase }) => phase === 'waiting'), 60_000);
  await server.start('dovecot');
  await client.accounts.syncNow({ accountId: null });
  await atRest();
}

async function send(originalId: MessageId): Promise<void> {
  const { client } = engine;
  const answer = await client.drafts.start({ mode: 'reply', originalId });
  const to = [{ kind: 'address' as const, address: { name: PRIVATE.child, address: server.address('jean') } }];
  const { identityId, cc, bcc, html, text } = answer;
  const content = { identityId, to, cc, bcc, subject: PRIVATE.typed, html, text: `${PRIVATE.body}\n${text}` };
  await client.drafts.save({ draftId: answer.id, revision: 1, content });
  const dismissed: { key: string; reason: 'other' }[] = [];
  const first = await client.outbox.send({ draftId: answer.id, when: 'now', dismissed });
  for (const { key } of first.held) dismissed.push({ key, reason: 'other' });
  if (first.held.length > 0) await client.outbox.send({ draftId: answer.id, when: 'now', dismissed });
  await engine.until(async () => (await client.outbox.list()).length === 0, 60_000);
}

it('tells what happened, and nothing of anybody', async () => {
  await liveThroughADay();
  const { text, newestId } = await engine.client.journal.text({ accountId: null });
  for (const told of [
    'program what=opened',
    'connection phase=watching',
    'connection phase=waiting',
    'sync ',
    'plan=firstSync',
    'name=move',
    'name=carry',
    'step=agreed',
    'submission ',
    'state=accepted',
  ]) {
    expect(text).toContain(told);
  }
  const words = [...Object.values(PRIVATE), 'jeanne', 'claire', 'jean', 'ecole.example', 'lettre', 'localhost', '@'];
  for (const word of words.flatMap((one) => one.split(/[ .-]/)).filter((one) => one.length > 3 || one === '@')) {
    expect(text.toLowerCase(), word).not.toContain(word.toLowerCase());
  }
  const file = await engine.client.host.journal({ accountId: null, newestId });
  expect(Buffer.from(file.bytes).toString()).toBe(text);
  // What the process prints is the same.
  for (const word of words) expect(engine.log.join('\n').toLowerCase(), word).not.toContain(word.toLowerCase());
}, 300_000);
