// « Qui n'a pas reçu ? » and read receipts, on a real store: what comes back is told of whom it is about, a forged report
// changes nothing but a note, and no receipt leaves unless the person says so.
import { beforeEach, describe, expect, it } from 'vitest';
import { digestSource } from '../../../engine/mime/digest.ts';
import { parseHeader } from '../../../engine/mime/header-facts.ts';
import { answerReceipt, receiptRequest, receptionOfMessage, writeAgain } from '../../../engine/outbox/index.ts';
import { putInto } from '../../../engine/store/message-intents.ts';
import { messageDetail } from '../../../engine/store/messages.ts';
import { listOutbox } from '../../../engine/store/outbox.ts';
import { setSettings } from '../../../engine/store/settings.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { type Desk, openDesk, thrown } from './desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
  desk.store.transaction((tx) => setSettings(tx, { undoSendMs: 0 }));
});

function receive(raw: string): MessageId {
  const digest = digestSource(Buffer.from(raw.replace(/\r?\n/g, '\r\n')));
  const mailbox = { id: desk.mailbox('INBOX'), accountId: desk.accountId };
  return desk.store.transaction((tx) => putInto(tx, mailbox, { digest, flags: [], internalDateAt: desk.now() }));
}

/** Sent to these, hidden; answers its copy in Envoyés and its Message-ID. */
async function sendTo(...addresses: string[]): Promise<{ id: MessageId; header: string }> {
  const bcc = addresses.map((address) => ({ kind: 'address' as const, address: { name: null, address } }));
  const draftId = desk.write({ toAddresses: ['claire@ac-lyon.fr'], bcc, subject: 'Sortie', readReceipt: true });
  desk.outbox.send({ draftId, when: 'now', dismissed: [] });
  await desk.idle();
  const [id] = desk.ids('Sent').slice(-1);
  return { id: id!, header: messageDetail(desk.store.reads, id!)!.messageIdHeader! };
}

function bounce(
  about: string,
  recipients: string[],
  { action = 'failed', status = '5.1.1', original = '' } = {},
): string {
  const groups = recipients.map(
    (address) =>
      `${original && `Original-Recipient: rfc822;${original}\n`}Final-Recipient: rfc822; ${address}\nAction: ${action}\nStatus: ${status}\nDiagnostic-Code: smtp; 550 no such user\n`,
  );
  return `Return-Path: <>
From: MAILER-DAEMON@ac-lyon.fr
To: claire@ac-lyon.fr
Subject: Undelivered
Message-ID: <${Math.abs(hash(about + recipients + action))}@bounce>
Date: Fri, 20 Nov 2026 09:30:00 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; ac-lyon.fr

${groups.join('\n')}
--b
Content-Type: text/rfc822-headers

Message-ID: <${about}>
Subject: Sortie

--b--
`;
}

function hash(text: string): number {
  return [...text].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) | 0, 7);
}

const states = (id: MessageId) =>
  receptionOfMessage(desk.store.reads, id, desk.now())!.letters.map(({ recipients, state }) => [
    recipients[0]!.address,
    state,
  ]);

