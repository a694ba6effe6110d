// What the tests on a real Dovecot share: sessions on a test server, messages put into a mailbox, an AbortSignal
// that never aborts.
import * as fs from 'node:fs';
import path from 'node:path';
import type { Session } from '../../../engine/backend/backend.ts';
import { type ImapOptions, imapBackend } from '../../../engine/imap/index.ts';
import { ServerSettings } from '../../../shared/domain/account.ts';
import type { MailServer } from '../../servers/mail-server.ts';

export const PASSWORD = 'craie-42';
export const never = new AbortController().signal;

export function settingsFor(server: MailServer, change: Partial<ServerSettings> = {}): ServerSettings {
  return ServerSettings.parse({
    host: '127.0.0.1',
    port: server.ports.imaps,
    security: 'tls',
    userName: server.address('prof'),
    ...change,
  });
}

export function backendOn(server: MailServer, change: Partial<ServerSettings> = {}, options: ImapOptions = {}) {
  return imapBackend(settingsFor(server, change), PASSWORD, { extraCertificates: [server.ca], ...options });
}

export function openOn(
  server: MailServer,
  change: Partial<ServerSettings> = {},
  options: ImapOptions = {},
): Promise<Session> {
  return backendOn(server, change, options).open(never);
}

export function testMessage(subject: string, body = 'Bonjour,\r\n\r\nà demain.\r\n'): string {
  return [
    'From: Anne Leroy <anne.leroy@ecole.example>',
    'To: prof@ecole.example',
    `Subject: ${subject}`,
    `Message-ID: <${subject.replace(/\W+/g, '-')}@ecole.example>`,
    'Date: Mon, 16 Nov 2026 08:30:00 +0100',
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
  ].join('\r\n');
}

/** Puts messages into INBOX as a delivery would, without a client; Dovecot numbers them in the order of their names. */
export function deliver(server: MailServer, user: string, messages: readonly (string | Uint8Array)[]): void {
  const home = path.join(server.dir, 'mail', server.address(user));
  const maildir = path.join(home, 'Maildir');
  const { uid, gid } = fs.statSync(path.join(server.dir, 'mail'));
  for (const folder of [home, maildir, ...['new', 'cur', 'tmp'].map((name) => path.join(maildir, name))]) {
    if (fs.existsSync(folder)) continue;
    fs.mkdirSync(folder);
    fs.chownSync(folder, uid, gid);
  }
  const at = Math.floor(Date.now() / 1000);
  for (const [i, message] of messages.entries()) {
    const name = `${at}.M${String(i).padStart(6, '0')}P${process.hrtime.bigint()}.test`;
    const file = path.join(maildir, 'tmp', name);
    fs.writeFileSync(file, message);
    fs.chownSync(file, uid, gid);
    fs.renameSync(file, path.join(maildir, 'new', name));
  }
}

export function subjects(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix} ${i + 1}`);
}
