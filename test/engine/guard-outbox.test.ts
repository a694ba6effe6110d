// The guard at the door of the outbox, with the whole engine on a real Dovecot and Postfix: what is held is not sent,
// what is sent shows nobody who was written to in secret, and what waits is judged again when it leaves.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { DraftId } from '../../shared/domain/ids.ts';
import { type FaultyProxy, startFaultyProxy } from '../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { isAtRest, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const PASSWORD = 'craie-42';
const FAMILIES = ['famille1@orange.fr', 'famille2@orange.fr', 'famille3@orange.fr'];
const LIST = `Nom;Courriel\nA;${FAMILIES[1]}\nB;${FAMILIES[2]}\n`;

let server: MailServer;
let smtp: FaultyProxy;
let engine: TestEngine;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: PASSWORD }, paul: { password: PASSWORD } } });
  for (const name of ['Sent', 'Drafts'])
    await server.doveadm('mailbox', 'create', '-u', server.address('claire'), name);
  smtp = await startFaultyProxy(server.ports.submissions);
  engine = await startEngine({ dataDir: folder.path, server });
  await engine.client.settings.set({ undoSendMs: 0, composeFormat: 'plain' });
  const account = newAccount(server, 'claire', PASSWORD);
  await engine.client.accounts.create({
    ...account,
    outgoing: { ...account.outgoing, port: smtp.port },
  });
  await engine.until(async () => isAtRest((await engine.client.accounts.status())[0]));
  for (const address of [...FAMILIES, server.address('paul')]) {
    await engine.client.contacts.save({ address, roles: ['family'] });
  }
});

afterAll(async () => {
  await engine.close();
  await smtp.stop();
  await server.stop();
  folder.remove();
});

beforeEach(() => smtp.set({ refuse: false, cutAfterSentBytes: Number.POSITIVE_INFINITY }));

const bytes = (text: string) => new TextEncoder().encode(text);
const toChip = (address: string) => ({ kind: 'address' as const, address: { name: null, address } });
const outbox = () => engine.client.outbox.list();
const textOn = (user: string, path: string, subject: string) =>
  server.doveadm('fetch', '-u', server.address(user), 'text', 'mailbox', path, 'header', 'subject', subject);

async function write(subject: string, text = 'Bonjour.'): Promise<DraftId> {
  const draft = await engine.client.drafts.start({ mode: 'new', originalId: null });
  const { identityId, cc, bcc, html } = draft;
  const content = { identityId, to: [toChip(server.address('paul'))], cc, bcc, subject, html, text };
  await engine.client.drafts.save({ draftId: draft.id, revision: 1, content });
  return draft.id;
}
const attach = (draftId: DraftId, name: string, type: string, text: string) =>
  engine.client.drafts.attach({ draftId, name, type, bytes: bytes(text), inline: false });
const send = (draftId: DraftId, when: 'now' | 'held' = 'now') =>
  engine.client.outbox.send({ draftId, when, dismissed: [] });

it('holds addresses in the text and in a sheet; without them it leaves, and the sheet was waited for', async () => {
  const written = await write('Texte', `Écrivez à ${FAMILIES[1]} ou à ${FAMILIES[2]}.`);
  expect((await send(written)).held).toMatchObject([{ case: 19, surface: 'S3' }]);
  const sheet = await write('Liste');
  await attach(sheet, 'liste.csv', 'text/csv', LIST);
  expect((await send(sheet)).held).toMatchObject([{ case: 16, surface: 'S6', names: ['liste.csv'] }]);
  expect(await outbox()).toEqual([]);

  const { attachments } = (await engine.client.drafts.get({ draftId: sheet }))!;
  await engine.client.drafts.detach({ draftId: sheet, contentId: attachments[0]!.contentId });
  expect((await send(sheet)).held).toEqual([]);
  await engine.until(async () => (await outbox()).length === 0);
  const arrived = await textOn('paul', 'INBOX', 'Liste');
  expect(arrived).toContain('Bonjour.');
  expect(arrived).not.toContain(FAMILIES[1]);
}, 60_000);

it('what the server got of one’s own sent message, in another one, holds no Bcc; nor does the copy in Envoyés', async () => {
  const sent = `From: ${server.address('claire')}\r\nTo: ${server.address('paul')}\r\nBcc: secret@ailleurs.example\r\nSubject: Sortie\r\n\r\nVendredi.\r\n`;
  const around = `From: ${server.address('claire')}\r\nContent-Type: message/rfc822\r\n\r\n${sent}`;
  const draftId = await write('Pour suivre');
  await attach(draftId, 'envoye.eml', 'message/rfc822', sent);
  await attach(draftId, 'autour.eml', 'application/octet-stream', around);
  const eightBit = `From: ${server.address('paul')}\r\nSubject: Re\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nDéjà réglé : à jeudi. \r\n-- \r\nPaul\r\n`;
  await attach(draftId, 'reponse.eml', 'message/rfc822', eightBit);
  expect((await send(draftId)).held).toEqual([]);
  await engine.until(async () => (await outbox()).length === 0);
  for (const [user, path] of [
    ['paul', 'INBOX'],
    ['claire', 'Sent'],
  ] as const) {
    await engine.until(async () => (await textOn(user, path, 'Pour suivre')) !== '');
    const there = await textOn(user, path, 'Pour suivre');
    const decoded =
      there + there.replace(/(?:[\w+/=]{60,}\r?\n)+[\w+/=]*/g, (run) => Buffer.from(run, 'base64').toString());
    expect(decoded).toContain('Vendredi.');
    expect(decoded).not.toMatch(/secret@ailleurs|^bcc:/im);
    // What is attached as a message lies there as it is, byte for byte.
    const onTheWire = there.replace(/\r?\n/g, '\r\n');
    expect(onTheWire).toContain(
      'Content-Transfer-Encoding: 8bit\r\nContent-Disposition: attachment; filename="reponse.eml"',
    );
    expect(onTheWire).toContain(`\r\n\r\n${eightBit}\r\n--`);
  }
}, 60_000);

it.each(['offline', 'later'] as const)(
  'a message kept %s is judged again when it leaves, and held if it turned red',
  async (how) => {
    smtp.set({ refuse: true });
    const strangers = [`un-${how}@ecole.example`, `deux-${how}@ecole.example`];
    const subject = `En attente ${how}`;
    const { outboxId, held } = await send(
      await write(subject, `Voir ${strangers.join(' et ')}`),
      how === 'later' ? 'held' : 'now',
    );
    expect(held).toEqual([]);
    const entry = async () => (await outbox()).find(({ id }) => id === outboxId);
    if (how === 'offline')
      await engine.until(async () => (await entry())?.state === 'ready' && (await entry())!.attempts > 0);
    for (const address of strangers) await engine.client.contacts.save({ address, roles: ['family'] });
    smtp.set({ refuse: false });
    await engine.client.outbox.sendNow({ outboxId: outboxId! });
    await engine.until(async () => (await entry())?.problem?.reason === 'guardHeld');
    expect((await entry())?.state).toBe('held');
    expect(await textOn('paul', 'INBOX', subject)).toBe('');
  },
  60_000,
);
