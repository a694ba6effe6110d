import { isAscii } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Envelope, Session } from '../../../engine/backend/backend.ts';
import { imapBackend } from '../../../engine/imap/index.ts';
import { buildMessage } from '../../../engine/mime/build-message.ts';
import { decodePart, readMessage } from '../../../engine/mime/read-message.ts';
import { type SmtpOptions, smtpSubmitter } from '../../../engine/smtp/index.ts';
import { ServerSettings } from '../../../shared/domain/account.ts';
import { type FaultyProxy, startFaultyProxy } from '../../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { InMemoryMailboxSink } from '../memory-sink.ts';

const PASSWORD = 'craie-42';
const never = new AbortController().signal;
const MAX_BYTES = 3_000_000;

/** Whatever is changed in it, its signature no longer holds. */
const SIGNED = Buffer.from(
  'From: chef@ecole.example\r\nSubject: =?utf-8?Q?sign=C3=A9?=\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n.Déjà signé : \r\nFrom here\r\n-- \r\nLe chef\r\n',
);

/** Random, in lines that a server leaves alone. */
function base64Lines(bytes: number): string {
  return randomBytes(bytes)
    .toString('base64')
    .replace(/.{1,76}/g, '$&\r\n');
}

describe('a submission', () => {
  let server: MailServer;
  let proxy: FaultyProxy;
  let handedOver: number;
  const onHandedOver = async () => {
    handedOver++;
  };

  beforeAll(async () => {
    server = await startMailServer({
      users: { prof: { password: PASSWORD }, parent: { password: PASSWORD } },
      maxMessageSizeBytes: MAX_BYTES,
    });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    handedOver = 0;
    proxy = await startFaultyProxy(server.ports.submission);
  });
  afterEach(() => proxy.stop());

  function settings(change: Partial<ServerSettings> = {}): ServerSettings {
    return ServerSettings.parse({
      host: '127.0.0.1',
      port: proxy.port,
      security: 'starttls',
      userName: server.address('prof'),
      ...change,
    });
  }

  function submitter(change: Partial<ServerSettings> = {}, options: SmtpOptions = {}, password = PASSWORD) {
    return smtpSubmitter(settings(change), password, { extraCertificates: [server.ca], ...options });
  }

  const toParent = (): Envelope => ({ from: server.address('prof'), to: [server.address('parent')] });

  function message(subject: string, body = 'Bonjour.\r\n'): Buffer {
    const header = [
      'From: prof@ecole.example',
      'To: parent@ecole.example',
      `Subject: ${subject}`,
      'Date: Mon, 16 Nov 2026 08:30:00 +0100',
      `Message-ID: <${randomBytes(8).toString('hex')}@ecole.example>`,
    ];
    return Buffer.from(`${header.join('\r\n')}\r\n\r\n${body}`);
  }

  function forwarded(subject: string): Uint8Array {
    const prof = { name: null, address: server.address('prof') };
    return buildMessage({
      ...{ from: prof, replyTo: [], to: [{ name: null, address: server.address('parent') }], cc: [], bcc: [] },
      ...{ subject, html: null, text: 'Ci-joint.', dateAt: 0, inReplyTo: null, references: [] },
      parts: [{ name: 'signé.eml', type: 'message/rfc822', bytes: SIGNED, contentId: null }],
      messageIdHeader: `${randomBytes(8).toString('hex')}@ecole.example`,
    }).toSend;
  }

  const submit = (raw: Uint8Array, envelope = toParent(), signal = never) =>
    submitter().submit(raw, envelope, onHandedOver, signal);

  /** The source of the message with this subject, once the parent has it. */
  async function delivered(subject: string, at = server): Promise<Buffer> {
    const incoming = { ...settings(), port: at.ports.imaps, security: 'tls', userName: at.address('parent') };
    const backend = imapBackend(ServerSettings.parse(incoming), PASSWORD, { extraCertificates: [at.ca] });
    let wake = () => {};
    const watch = await backend.watch('INBOX', () => wake(), never);
    const session = await backend.open(never);
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const source = await findSource(session, subject);
      if (source) {
        await Promise.all([session.close(), watch.close()]);
        return source;
      }
      await changed;
    }
  }

  async function findSource(session: Session, subject: string): Promise<Buffer | null> {
    const sink = new InMemoryMailboxSink();
    await session.syncMailbox('INBOX', sink, never);
    const at = sink.subjects().indexOf(subject);
    if (at < 0) return null;
    const uid = sink.knownUids()[at]!;
    await session.fetchSources('INBOX', sink.state().uidValidity!, [uid], sink, never);
    return Buffer.from(sink.messages.get(uid)!.source!);
  }

  async function inboxOfParent(): Promise<string> {
    return server.doveadm('fetch', '-u', server.address('parent'), 'hdr.subject', 'mailbox', 'INBOX', 'all');
  }

  it('is accepted, and its bytes arrive as they are below what servers add, without Bcc', async () => {
    const awkward = ['.', '..', '.un point', '', 'é à ç', `${'x'.repeat(900)}`, 'fin sans rien'].join('\r\n');
    const raw = message('Octets', `${awkward}\r\n${base64Lines(200_000)}`);
    const verdict = await submit(raw);
    expect(verdict).toEqual({ kind: 'accepted', response: expect.stringMatching(/^250 /), refusedRecipients: [] });
    expect(handedOver).toBe(1);
    const arrived = await delivered('Octets');
    expect(arrived.subarray(arrived.length - raw.length).equals(raw)).toBe(true);
    expect(arrived.toString('latin1')).not.toMatch(/^bcc:/im);
  });

  it('carries an attached message of eight bits as it is, byte for byte', async () => {
    const raw = forwarded('Transfert');
    expect((await submit(raw)).kind).toBe('accepted');
    const arrived = await delivered('Transfert');
    expect(arrived.subarray(arrived.length - raw.length).equals(raw)).toBe(true);
    const [file] = readMessage(arrived).attachments;
    expect(file).toMatchObject({ name: 'signé.eml', declaredType: 'message/rfc822' });
    expect(decodePart(arrived, file!.partId)).toEqual(SIGNED);
  });

  it('carries it as a file of the same bytes to a server that takes seven bits only', async () => {
    const old = await startMailServer({
      users: { prof: { password: PASSWORD }, parent: { password: PASSWORD } },
      untoldAbilities: '8bitmime',
    });
    try {
      const raw = forwarded('Transfert ancien');
      const options = { extraCertificates: [old.ca] };
      const smtp = smtpSubmitter(settings({ port: old.ports.submission }), PASSWORD, options);
      expect((await smtp.submit(raw, toParent(), onHandedOver, never)).kind).toBe('accepted');
      const arrived = await delivered('Transfert ancien', old);
      expect(isAscii(arrived)).toBe(true);
      const [file] = readMessage(arrived).attachments;
      expect(file).toMatchObject({ name: 'signé.eml', declaredType: 'application/octet-stream' });
      expect(decodePart(arrived, file!.partId)).toEqual(SIGNED);
    } finally {
      await old.stop();
    }
  });

  it('goes over implicit TLS as well', async () => {
    const tls = submitter({ port: server.ports.submissions, security: 'tls' });
    expect((await tls.submit(message('TLS'), toParent(), onHandedOver, never)).kind).toBe('accepted');
  });

  it('sends no byte of the message before `onHandedOver` has ended', async () => {
    const raw = message('Ordre', `${base64Lines(100_000)}`);
    let sentBefore = 0;
    const verdict = await submitter().submit(
      raw,
      toParent(),
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        sentBefore = proxy.sentBytes();
      },
      never,
    );
    expect(verdict.kind).toBe('accepted');
    expect(sentBefore).toBeLessThan(5_000);
    expect(proxy.sentBytes()).toBeGreaterThan(raw.length);
  });

  it('throws what `onHandedOver` throws, and nothing is sent', async () => {
    const failing = submitter().submit(
      message('Jamais'),
      toParent(),
      async () => {
        throw new Error('disk full');
      },
      never,
    );
    await expect(failing).rejects.toThrow('disk full');
    expect((await submit(message('Après Jamais'))).kind).toBe('accepted');
    await delivered('Après Jamais');
    expect(await inboxOfParent()).not.toMatch(/: Jamais/);
  });

  it('to an unknown recipient is refused, in the words of the server', async () => {
    const nobody = server.address('personne');
    expect(await submit(message('Refus'), { ...toParent(), to: [nobody] })).toEqual({
      kind: 'refused',
      error: {
        kind: 'rejected',
        reason: 'recipientRefused',
        detail: expect.stringMatching(/^550 5\.1\.1 /),
        recipients: [nobody],
      },
      refusedRecipients: [{ address: nobody, response: expect.stringMatching(/^550 5\.1\.1 /) }],
    });
    expect(handedOver).toBe(0);
  });

  it('to a known and an unknown recipient is accepted for the one, and names the other', async () => {
    const nobody = server.address('personne');
    const verdict = await submit(message('Moitié'), { ...toParent(), to: [server.address('parent'), nobody] });
    expect(verdict).toMatchObject({
      kind: 'accepted',
      refusedRecipients: [{ address: nobody, response: expect.stringMatching(/^550 5\.1\.1 /) }],
    });
    await delivered('Moitié');
  });

  it('that is too large for the server is refused before a byte of it is sent', async () => {
    const verdict = await submit(message('Gros', 'x'.repeat(MAX_BYTES)));
    expect(verdict).toMatchObject({ kind: 'refused', error: { kind: 'rejected', reason: 'messageTooLarge' } });
    expect(handedOver).toBe(0);
    expect(proxy.sentBytes()).toBeLessThan(5_000);
  });

  it('with an address that breaks the command is refused as invalid', async () => {
    const verdict = await submit(message('Injection'), { ...toParent(), to: ['a@b.example>\r\nRSET'] });
    expect(verdict).toMatchObject({ kind: 'refused', error: { kind: 'invalid' } });
  });

  it('with a wrong password is not sent, after one attempt', async () => {
    const wrong = submitter({}, {}, 'faux');
    expect(await wrong.submit(message('Clé'), toParent(), onHandedOver, never)).toMatchObject({
      kind: 'notSent',
      error: { kind: 'auth', reason: 'wrongPassword', detail: expect.stringMatching(/^535 /) },
    });
    // Postfix writes it down a moment after it has answered.
    await expect.poll(() => server.logs().match(/authentication failed/g)?.length).toBe(1);
  });

  it('that is cut before the message is not sent', async () => {
    proxy.set({ cutAfterBytes: 1_000 });
    const verdict = await submit(message('Coupé tôt'));
    expect(verdict).toMatchObject({ kind: 'notSent', error: { kind: 'connection' } });
    expect(handedOver).toBe(0);
  });

  it('that is cut in the message has an unknown outcome', async () => {
    proxy.set({ cutAfterSentBytes: 500_000 });
    const verdict = await submit(message('Coupé tard', `${base64Lines(1_000_000)}`));
    expect(verdict).toMatchObject({ kind: 'unknown', error: { kind: 'connection', reason: 'outcomeUnknown' } });
    expect(handedOver).toBe(1);
  });

  it('whose answer never comes has an unknown outcome, though the message was taken', async () => {
    const limited = submitter({}, { limits: { silenceMs: 400 } });
    const verdict = await limited.submit(
      message('Sans réponse'),
      toParent(),
      async () => proxy.set({ latencyMs: 1_000 }),
      never,
    );
    expect(verdict.kind).toBe('unknown');
  });

  it('can be aborted: before the message it is not sent, in the message its outcome is unknown', async () => {
    const early = new AbortController();
    early.abort();
    expect(await submit(message('Arrêt'), toParent(), early.signal)).toMatchObject({
      kind: 'notSent',
      error: { kind: 'cancelled' },
    });

    const late = new AbortController();
    proxy.set({ bytesPerSecond: 2_000_000 });
    const verdict = await submitter().submit(
      message('Arrêt tard', `${base64Lines(1_500_000)}`),
      toParent(),
      async () => void setTimeout(() => late.abort(), 30),
      late.signal,
    );
    expect(verdict).toMatchObject({ kind: 'unknown', error: { reason: 'outcomeUnknown' } });
  });

  it('to a server that is down is not sent', async () => {
    const down = submitter({ port: 1 });
    expect(await down.submit(message('Personne'), toParent(), onHandedOver, never)).toMatchObject({
      kind: 'notSent',
      error: { kind: 'connection', reason: 'refused' },
    });
  });

  it('to a server that hangs is not sent, after a limit', async () => {
    proxy.set({ stall: true });
    const verdict = await submitter({}, { limits: { greetingMs: 200 } }).submit(
      message('Muet'),
      toParent(),
      onHandedOver,
      never,
    );
    expect(verdict).toMatchObject({ kind: 'notSent', error: { kind: 'connection' } });
  });
});

