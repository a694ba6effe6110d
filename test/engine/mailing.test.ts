// « Envoyer séparément » and what comes back, with the whole engine on a real Dovecot and Postfix: killed in its middle,
// each household still gets its message exactly once; a bounce that Postfix writes is told of whom it is about.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MailingId, MessageId } from '../../shared/domain/ids.ts';
import { NO_FALLBACKS } from '../../shared/domain/mailing.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type EngineChild, type EngineHome, engineHome } from './engine-child.ts';
import { letter, newAccount } from './start-engine.ts';

const FAMILIES = 12;
const KILLS = 5;
const LONGEST_LIFE_MS = 500;
const REST_MS = 60_000;

let server: MailServer;
let home: EngineHome;

beforeAll(async () => {
  const aliases = Object.fromEntries(Array.from({ length: FAMILIES }, (_, n) => [`famille${n + 1}`, 'familles']));
  server = await startMailServer({
    users: {
      claire: { password: 'secret' },
      familles: { password: 'secret' },
      pleine: { password: 'secret', quota: '1k' },
    },
    aliases,
  });
  // So that what Postfix hands over comes back.
  await server.save('pleine', 'INBOX', letter(1, { body: 'x'.repeat(700) }));
  home = await engineHome(server);
}, 60_000);

afterAll(async () => {
  home.remove();
  await server.stop();
});

async function setUp(engine: EngineChild, people: readonly string[]): Promise<void> {
  await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
  await engine.client.settings.set({ undoSendMs: 0, composeFormat: 'plain' });
  for (const user of people) {
    await engine.client.contacts.save({ address: server.address(user), name: `Marie ${user}`, roles: ['family'] });
  }
  await engine.until(async () => (await engine.client.mailboxes.list()).some(({ role }) => role === 'inbox'));
}

async function mail(engine: EngineChild, people: readonly string[], subject: string): Promise<MailingId> {
  const { id, identityId } = await engine.client.drafts.start({ mode: 'new', originalId: null });
  const bcc = people.map((user) => ({
    kind: 'address' as const,
    address: { name: null, address: server.address(user) },
  }));
  const content = { identityId, to: [], cc: [], bcc, subject, html: null, text: 'Bonjour {prénom} {nom},\n' };
  await engine.client.drafts.save({ draftId: id, revision: 1, content });
  const input = { draftId: id, fallbacks: NO_FALLBACKS, when: 'now' as const, dismissed: [] };
  const { mailingId, held } = await engine.client.mailings.start(input);
  expect(held).toEqual([]);
  return mailingId!;
}

const linesOf = async (user: string, field: string) => {
  const out = await server.doveadm('fetch', '-u', server.address(user), field, 'mailbox', 'INBOX', 'all');
  return out
    .split('\n')
    .filter((line) => line.startsWith(`${field}: `))
    .map((line) => line.slice(field.length + 2));
};

