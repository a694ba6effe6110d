// The name under which an attachment is shown and saved: never a path, never deceptive, never empty. What the sender
// wrote is evidence, not an instruction.

import type { Attachment } from '../../shared/domain/message.ts';

// Bidi marks and overrides, zero-width characters and soft hyphen hide what a name really ends with.
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
// Windows device names, with or without extension.
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const MAX_LENGTH = 150;
/** The end of a name is what counts: it holds the extension. */
const MAX_LOOKED_AT = 1_000;

const EXTENSIONS: Record<string, string> = {
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'application/msword': '.doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'application/vnd.oasis.opendocument.text': '.odt',
  'application/vnd.oasis.opendocument.spreadsheet': '.ods',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/svg+xml': '.svg',
  'image/tiff': '.tif',
  'audio/mpeg': '.mp3',
  'video/mp4': '.mp4',
  'text/plain': '.txt',
  'text/html': '.html',
  'text/csv': '.csv',
  'text/calendar': '.ics',
  'text/vcard': '.vcf',
  'text/x-vcard': '.vcf',
  'message/rfc822': '.eml',
  'message/delivery-status': '.txt',
  'text/rfc822-headers': '.txt',
  'application/pgp-signature': '.asc',
  'application/pkcs7-signature': '.p7s',
  'application/ms-tnef': '.dat',
};

// What turns the order of letters round (Unicode Technical Report 36 §2.10): « exe.pdf » is shown for « fdp.exe ».
const TURNS_ROUND = /[\u202a-\u202e\u2066-\u2069]/;

/** Whether a name was written so that it is shown as another: its letters turned round, or its end far out of sight. */
export function hidesItsEnd(name: string): boolean {
  return TURNS_ROUND.test(name) || /\s{12,}/.test(name.trim());
}

/**
 * Under which name a refused file is saved: one that no system runs. Scripts in plain words keep theirs, as they are read
 * and corrected. Whoever looks into it takes the ending off.
 */
export function inertFileName({ name, risk, refusal }: Pick<Attachment, 'name' | 'risk' | 'refusal'>): string {
  return risk === 'executable' && refusal !== 'code' ? `${name}.bloque` : name;
}

/** Cleans a file name; null when nothing is left of it. */
export function cleanFileName(name: string): string | null {
  const base = name
    .slice(-MAX_LOOKED_AT)
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .replace(INVISIBLE, '')
    .split(/[/\\]/)
    .findLast((piece) => piece.trim() !== '');
  if (base === undefined) return null;
  const legal = base
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  if (legal === '') return null;
  const safe = RESERVED.test(legal) ? `_${legal}` : legal;
  return shorten(safe);
}

/** Keeps the extension: it is what says what the file does. */
function shorten(name: string): string {
  const characters = [...name];
  if (characters.length <= MAX_LENGTH) return name;
  const extension = [...(/\.[^.\s]{1,16}$/.exec(name)?.[0] ?? '')];
  return [...characters.slice(0, MAX_LENGTH - extension.length), ...extension].join('').replace(/[\s.]+$/, '');
}

/** For a part without a usable name. A document's name stays as it is in any language of the interface. */
export function fallbackFileName(type: string, subject?: string): string {
  const extension = EXTENSIONS[type] ?? '';
  if (type === 'message/rfc822') {
    const message = `message${extension}`;
    const clean = cleanFileName(subject ?? '');
    return clean === null ? message : (cleanFileName(clean + extension) ?? message);
  }
  return `${type.startsWith('image/') ? 'image' : 'pièce jointe'}${extension}`;
}
