// Writing and acting with the whole engine on a real Dovecot and Postfix, offline, cut and refused.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId, DraftId, MessageId } from '../../shared/domain/ids.ts';
import { type FaultyProxy, startFaultyProxy } from '../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { isAtRest, letter, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const PASSWORD = 'craie-42';

let server: MailServer;
let imap: FaultyProxy;
let smtp: FaultyProxy;
let engine: TestEngine;
let accountId: AccountId;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({
    users: {
      claire: { password: PASSWORD, quota: '3M' },
      paul: { password: PASSWORD },
      cachee: { password: PASSWORD },
    },
  });
  for (const name of ['Sent', 'Drafts', 'Trash']) {
    await server.doveadm('mailbox', 'create', '-u', server.address('claire'), name);
  }
  for (let number = 1; number <= 5; number += 1) await server.save('claire', 'INBOX', letter(number));
  imap = await startFaultyProxy(server.ports.imaps);
  smtp = await startFaultyProxy(server.ports.submissions);
  engine = await startEngine({ dataDir: folder.path, server });
  await engine.client.settings.set({ undoSendMs: 0, composeFormat: 'plain' });
  const account = newAccount(server, 'claire', PASSWORD);
  const made = await engine.client.accounts.create({
    ...account,
    incoming: { ...account.incoming, port: imap.port },
    outgoing: { ...account.outgoing, port: smtp.port },
  });
  accountId = made.accountId!;
  await atRest();
});

afterAll(async () => {
  await engine.close();
  await Promise.all([imap.stop(), smtp.stop()]);
  await server.stop();
  folder.remove();
});

beforeEach(() => {
  imap.set({ refuse: false, cutAfterSentBytes: Number.POSITIVE_INFINITY });
  smtp.set({ refuse: false, cutAfterSentBytes: Number.POSITIVE_INFINITY });
});

const status = async () => (await engine.client.accounts.status())[0];
const atRest = () => engine.until(async () => isAtRest(await status()));
const mailbox = async (path: string) => (await engine.client.mailboxes.list()).find((one) => one.path === path)!;
const idsIn = async (path: string) => {
  const { id: mailboxId } = await mailbox(path);
  const sort = { by: 'date', direction: 'asc' } as const;
  const list = await engine.client.messages.list({ source: { kind: 'mailbox', mailboxId }, sort, threaded: false });
  return [...list.ids] as MessageId[];
};
/** What the server has there: one line for each message. */
const onServer = async (user: string, path: string, field = 'hdr.message-id') => {
  const out = await server.doveadm('fetch', '-u', server.address(user), field, 'mailbox', path, 'all');
  return out.split('\n').filter((line) => line.trim() !== '' && line !== '\f');
};
const textOn = (user: string, path: string, subject: string) =>
  server.doveadm('fetch', '-u', server.address(user), 'text', 'mailbox', path, 'header', 'subject', subject);

async function offline() {
  imap.set({ refuse: true });
  smtp.set({ refuse: true });
  imap.cut();
  await engine.until(async () => (await status())?.phase !== 'watching');
}
async function online() {
  imap.set({ refuse: false });
  smtp.set({ refuse: false });
  await engine.client.accounts.syncNow({ accountId });
}

async function write(subject: string, to: string[], bcc: string[] = []): Promise<DraftId> {
  const draft = await engine.client.drafts.start({ mode: 'new', originalId: null });
  const chips = (addresses: string[]) =>
    addresses.map((address) => ({ kind: 'address' as const, address: { name: null, address } }));
  const { identityId } = draft;
  const content = {
    identityId,
    to: chips(to),
    cc: [],
    bcc: chips(bcc),
    subject,
    html: null,
    text: `Corps de ${subject}\n`,
  };
  await engine.client.drafts.save({ draftId: draft.id, revision: 1, content });
  return draft.id;
}
async function attachRandom(draftId: DraftId, name: string, size: number): Promise<void> {
  const bytes = new Uint8Array(randomBytes(size));
  await engine.client.drafts.attach({ draftId, name, type: 'application/octet-stream', bytes, inline: false });
}
const send = async (draftId: DraftId) => {
  const { outboxId, held } = await engine.client.outbox.send({ draftId, when: 'now', dismissed: [] });
  expect(held).toEqual([]);
  return outboxId!;
};
const outboxEmpty = () => engine.until(async () => (await engine.client.outbox.list()).length === 0);

