// What a file is by its content; its name and the type that its sender declares say nothing.
import { detectType } from '../mime/file-signature.ts';
import { decodeText } from '../sheets/index.ts';

export type Content =
  | { format: 'empty' | 'zip' | 'pdf' | 'ole' | 'media' | 'rtf' | 'message' | 'unknown' }
  | { format: 'html' | 'card' | 'text'; text: string };

const HEAD_BYTES = 4_096;
const MEDIA = /^(image|audio|video)\/(?!svg)/;
/** Formats by signature that are text all the same. */
const TEXTS = new Set(['application/x-shellscript', 'application/postscript', 'image/svg+xml', 'text/html']);
const BINARIES = new Map([
  ['application/zip', 'zip'],
  ['application/pdf', 'pdf'],
  ['application/x-cfb', 'ole'],
  ['application/rtf', 'rtf'],
] as const);

export function contentOf(bytes: Uint8Array): Content {
  if (bytes.length === 0) return { format: 'empty' };
  const type = detectType(bytes.subarray(0, HEAD_BYTES));
  if (type !== null && !TEXTS.has(type)) {
    if (MEDIA.test(type)) return { format: 'media' };
    return { format: BINARIES.get(type as never) ?? 'unknown' };
  }
  if (isMessage(bytes)) return { format: 'message' };
  const text = decodeText(bytes);
  // Bytes that no text has.
  if (/[\0\u0001-\u0006\u000e-\u001a]/.test(text.slice(0, 10_000))) return { format: 'unknown' };
  if (type === 'text/html' || type === 'image/svg+xml' || /^\s*<[a-z!?]/i.test(text)) return { format: 'html', text };
  return { format: /^\s*BEGIN:(VCARD|VCALENDAR)\s/i.test(text) ? 'card' : 'text', text };
}

const FIRST_FIELD = /^(?:From [^\n]*\n)?[\r\n]*(?:[\w-]{2,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,400}/;
const OF_A_MESSAGE = /^(from|date|message-id|received|mime-version|return-path|delivered-to|bcc)\s{0,3}:/gim;

/** A header at its beginning, with at least two fields that only messages have; « From: » and « To: » may be notes. */
function isMessage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)).toString('latin1');
  const header = FIRST_FIELD.exec(head)?.[0] ?? '';
  return new Set(Array.from(header.matchAll(OF_A_MESSAGE), ([, name]) => name!.toLowerCase())).size >= 2;
}
