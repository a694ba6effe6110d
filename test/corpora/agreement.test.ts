// Reads every message of the corpora and measures, per field, the agreement with what independent parsers agree on
// (test/fixtures/corpora/expected.jsonl: Python's email, GMime, Perl's MIME-tools). Where we read something else for a
// reason, the message stands in the table below with that reason: it may not disagree silently, nor stand there in
// vain.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanFileName } from '../../engine/mime/file-name.ts';
import { parseHeader } from '../../engine/mime/header-facts.ts';
import { decodePart, type ReadMessage, readMessage } from '../../engine/mime/read-message.ts';

const folder = new URL('../fixtures/corpora/', import.meta.url);

interface Expected {
  file: string;
  subject?: string;
  from?: string[];
  fromNames?: string[];
  to?: string[];
  cc?: string[];
  /** Unix seconds. */
  date?: number | null;
  messageId?: string | null;
  textSha?: string;
  htmlSha?: string;
  attachments?: { name: string | null; type: string | null; loose: string | null }[];
}

type Field =
  | 'subject'
  | 'from'
  | 'fromNames'
  | 'to'
  | 'cc'
  | 'date'
  | 'messageId'
  | 'text'
  | 'html'
  | 'attachments'
  | 'attachmentNames';

/** The share that must agree, explained disagreements counted as agreement, in per cent. */
const REQUIRED: Record<Field, number> = {
  subject: 98,
  from: 98,
  fromNames: 98,
  to: 98,
  cc: 98,
  date: 98,
  messageId: 98,
  text: 95,
  html: 95,
  attachments: 97,
  attachmentNames: 97,
};

const RECOVERED = 'the boundary is broken or not the declared one; the others give up, we show the text';
const NO_PARTS = 'a multipart without parts: there is nothing to save as an attachment';
const UTF8_IN_LATIN1 = 'declared ISO-8859-1, but the bytes are valid UTF-8';
const ESCAPES = 'the others take the backslashes of C:\\TEMP\\ as escapes; the name after the path is what counts';
const PATH = 'a name is never a path';

