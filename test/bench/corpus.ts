// Generates a mailbox as Maildir files, which Dovecot reads at once: `rich` (13 % of messages with attachments of
// 20–700 kB, as a school office's mailbox), `light` (1.8 % with 20–260 kB), `tiny` (one sentence each, for sheer
// numbers) or `huge` (25 MB each). Deterministic by seed.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { createProse, markersOf, type Prose } from './prose.ts';
import { createRandom, type Random } from './random.ts';

export type CorpusKind = 'rich' | 'light' | 'tiny' | 'huge';

export interface CorpusOptions {
  kind: CorpusKind;
  /** Messages of INBOX; another 12 % lie in other folders. */
  inbox: number;
  seed: number;
  /** The Maildir to fill (made if missing). */
  maildir: string;
  /** Whose mailbox it is. */
  owner: string;
}

export interface Corpus {
  messages: number;
  bytes: number;
  /** Messages that hold `RAREST`: the first of each folder among them, which is what a first sync fetches last. */
  rare: number;
  /** Those of INBOX, which is all that POP3 gives. */
  rareInInbox: number;
}

export const RAREST = 'zygomorphe';

const LAST_AT = Date.UTC(2026, 10, 20, 17);
const SPAN_MS = 730 * 86_400_000;
const FOLDERS = ['', '.Sent', '.Archive', '.Classe', '.Classe.CM2'];
const NAMES = ['Camille Martin', 'Nadia Benali', 'Jérôme Lefèvre', 'Anne-Sophie Dubois', 'Paul N’Guyen', 'Élodie Roux'];
const DOMAINS = ['ac-poitiers.example', 'laposte.example', 'orange.example', 'mairie.example'];

export function generateCorpus({ kind, inbox, seed, maildir, owner }: CorpusOptions): Corpus {
  const random = createRandom(seed);
  const prose = createProse(random);
  const write = writerFor({ kind, owner, random, prose });
  const others = Math.round(inbox * 0.12);
  let bytes = 0;
  let rare = 0;
  let rareInInbox = 0;
  for (const folder of FOLDERS) {
    for (const sub of ['cur', 'new', 'tmp']) fs.mkdirSync(path.join(maildir, folder, sub), { recursive: true });
    if (folder) fs.writeFileSync(path.join(maildir, folder, 'maildirfolder'), '');
    const count = folder ? Math.floor(others / (FOLDERS.length - 1)) : inbox;
    for (let i = 0; i < count; i++) {
      const at = LAST_AT - SPAN_MS + Math.floor((SPAN_MS * (i + 1)) / count);
      const raw = write(i, at, folder);
      bytes += raw.length;
      if (markersOf(i).includes(RAREST)) {
        rare += 1;
        if (folder === '') rareInInbox += 1;
      }
      const flags = `${random.chance(0.02) ? 'F' : ''}${random.chance(0.86) ? 'S' : ''}`;
      const file = path.join(
        maildir,
        folder,
        'cur',
        `${Math.floor(at / 1000)}.M${String(i).padStart(7, '0')}.bench:2,${flags}`,
      );
      fs.writeFileSync(file, raw);
      fs.utimesSync(file, at / 1000, at / 1000); // Dovecot's INTERNALDATE
    }
  }
  const messages = inbox + (FOLDERS.length - 1) * Math.floor(others / (FOLDERS.length - 1));
  return { messages, bytes, rare, rareInInbox };
}

/** Share and size of attachments, share of newsletters, longest text in paragraphs. */
const KINDS = {
  rich: { share: 0.15, minBytes: 20_000, maxBytes: 700_000, newsletters: 0.13, longest: 14 },
  light: { share: 0.018, minBytes: 20_000, maxBytes: 260_000, newsletters: 0.06, longest: 30 },
  tiny: { share: 0, minBytes: 0, maxBytes: 0, newsletters: 0, longest: 1 },
  huge: { share: 1, minBytes: 18_500_000, maxBytes: 18_500_000, newsletters: 0, longest: 3 },
} as const satisfies Record<CorpusKind, object>;

interface Author {
  kind: CorpusKind;
  owner: string;
  random: Random;
  prose: Prose;
}