describe('Offline', () => {
  it('replays what the person did once the server is back, and the answer arrives', async () => {
    const [first, second, third, fourth] = await idsIn('INBOX');
    await offline();
    await engine.client.messages.setFlag({ ids: [first!], flag: 'flagged', value: true });
    await engine.client.messages.remove({ ids: [second!] });
    const { mailboxId } = await engine.client.mailboxes.create({ accountId, parentId: null, name: 'Sorties' });
    await engine.client.messages.move({ ids: [third!], mailboxId });
    await engine.client.messages.setFlag({ ids: [third!], flag: 'seen', value: true });
    const { undo } = await engine.client.messages.move({ ids: [fourth!], mailboxId });
    expect(await engine.client.operations.undo({ token: undo! })).toEqual({ undone: true });
    const answer = await engine.client.drafts.start({ mode: 'reply', originalId: first! });
    expect(answer).toMatchObject({ subject: 'Re: Lettre 1' });
    const to = [{ kind: 'address' as const, address: { name: 'Paul', address: server.address('paul') } }];
    const bcc = [{ kind: 'address' as const, address: { name: null, address: server.address('cachee') } }];
    const { identityId, cc, subject, html, text } = answer;
    const content = { identityId, to, cc, bcc, subject, html, text: `Entendu.\n${text}` };
    await engine.client.drafts.save({ draftId: answer.id, revision: 1, content });
    await send(answer.id);

    await online();
    await outboxEmpty();
    await atRest();
    expect(await onServer('claire', 'Sorties')).toEqual(['hdr.message-id: <lettre-3@ecole.example>']);
    expect((await onServer('claire', 'Sorties', 'flags')).join()).toContain('\\Seen');
    expect(await onServer('claire', 'Trash')).toEqual(['hdr.message-id: <lettre-2@ecole.example>']);
    expect(await onServer('claire', 'INBOX')).toHaveLength(3);
    const flags = (await onServer('claire', 'INBOX', 'flags')).join();
    expect(flags).toContain('\\Flagged');
    expect(flags).toContain('\\Answered');
    const arrived = await textOn('paul', 'INBOX', 'Re: Lettre 1');
    expect(arrived).toContain('Entendu.');
    expect(arrived).toContain('In-Reply-To: <lettre-1@ecole.example>');
    expect(arrived).not.toMatch(/^bcc:/im);
    expect(arrived).not.toContain('cachee');
    expect(await onServer('cachee', 'INBOX')).toHaveLength(1);
    expect(await onServer('claire', 'Sent')).toHaveLength(1);
    expect(await textOn('claire', 'Sent', 'Re: Lettre 1')).toMatch(/^bcc: .*cachee/im);
  }, 60_000);
});

describe('A copy in Envoyés', () => {
  it('is filed once, also when the connection is cut in the middle of the APPEND', async () => {
    const before = (await onServer('claire', 'Sent')).length;
    // Everything up to the append passes; the copy itself (over 200 kB) does not.
    const draftId = await write('Copie unique', [server.address('paul')]);
    await attachRandom(draftId, 'photo.jpg', 150_000);
    imap.set({ cutAfterSentBytes: 40_000 });
    await send(draftId);
    await engine.until(async () => imap.cuts() > 0 && (await status())?.phase !== 'watching');
    expect((await engine.client.outbox.list())[0]?.state).toBe('accepted');
    imap.set({ cutAfterSentBytes: Number.POSITIVE_INFINITY });
    await online();
    await outboxEmpty();
    await atRest();
    expect(await onServer('claire', 'Sent')).toHaveLength(before + 1);
    expect(await idsIn('Sent')).toHaveLength(before + 1);
  }, 60_000);
});

describe('A submission whose answer was lost', () => {
  it('is looked for: found in one’s own mailbox, it is filed once and never sent again', async () => {
    const before = (await onServer('claire', 'Sent')).length;
    const draftId = await write('Answer lost', [server.address('claire'), server.address('paul')]);
    await attachRandom(draftId, 'plan.jpg', 300_000);
    smtp.set({ bytesPerSecond: 400_000 });
    await send(draftId);
    await engine.until(async () => (await engine.client.outbox.list())[0]?.state === 'handedOver');
    smtp.set({ cutAfterBytes: 0 });
    await engine.until(async () => (await engine.client.outbox.list())[0]?.state !== 'handedOver');
    smtp.heal();
    await outboxEmpty();
    await atRest();
    const arrived = await onServer('paul', 'INBOX', 'hdr.subject');
    expect(arrived.filter((line) => line === 'hdr.subject: Answer lost')).toHaveLength(1);
    expect(await onServer('claire', 'Sent')).toHaveLength(before + 1);
    expect(await engine.client.drafts.get({ draftId })).toBeNull();
  }, 60_000);
});

describe('Refused by the server', () => {
  it('an unknown recipient: the draft stays, the recipient is named, the words are kept', async () => {
    const nobody = server.address('personne');
    const draftId = await write('Refus', [nobody]);
    const outboxId = await send(draftId);
    const entry = await engine.until(async () =>
      (await engine.client.outbox.list()).find(({ id, state }) => id === outboxId && state === 'refused'),
    );
    expect(entry.refusedRecipients).toMatchObject([{ address: nobody, forNow: false }]);
    expect(entry.problem?.detail).toMatch(/^55\d /);
    expect(await engine.client.drafts.get({ draftId })).toMatchObject({ subject: 'Refus' });
    await engine.client.outbox.cancel({ outboxId });
    await engine.client.drafts.discard({ draftId });
  });
});