const DISAGREEMENTS: { file: string; fields: Field[]; why: string }[] = [
  { file: 'cpython/msg_14.eml', fields: ['text', 'attachments'], why: '« text » alone is text/plain (RFC 2045 §5.2)' },
  { file: 'cpython/msg_25.eml', fields: ['text', 'attachments'], why: RECOVERED },
  { file: 'cpython/msg_31.eml', fields: ['text'], why: RECOVERED },
  {
    file: 'cpython/msg_35.eml',
    fields: ['text'],
    why: 'the empty line after the header is missing; what follows is the body',
  },
  {
    file: 'cpython/msg_47.eml',
    fields: ['text', 'html'],
    why: 'the empty line after the header is missing; what follows is the body',
  },
  {
    file: 'enmime/mail/mime-blank-media-name.eml',
    fields: ['attachments'],
    why: 'a missing semicolon does not change the type',
  },
  { file: 'flanker/messages/false-multipart.eml', fields: ['attachments'], why: NO_PARTS },
  { file: 'mail-gem/attachment_emails/attachment_pdf_non_ascii_lf.eml', fields: ['text'], why: UTF8_IN_LATIN1 },
  {
    file: 'mail-gem/attachment_emails/attachment_with_unquoted_name.eml',
    fields: ['attachmentNames'],
    why: 'a name with blanks and without quotes is whole',
  },
  { file: 'mail-gem/error_emails/content_transfer_encoding_7-bit.eml', fields: ['text', 'html'], why: UTF8_IN_LATIN1 },
  { file: 'mail-gem/error_emails/missing_body.eml', fields: ['attachments'], why: NO_PARTS },
  { file: 'mail-gem/mime_emails/raw_email_with_illegal_boundary.eml', fields: ['text', 'html'], why: RECOVERED },
  { file: 'mail-gem/plain_emails/raw_email_bad_time.eml', fields: ['text', 'html'], why: RECOVERED },
  {
    file: 'mail-gem/rfc2822/example13.eml',
    fields: ['subject', 'from', 'fromNames', 'to', 'date', 'messageId'],
    why: 'RFC 2822 appendix A.6.3 as an example of what is obsolete but to be read',
  },
  { file: 'mime4j/mimetools-testmsgs/badbound.msg', fields: ['text'], why: RECOVERED },
  {
    file: 'mime4j/mimetools-testmsgs/badfile.msg',
    fields: ['text'],
    why: 'a file that is the whole message is shown, and listed as well',
  },
  { file: 'mime4j/mimetools-testmsgs/multi-2evil.msg', fields: ['attachmentNames'], why: PATH },
  {
    file: 'mime4j/testmsgs/malformedHeader-nocrlfcrlf.msg',
    fields: ['text'],
    why: 'an unknown « field » after a line that is none: rather shown than lost',
  },
  { file: 'mime4j/testmsgs/missing-boundary.msg', fields: ['text'], why: RECOVERED },
  {
    file: 'mime4j/testmsgs/multipartemptypart.msg',
    fields: ['text'],
    why: 'an epilogue is not part of the message (RFC 2046 §5.1.1)',
  },
  {
    file: 'mime4j/testmsgs/multipartnopart.msg',
    fields: ['text'],
    why: 'no part at all: all there is, is shown rather than nothing',
  },
  {
    file: 'mime4j/testmsgs/very-very-long-boundary.msg',
    fields: ['text'],
    why: 'a boundary of 7,000 characters (70 are allowed) that does not close',
  },
  { file: 'mimekit/messages/empty-multipart.eml', fields: ['attachments'], why: NO_PARTS },
  { file: 'rspamd/btc2.eml', fields: ['text', 'html'], why: RECOVERED },
  { file: 'rspamd/btc3.eml', fields: ['text', 'html'], why: RECOVERED },
  { file: 'rspamd/btc4.eml', fields: ['text', 'html'], why: RECOVERED },
  { file: 'rspamd/external_relay.eml', fields: ['text', 'attachments'], why: RECOVERED },
  {
    file: 'rspamd/phish_sender.eml',
    fields: ['from', 'fromNames', 'text'],
    why: 'two From fields: the first is the sender, in the list and in the message',
  },
  { file: 'rspamd/phish_sender2.eml', fields: ['text'], why: RECOVERED },
  { file: 'rspamd/phish_sender3.eml', fields: ['text'], why: RECOVERED },
  { file: 'stalwart/legacy/035.eml', fields: ['attachmentNames'], why: ESCAPES },
  { file: 'stalwart/legacy/039.eml', fields: ['attachmentNames'], why: ESCAPES },
  { file: 'stalwart/malformed/001.eml', fields: ['attachments'], why: NO_PARTS },
  { file: 'stalwart/malformed/002.eml', fields: ['text'], why: RECOVERED },
  { file: 'stalwart/malformed/004.eml', fields: ['text'], why: RECOVERED },
  {
    file: 'stalwart/rfc/000.eml',
    fields: ['attachments'],
    why: 'prose in place of base64: nobody can say what it decodes to',
  },
  { file: 'zbateson/m1005.eml', fields: ['attachmentNames'], why: ESCAPES },
  { file: 'zbateson/m4004.eml', fields: ['attachmentNames'], why: ESCAPES },
  { file: 'zbateson/m4008.eml', fields: ['attachmentNames'], why: ESCAPES },
];