function writerFor({ kind, owner, random, prose }: Author) {
  const { share, minBytes, maxBytes, newsletters, longest } = KINDS[kind];
  let previous: { id: string; subject: string } | null = null;

  return (index: number, at: number, folder: string): Buffer => {
    const id = `<${createHash('sha1').update(`${folder}/${index}`).digest('hex')}@bench.example>`;
    const from = `${random.pick(NAMES)}`;
    const address = `${from
      .normalize('NFD')
      .replace(/[^A-Za-z]+/g, '.')
      .toLowerCase()}${random.int(1, 40)}@${random.pick(DOMAINS)}`;
    const reply: { id: string; subject: string } | null = previous && random.chance(0.35) ? previous : null;
    const newsletter = random.chance(newsletters);
    const subject = reply ? `Re: ${reply.subject}` : prose.subject();
    previous = { id, subject: reply?.subject ?? subject };
    const head = [
      'Return-Path: <bounce@bench.example>',
      `Received: from mail.bench.example (mail.bench.example [192.0.2.${random.int(1, 254)}])`,
      `\tby mx.bench.example with ESMTPS id ${random.int(100_000, 999_999)}; ${rfcDate(at)}`,
      `Date: ${rfcDate(at)}`,
      `From: ${encodedWord(from)} <${address}>`,
      `To: ${owner}`,
      `Subject: ${encodedWord(subject)}`,
      `Message-ID: ${id}`,
      ...(reply ? [`In-Reply-To: ${reply.id}`, `References: ${reply.id}`] : []),
      ...(newsletter ? ['List-Id: <lettre.bench.example>'] : []),
      'MIME-Version: 1.0',
    ];
    const text = [...markersOf(index), ...paragraphs(prose, random, newsletter ? 8 : random.int(1, longest))].join(
      '\r\n\r\n',
    );
    const body = newsletter ? alternative(text, random) : plain(text);
    const attachment = !newsletter && random.chance(share) ? random.int(minBytes, maxBytes) : 0;
    return Buffer.from(`${head.join('\r\n')}\r\n${attachment ? mixed(body, attachment, index, random) : body}`);
  };
}

function paragraphs(prose: Prose, random: Random, count: number): string[] {
  const own = Array.from({ length: count }, () => prose.paragraph());
  if (!random.chance(0.3)) return own;
  return [...own, ...Array.from({ length: 3 }, () => `> ${prose.paragraph()}`)];
}

function plain(text: string): string {
  return `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${fold(text)}\r\n`;
}

function alternative(text: string, random: Random): string {
  const boundary = `=_alt${random.int(1e6, 9e6)}`;
  const cell = (paragraph: string) =>
    `<tr><td style="padding:12px 24px;font-family:Arial,Helvetica,sans-serif;font-size:14px;line-height:20px;color:#333333">${paragraph}</td></tr>`;
  const html = `<html><body><table width="600" cellpadding="0" cellspacing="0">${fold(text).split('\r\n\r\n').map(cell).join('\r\n')}</table></body></html>`;
  return [
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    plain(text),
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    html,
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

function mixed(body: string, sizeBytes: number, index: number, random: Random): string {
  const boundary = `=_mix${random.int(1e6, 9e6)}`;
  // Incompressible and cheap: the start of a stream keyed by the message's number.
  const bytes = Buffer.alloc(sizeBytes);
  let block = createHash('sha512').update(String(index)).digest();
  for (let at = 0; at < sizeBytes; at += block.copy(bytes, at)) block = createHash('sha512').update(block).digest();
  const encoded = bytes.toString('base64').replace(/.{76}/g, '$&\r\n');
  return [
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    body,
    `--${boundary}`,
    `Content-Type: application/pdf; name="document-${index}.pdf"`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="document-${index}.pdf"`,
    '',
    encoded,
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

/** Lines of at most 76 characters, as most programs send them. */
function fold(text: string): string {
  return text.replace(/[^\r\n]{60,76}(?= )/g, '$&\r\n').replace(/\r\n /g, '\r\n');
}

function encodedWord(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function rfcDate(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