describe('Sent to some', () => {
  it('and refused for another: that one is named, kept apart, and can be tried alone; the copy is filed once', async () => {
    const before = (await onServer('claire', 'Sent')).length;
    const nobody = server.address('personne');
    await send(await write('À deux', [server.address('paul'), nobody]));
    await engine.until(async () => (await engine.client.outbox.list())[0]?.state === 'refused');
    await atRest();
    const [rest] = await engine.client.outbox.list();
    expect(rest).toMatchObject({ isRest: true, draftId: null, recipients: [{ address: nobody }] });
    expect(rest!.refusedRecipients[0]!.response).toMatch(/^550 /);
    expect(await engine.client.outbox.sendings()).toMatchObject([
      { subject: 'À deux', recipientCount: 1, knownBy: 'server', refusedRecipients: [{ address: nobody }] },
      ...(await engine.client.outbox.sendings()).slice(1),
    ]);
    // Still unknown to the server: refused as a whole now, and Paul gets nothing again.
    await engine.client.outbox.sendAgain({ outboxId: rest!.id });
    await engine.until(async () => (await engine.client.outbox.list())[0]?.attempts === 1);
    await engine.until(async () => (await engine.client.outbox.list())[0]?.state === 'refused');
    await engine.client.outbox.cancel({ outboxId: rest!.id });
    await outboxEmpty();
    expect(await onServer('claire', 'Sent')).toHaveLength(before + 1);
    const arrived = await onServer('paul', 'INBOX', 'hdr.message-id');
    expect(new Set(arrived).size).toBe(arrived.length);
  }, 60_000);
});

describe('A server that says how much it takes', () => {
  it('is known from the set-up on: too large a message is told before it is sent', async () => {
    const draftId = await write('Trop lourd', [server.address('paul')]);
    await attachRandom(draftId, 'video.mp4', 8_000_000);
    const forecast = await engine.client.outbox.forecast({ draftId });
    expect(forecast).toMatchObject({ maxBytes: 10_240_000, recipientCount: 1 });
    expect(forecast!.sizeBytes).toBeGreaterThan(10_900_000);
    const sending = engine.client.outbox.send({ draftId, when: 'now', dismissed: [] });
    await expect(sending).rejects.toMatchObject({ data: { reason: 'messageTooLarge', limitBytes: 10_240_000 } });
    expect(await engine.client.outbox.list()).toEqual([]);
    await engine.client.drafts.discard({ draftId });
  });
});

describe('A draft', () => {
  it('has one copy in Brouillons, however often it is filed, and none once it is sent', async () => {
    const draftId = await write('Brouillon', [server.address('paul')]);
    await engine.client.drafts.close({ draftId });
    await atRest();
    const [filed] = await idsIn('Drafts');
    const again = await engine.client.drafts.start({ mode: 'edit', originalId: filed! });
    expect(again).toMatchObject({ id: draftId, subject: 'Brouillon', text: 'Corps de Brouillon\n' });
    const { identityId, to, cc, bcc, html, text } = again;
    const content = { identityId, to, cc, bcc, subject: 'Brouillon repris', html, text };
    await engine.client.drafts.save({ draftId, revision: again.revision + 1, content });
    await engine.client.drafts.close({ draftId });
    await atRest();
    expect(await onServer('claire', 'Drafts', 'hdr.subject')).toEqual(['hdr.subject: Brouillon repris']);
    await send(draftId);
    await outboxEmpty();
    await atRest();
    expect(await onServer('claire', 'Drafts')).toEqual([]);
    expect(await idsIn('Drafts')).toEqual([]);
  }, 60_000);

  it('that does not fit into the mailbox any more is kept here, and that is said', async () => {
    const draftId = await write('Trop grand', []);
    await attachRandom(draftId, 'film.mp4', 3_500_000);
    await engine.client.drafts.close({ draftId });
    await engine.until(async () => engine.events.find((one) => one.type === 'problem' && one.problem.kind === 'quota'));
    expect(await onServer('claire', 'Drafts')).toEqual([]);
    const [kept] = await idsIn('Drafts');
    const draft = await engine.client.drafts.start({ mode: 'edit', originalId: kept! });
    expect(draft).toMatchObject({ id: draftId, attachments: [{ name: 'film.mp4', sizeBytes: 3_500_000 }] });
    await engine.client.drafts.discard({ draftId });
    await atRest();
    expect(await idsIn('Drafts')).toEqual([]);
  }, 60_000);
});