describe('« Qui n’a pas reçu ? »', () => {
  it('tells who has not got it and why, and that delayed is not failed', async () => {
    const { id, header } = await sendTo('lopez@orange.fr', 'martin@free.fr');
    expect(states(id)).toEqual([
      ['claire@ac-lyon.fr', 'sent'],
      ['lopez@orange.fr', 'sent'],
      ['martin@free.fr', 'sent'],
    ]);
    receive(bounce(header, ['martin@free.fr'], { action: 'delayed', status: '4.4.1' }));
    expect(states(id).map(([, state]) => state)).toEqual(['sent', 'sent', 'sent']);
    receive(bounce(header, ['LOPEZ@orange.fr'], { status: '5.2.2' }));
    expect(states(id).map(([, state]) => state)).toEqual(['sent', 'failed', 'sent']);
    const { letters } = receptionOfMessage(desk.store.reads, id, desk.now())!;
    expect(letters[1]!.notes).toMatchObject([
      { action: 'failed', reason: 'mailboxFull', said: '550 no such user', certain: true },
    ]);
    expect(letters[2]!.notes).toMatchObject([{ action: 'delayed', reason: 'unreachable' }]);
  });

  it('knows an address that was forwarded by what it was written to, and says where it does not', async () => {
    const { id, header } = await sendTo('lopez@orange.fr', 'martin@free.fr');
    receive(bounce(header, ['elsewhere@gmail.com'], { original: 'lopez@orange.fr' }));
    expect(states(id)[1]).toEqual(['lopez@orange.fr', 'failed']);
    receive(bounce(header, ['nobody@gmail.com']));
    const { unclear, letters } = receptionOfMessage(desk.store.reads, id, desk.now())!;
    expect(unclear).toMatchObject([{ addresses: ['nobody@gmail.com'] }]);
    expect(letters.filter(({ state }) => state === 'failed')).toHaveLength(1);
  });

  it('keeps one note however often the report is read, and none about what was not sent from here', async () => {
    const { header } = await sendTo('lopez@orange.fr');
    const count = () => desk.store.reads.value<number>('notes', 'SELECT count(*) FROM mail_reports');
    receive(bounce(header, ['lopez@orange.fr']));
    receive(bounce(header, ['lopez@orange.fr']));
    receive(bounce('not-ours@ac-lyon.fr', ['lopez@orange.fr']));
    expect(count()).toBe(1);
  });

  it('lets a forged report change nothing but its note', async () => {
    const { id, header } = await sendTo('lopez@orange.fr');
    const tables = ['contacts', 'outbox', 'sendings', 'drafts', 'operations'];
    const all = () => tables.map((table) => desk.store.reads.all(table, `SELECT * FROM ${table}`));
    const before = all();
    receive(bounce(header, ['lopez@orange.fr', 'victim@ac-lyon.fr']));
    // The report itself arrived as mail of its own.
    expect(all().slice(0, 4)).toEqual(before.slice(0, 4));
    expect(receptionOfMessage(desk.store.reads, id, desk.now())!.unclear).toHaveLength(1);
  });

  it('writes again to those alone, each in its field, and the copy in Envoyés stays', async () => {
    const { id } = await sendTo('lopez@orange.fr', 'martin@free.fr');
    const draftId = writeAgain(desk.store, id, ['martin@free.fr'], desk.now());
    expect(desk.drafts.get(draftId)).toMatchObject({
      to: [],
      bcc: [{ address: { address: 'martin@free.fr' } }],
      subject: 'Sortie',
    });
    desk.outbox.send({ draftId, when: 'now', dismissed: [] });
    await desk.idle();
    expect(desk.ids('Sent')).toHaveLength(2);
  });

  it('shows a read receipt as what it is', async () => {
    const { id, header } = await sendTo('lopez@orange.fr');
    expect(desk.sent[0]!.raw).toContain('Disposition-Notification-To: ');
    receive(`From: lopez@orange.fr
Message-ID: <mdn@orange.fr>
Date: Fri, 20 Nov 2026 09:30:00 +0000
Content-Type: multipart/report; report-type=disposition-notification; boundary=b

--b
Content-Type: message/disposition-notification

Final-Recipient: rfc822;lopez@orange.fr
Original-Message-ID: <${header}>
Disposition: manual-action/MDN-sent-manually; displayed

--b--
`);
    const { letters } = receptionOfMessage(desk.store.reads, id, desk.now())!;
    expect(letters[1]).toMatchObject({
      state: 'sent',
      notes: [{ action: 'displayed', reportedAt: Date.UTC(2026, 10, 20, 9, 30) }],
    });
  });
});

