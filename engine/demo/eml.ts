// Writes the trial mailbox's messages as RFC 5322 bytes: text, HTML, attachments, list headers. Deterministic, and
// of our own writing because these headers (Received, List-Id, foreign Message-IDs) are not those we ever send.
import { createHash } from 'node:crypto';
import type { Address } from '../../shared/domain/address.ts';

export interface SeedAttachment {
  name: string;
  type: string;
  bytes: Buffer;
}

export interface SeedMail {
  /** Unique among all seeds: makes the Message-ID. */
  key: string;
  from: Address;
  to: Address[];
  cc?: Address[];
  bcc?: Address[];
  subject: string;
  text: string;
  html?: string;
  attachments?: SeedAttachment[];
  inReplyTo?: string;
  references?: string[];
  listId?: string;
  at: number;
}

export function seedMessageId(key: string): string {
  return `<${createHash('sha1').update(key).digest('hex').slice(0, 24)}@ac-demo.example>`;
}

export function writeEml(mail: SeedMail): Buffer {
  const headers = [
    `Received: from mx.ac-demo.example by imap.ac-demo.example; ${rfcDate(mail.at)}`,
    `Date: ${rfcDate(mail.at)}`,
    `From: ${formatAddress(mail.from)}`,
    `To: ${mail.to.map(formatAddress).join(',\r\n ') || 'undisclosed-recipients:;'}`,
    ...(mail.cc?.length ? [`Cc: ${mail.cc.map(formatAddress).join(',\r\n ')}`] : []),
    ...(mail.bcc?.length ? [`Bcc: ${mail.bcc.map(formatAddress).join(',\r\n ')}`] : []),
    `Subject: ${encodedWords(mail.subject)}`,
    `Message-ID: ${seedMessageId(mail.key)}`,
    ...(mail.inReplyTo ? [`In-Reply-To: ${seedMessageId(mail.inReplyTo)}`] : []),
    ...(mail.references?.length ? [`References: ${mail.references.map(seedMessageId).join('\r\n ')}`] : []),
    ...(mail.listId ? [`List-Id: <${mail.listId}>`, 'Precedence: list'] : []),
    'MIME-Version: 1.0',
  ];
  return Buffer.from(`${headers.join('\r\n')}\r\n${withAttachments(mail)}`);
}

function withAttachments(mail: SeedMail): string {
  const body = mail.html ? alternative(mail.key, mail.text, mail.html) : leaf('text/plain', mail.text);
  if (!mail.attachments?.length) return body;
  const parts = mail.attachments.map(
    ({ name, type, bytes }) =>
      `Content-Type: ${type}; name="${encodedWords(name)}"\r\nContent-Transfer-Encoding: base64\r\n` +
      `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}\r\n\r\n${base64(bytes)}\r\n`,
  );
  return multipart('mixed', mail.key, [body, ...parts]);
}

function alternative(key: string, text: string, html: string): string {
  return multipart('alternative', key, [leaf('text/plain', text), leaf('text/html', html)]);
}

function multipart(kind: 'mixed' | 'alternative', key: string, parts: string[]): string {
  const boundary = `=_${kind}_${createHash('sha1').update(key).digest('hex').slice(0, 16)}`;
  const inner = parts.map((part) => `--${boundary}\r\n${part}`).join('\r\n');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${inner}\r\n--${boundary}--\r\n`;
}

function leaf(type: string, text: string): string {
  const encoded = base64(Buffer.from(text.replace(/\r?\n/g, '\r\n')));
  return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`;
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}(?=.)/g, '$&\r\n');
}

function formatAddress({ name, address }: Address): string {
  return name ? `${encodedWords(name)} <${address}>` : address;
}

/** RFC 2047, split so that no word is over 75 characters and no character is cut. */
function encodedWords(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && !/[",<>@()]/.test(text)) return text;
  const chunks: string[] = [];
  for (const character of text) {
    const last = chunks.at(-1);
    if (last !== undefined && Buffer.byteLength(last + character) <= 42) chunks[chunks.length - 1] = last + character;
    else chunks.push(character);
  }
  return chunks.map((chunk) => `=?UTF-8?B?${Buffer.from(chunk).toString('base64')}?=`).join('\r\n ');
}

function rfcDate(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