it('reaches each household exactly once, however often it is killed, and tells what did not arrive', async () => {
  const families = Array.from({ length: FAMILIES }, (_, n) => `famille${n + 1}`);
  const everybody = [...families, 'pleine', 'inconnue'];
  let engine = home.start();
  await setUp(engine, everybody);
  const mailingId = await mail(engine, everybody, 'Sortie de la classe');
  for (let kill = 0; kill < KILLS; kill += 1) {
    await sleep(((kill * 7919) % LONGEST_LIFE_MS) + 20);
    await engine.kill();
    engine = home.start();
  }
  // As a person who has asked those of whom nobody knows.
  await engine.until(async () => {
    const detail = await engine.client.mailings.get({ mailingId });
    const arrived = new Set(await linesOf('familles', 'hdr.to'));
    for (const { entry, recipients } of detail?.letters ?? []) {
      if (entry?.state !== 'unknown' || !entry.problem) continue;
      const { address } = recipients[0]!;
      const answer = [...arrived].some((to) => to.includes(address)) ? 'wasSent' : 'sendAgain';
      await engine.client.outbox.resolveUnknown({ outboxId: entry.id, answer });
    }
    return detail?.state === 'ended' && detail.counts.failed === 1;
  }, REST_MS);

  const to = await linesOf('familles', 'hdr.to');
  expect(to.map((line) => /famille\d+@/.exec(line)?.[0]).toSorted()).toEqual(
    families.map((one) => `${one}@`).toSorted(),
  );
  const { mailing, letters } = (await engine.client.deliveries.ofMailing({ mailingId }))!;
  expect(mailing!.counts).toMatchObject({ sent: FAMILIES, refused: 1, failed: 1, waiting: 0, asks: 0 });
  const full = letters.find(({ recipients }) => recipients[0]!.address === server.address('pleine'))!;
  expect(full).toMatchObject({ state: 'failed', notes: [{ action: 'failed', reason: 'mailboxFull', certain: true }] });
  const unknown = letters.find(({ recipients }) => recipients[0]!.address === server.address('inconnue'))!;
  expect([unknown.state, unknown.refused[0]?.response]).toEqual(['refused', expect.stringMatching(/^550/)]);

  // Every copy is in Envoyés on the server, and one line stands for them here.
  const inSent = async () => {
    const out = await server.doveadm('fetch', '-u', server.address('claire'), 'hdr.to', 'mailbox', 'Sent', 'all');
    return out.split('\n').filter((line) => line.includes('hdr.to:')).length;
  };
  await engine.until(async () => (await inSent()) === FAMILIES + 1, REST_MS);
  const sent = (await engine.client.mailboxes.list()).find(({ role }) => role === 'sent')!;
  const source = { kind: 'mailbox' as const, mailboxId: sent.id };
  const sort = { by: 'date', direction: 'desc' } as const;
  const { ids } = await engine.client.messages.list({ source, sort, threaded: false });
  expect(ids).toHaveLength(1);
  const [row] = await engine.client.messages.rows({ ids: [...ids] as MessageId[] });
  expect(row!.mailing).toMatchObject({ id: mailingId, counts: { sent: FAMILIES, failed: 1, refused: 1 } });
  await engine.close();
}, 180_000);

it('sends a read receipt when the person says so, without a sender, and tells other programs', async () => {
  const asking = letter(2, { from: `Familles <${server.address('familles')}>`, subject: 'Réponse attendue' });
  const request = `Disposition-Notification-To: ${server.address('familles')}\r\n`;
  await server.save('claire', 'INBOX', request + asking);
  const engine = home.start();
  const inbox = (await engine.client.mailboxes.list()).find(({ role }) => role === 'inbox')!;
  const source = { kind: 'mailbox' as const, mailboxId: inbox.id };
  const sort = { by: 'date', direction: 'desc' } as const;
  const asked = await engine.until(async () => {
    const { ids } = await engine.client.messages.list({ source, sort, threaded: false });
    const rows = await engine.client.messages.rows({ ids: [...ids] as MessageId[] });
    const row = rows.find(({ subject, offline }) => subject === 'Réponse attendue' && offline);
    return row && engine.client.messages.detail({ messageId: row.id });
  });
  expect(asked.receiptRequest).toMatchObject({ elsewhere: false });
  await engine.client.deliveries.answerReceipt({ messageId: asked.row.id, send: true });
  await engine.until(
    async () => (await linesOf('familles', 'hdr.subject')).some((line) => line.includes('Lu')),
    REST_MS,
  );
  const at = ['mailbox', 'INBOX', 'header', 'in-reply-to', 'lettre-2'];
  const receipt = await server.doveadm('fetch', '-u', server.address('familles'), 'text', ...at);
  expect(receipt).toContain('Return-Path: <>');
  expect(receipt).toContain('Disposition: manual-action/MDN-sent-manually; displayed');
  await engine.until(async () => {
    const flags = await server.doveadm('fetch', '-u', server.address('claire'), 'flags', 'mailbox', 'INBOX', 'all');
    return flags.includes('$MDNSent');
  });
  expect((await engine.client.messages.detail({ messageId: asked.row.id }))!.receiptRequest).toBeNull();
  await engine.close();
}, 90_000);