describe('a check of the outgoing server', () => {
  let server: MailServer;

  beforeAll(async () => {
    server = await startMailServer({ users: { prof: { password: PASSWORD } } });
  });
  afterAll(() => server.stop());

  function check(change: Partial<ServerSettings> = {}, password = PASSWORD): Promise<void> {
    const settings = ServerSettings.parse({
      host: '127.0.0.1',
      port: server.ports.submission,
      security: 'starttls',
      userName: server.address('prof'),
      ...change,
    });
    const options = { extraCertificates: [server.ca], limits: { greetingMs: 500 } };
    return smtpSubmitter(settings, password, options).check(never);
  }

  it('passes with the right settings', async () => {
    await check();
    await check({ port: server.ports.submissions, security: 'tls' });
  });

  it.each([
    ['a wrong password', {}, 'faux', { kind: 'auth', data: { reason: 'wrongPassword' } }],
    ['plain text', { security: 'none' }, PASSWORD, { kind: 'unsupported', data: { reason: 'plainTextRefused' } }],
    ['nobody listening', { port: 1 }, PASSWORD, { kind: 'connection', data: { reason: 'refused' } }],
    [
      'TLS where STARTTLS is spoken',
      { security: 'tls' },
      PASSWORD,
      { kind: 'certificate', data: { reason: 'tlsFailed' } },
    ],
  ] as const)('tells %s', async (_what, change, password, error) => {
    await expect(check(change, password)).rejects.toMatchObject(error);
  });

  it('tells a server that is no SMTP server', async () => {
    await expect(check({ port: server.ports.imap })).rejects.toMatchObject({
      kind: 'unsupported',
      data: { reason: 'notSmtp' },
    });
  });

  it('tells what is wrong with a certificate, with its facts', async () => {
    for (const [kind, reason] of [
      ['expired', 'certificateExpired'],
      ['wronghost', 'certificateWrongHost'],
      ['selfsigned', 'certificateUntrusted'],
    ] as const) {
      await server.setCertificate(kind);
      for (const change of [{}, { port: server.ports.submissions, security: 'tls' }] as const) {
        await expect(check(change)).rejects.toMatchObject({
          kind: 'certificate',
          data: { reason, certificate: { names: expect.any(Array), validToAt: expect.any(Number) } },
        });
      }
    }
  });
});