describe('a read receipt that is asked for', () => {
  const ASKING = `From: Paul <paul@ac-lyon.fr>
To: claire@ac-lyon.fr
Subject: Conseil
Message-ID: <asks@ac-lyon.fr>
Date: Fri, 20 Nov 2026 09:30:00 +0000
Disposition-Notification-To: Paul <paul@ac-lyon.fr>

Lundi.
`;
  const facts = (raw: string) => parseHeader(Buffer.from(raw));
  const request = (raw: string, id = receive(raw)) => {
    const detail = messageDetail(desk.store.reads, id);
    return detail && receiptRequest(desk.store.reads, detail, facts(raw));
  };
  const deps = () => ({ store: desk.store, nowAt: desk.now, language: () => 'fr' as const, onQueued: () => {} });

  it('waits for the person, warns where it would go elsewhere, and is not asked about by lists or oneself', () => {
    expect(request(ASKING)).toEqual({ to: { name: 'Paul', address: 'paul@ac-lyon.fr' }, elsewhere: false });
    expect(request(ASKING.replace('To: Paul <paul@', 'To: <spy@'))).toMatchObject({ elsewhere: true });
    expect(request(ASKING.replace('Subject', 'List-Id: <liste.ac-lyon.fr>\nSubject'))).toBeNull();
    expect(request(ASKING.replaceAll('paul@ac-lyon.fr', 'claire@ac-lyon.fr'))).toBeNull();
    expect(request(ASKING.replace(/Disp.*\n/, ''))).toBeNull();
    expect(listOutbox(desk.store.reads)).toEqual([]);
  });

  it('leaves once, as RFC 8098 wants it, and is remembered', async () => {
    const id = receive(ASKING);
    answerReceipt(deps(), { messageId: id, send: true }, facts(ASKING));
    await desk.idle();
    const [{ raw, to } = { raw: '', to: [] }] = desk.sent;
    expect(to).toEqual(['paul@ac-lyon.fr']);
    expect(raw).toContain('report-type=disposition-notification');
    expect(raw).toContain('Original-Message-ID: <asks@ac-lyon.fr>');
    expect(raw).toContain('Disposition: manual-action/MDN-sent-manually; displayed');
    expect(digestSource(Buffer.from(raw)).report).toMatchObject({
      originals: ['asks@ac-lyon.fr'],
      recipients: [{ action: 'displayed' }],
    });
    // For other programs too (RFC 3503).
    const told = desk.store.reads.pluck<string>('told', "SELECT payload FROM operations WHERE kind = 'setFlags'");
    expect(told.join()).toContain('$MDNSent');
    expect(thrown(() => answerReceipt(deps(), { messageId: id, send: true }, facts(ASKING)))).toMatchObject({
      kind: 'missing',
    });
    expect(desk.sent).toHaveLength(1);
  });

  describe('whose letter is thrown out of the outbox was not given', () => {
    const answer = (id: MessageId) => answerReceipt(deps(), { messageId: id, send: true }, facts(ASKING));
    const throwOut = () => desk.outbox.cancel(listOutbox(desk.store.reads)[0]!.id);
    const onServer = () =>
      [...desk.server.mailboxes.get('INBOX')!.messages.values()].filter(({ flags }) => flags.has('$MDNSent'));

    async function arrived(): Promise<MessageId> {
      desk.server.deliver('INBOX', Buffer.from(ASKING.replace(/\n/g, '\r\n')));
      await desk.settle();
      return desk.ids('INBOX').at(-1)!;
    }

    it('before anybody heard of it: it can be given again, and leaves once', async () => {
      const id = await arrived();
      answer(id);
      expect(request(ASKING, id)).toBeNull();
      expect(throwOut().cancelled).toBe(true);
      expect(request(ASKING, id)).not.toBeNull();
      expect(desk.pending()).toBe(0);
      answer(id);
      await desk.idle();
      await desk.settle();
      expect([desk.sent.length, onServer().length, request(ASKING, id)]).toEqual([1, 1, null]);
    });

    it('after the server refused it: other programs may ask again too', async () => {
      const id = await arrived();
      desk.answers.push({ kind: 'refused', error: { kind: 'rejected' }, refusedRecipients: [] });
      answer(id);
      await desk.idle();
      await desk.settle();
      expect(onServer()).toHaveLength(1);
      throwOut();
      expect(request(ASKING, id)).not.toBeNull();
      await desk.settle();
      expect([desk.sent, onServer(), request(ASKING, id)]).toEqual([[], [], expect.anything()]);
    });

    it('nor was one that is made a draft of', async () => {
      const id = await arrived();
      answer(id);
      desk.outbox.correct(listOutbox(desk.store.reads)[0]!.id);
      expect(request(ASKING, id)).not.toBeNull();
    });

    it('and what was declined meanwhile stays declined', () => {
      const [declined, given] = [receive(ASKING), receive(ASKING.replace('asks@', 'asks-too@'))];
      answerReceipt(deps(), { messageId: declined, send: false }, facts(ASKING));
      answer(given);
      throwOut();
      expect([request(ASKING, declined), request(ASKING, given)]).toEqual([null, expect.anything()]);
    });
  });

  it('is declined without a word to anybody', async () => {
    const id = receive(ASKING);
    answerReceipt(deps(), { messageId: id, send: false }, facts(ASKING));
    await desk.idle();
    expect([desk.sent, request(ASKING, id)]).toEqual([[], null]);
  });
});