const expected: Expected[] = readFileSync(new URL('expected.jsonl', folder), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().normalize('NFC');
const sha = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const textSha = (text: string | null) => (text === null || oneLine(text) === '' ? '' : sha(oneLine(text)));
/** After CRLF → LF and without final line breaks, as `loose` of the expectations. */
const looseSha = (bytes: Buffer) =>
  sha(Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n').replace(/\n+$/, ''), 'latin1'));

/** For each field of which the expectations say something: do we agree? */
function compare(want: Expected, raw: Buffer): Partial<Record<Field, boolean>> {
  const message = readMessage(raw);
  const { facts } = message;
  const result: Partial<Record<Field, boolean>> = {};
  if (want.subject !== undefined) result.subject = oneLine(facts.subject) === want.subject;
  for (const field of ['from', 'to', 'cc'] as const) {
    const addresses = facts[field].map(({ address }) => address.toLowerCase()).filter((address) => address !== '');
    if (want[field] !== undefined)
      result[field] = String(addresses) === String(want[field].filter((address) => address !== ''));
  }
  if (want.fromNames !== undefined)
    result.fromNames = String(facts.from.map(({ name }) => name ?? '')) === String(want.fromNames);
  if (want.date !== undefined) result.date = facts.dateAt === (want.date === null ? null : want.date * 1000);
  if (want.messageId !== undefined) result.messageId = facts.messageIdHeader === want.messageId;
  if (want.textSha !== undefined) result.text = textSha(message.plainText) === want.textSha;
  if (want.htmlSha !== undefined) result.html = textSha(message.html) === want.htmlSha;
  if (want.attachments !== undefined) Object.assign(result, compareAttachments(want.attachments, message, raw));
  return result;
}

function compareAttachments(want: NonNullable<Expected['attachments']>, { attachments }: ReadMessage, raw: Buffer) {
  const sameCount = attachments.length === want.length;
  const all = (agrees: (attachment: ReadMessage['attachments'][number], i: number) => boolean) =>
    attachments.every(agrees);
  return {
    attachments:
      sameCount &&
      all(({ partId, declaredType }, i) => {
        const { type, loose } = want[i]!;
        return (
          (type === null || type === declaredType) && (loose === null || loose === looseSha(decodePart(raw, partId)!))
        );
      }),
    attachmentNames:
      !sameCount || all(({ name }, i) => want[i]!.name === null || cleanFileName(want[i]!.name) === name),
  };
}

describe('the corpora of mail', () => {
  const explained = new Map(
    DISAGREEMENTS.flatMap(({ file, fields }) =>
      fields.map((field) => [`${file} ${field}`, false] as [string, boolean]),
    ),
  );
  const tally = new Map<Field, { agreed: number; explained: number; total: number; unexplained: string[] }>();

  for (const want of expected) {
    const result = compare(want, readFileSync(new URL(want.file, folder)));
    for (const [field, agrees] of Object.entries(result) as [Field, boolean][]) {
      const count = tally.get(field) ?? { agreed: 0, explained: 0, total: 0, unexplained: [] };
      tally.set(field, count);
      count.total++;
      const key = `${want.file} ${field}`;
      if (agrees) count.agreed++;
      else if (explained.has(key)) count.explained++;
      else count.unexplained.push(want.file);
      if (!agrees && explained.has(key)) explained.set(key, true);
    }
  }

  it.each(Object.entries(REQUIRED) as [Field, number][])('agree on %s as far as they must', (field, required) => {
    const { agreed, explained: reasoned, total, unexplained } = tally.get(field)!;
    const share = (count: number) => ((100 * count) / total).toFixed(2);
    console.log(
      `${field}: ${share(agreed)} % of ${total} agree, ${share(agreed + reasoned)} % with explained differences`,
    );
    expect((100 * (agreed + reasoned)) / total, `unexplained: ${unexplained.join(', ')}`).toBeGreaterThanOrEqual(
      required,
    );
  });

  it('differ from the table of explained differences nowhere', () => {
    expect([...explained].filter(([, met]) => !met).map(([key]) => key)).toEqual([]);
  });

  it('have the same header facts whether the header or the whole message is read', () => {
    for (const { file } of expected) {
      const raw = readFileSync(new URL(file, folder));
      expect(readMessage(raw).facts, file).toEqual(parseHeader(raw));
    }
  });
});
