// A message with all that is in it: its header, its texts, its attachments, messages in it. Its own Bcc stands in the header
// facts and not among what was found, as it is taken out before the message leaves (engine/mime/without-bcc.ts); the Bcc
// of a message inside it is found.
import { readBody } from '../../shared/guard/index.ts';
import { bufferOf } from '../mime/bytes.ts';
import { decodeCharset } from '../mime/charset.ts';
import { fieldText, type HeaderBlock } from '../mime/header-block.ts';
import { headerFacts } from '../mime/header-facts.ts';
import { htmlToText } from '../mime/html-to-text.ts';
import { leavesOf, type Part, rawBody, readStructure, type Structure } from '../mime/structure.ts';
import { decodeTransfer } from '../mime/transfer-encoding.ts';
import type { Notes, ScannedFile } from './notes.ts';
import { readCard } from './read-text.ts';

/** Ids look like addresses; signatures and their results repeat the header. */
const NO_ADDRESSES = /^(message-id|in-reply-to|references|content-|x-ms-|arc-|dkim-|mime-version|received-spf|date$)/;
const SHOWN = /^(from|to|cc|reply-to|subject)$/;
const SIGNATURE = /^application\/(x-)?(pkcs7-signature|pgp-signature)$/;
const SEALED = /^application\/((x-)?pkcs7-mime|pgp-encrypted)$|^multipart\/encrypted$/;

export interface MessageReading {
  notes: Notes;
  /** Reads a file that is attached to it. */
  readAttached(bytes: Uint8Array): Promise<void>;
  /** It stands in another file: nobody takes its Bcc out. */
  nested: boolean;
}

export async function readAttachedMessage(bytes: Uint8Array, reading: MessageReading): Promise<ScannedFile['header']> {
  const structure = readStructure(bufferOf(bytes));
  const { header } = structure.root;
  noteHeader(header, reading);
  for (const part of leavesOf(structure.root)) await readPart(structure, part, reading);
  const { from, to, cc, bcc } = headerFacts(header);
  return { from, to, cc, bcc };
}

function noteHeader(header: HeaderBlock, { notes, nested }: MessageReading): void {
  for (const field of header.fields) {
    if (NO_ADDRESSES.test(field.name)) continue;
    const isSecret = field.name === 'bcc' || field.name === 'resent-bcc';
    if (!isSecret || nested) notes.text(fieldText(header, field), !SHOWN.test(field.name));
  }
}

async function readPart(structure: Structure, part: Part, { notes, readAttached }: MessageReading): Promise<void> {
  if (SEALED.test(part.type) || SEALED.test(part.parentType ?? '')) notes.cannotRead('encrypted');
  // What the signature holds is the signer's certificate.
  if (SIGNATURE.test(part.type)) return;
  for (const parameters of [part.typeParameters, part.disposition?.parameters])
    for (const name of ['name', 'filename']) notes.text(parameters?.get(name) ?? '', false);
  const bytes = decodeTransfer(rawBody(structure, part), part.encoding);
  if (!notes.mayUnpack(bytes.length)) return;
  if (!part.type.startsWith('text/') || part.type === 'text/rtf') return readAttached(bytes);
  const { text } = decodeCharset(bytes, part.typeParameters.get('charset') ?? null);
  if (part.type === 'text/html') {
    for (const { address, hidden } of readBody({ html: text, text: '' }).mentions) notes.address(address, hidden);
    notes.prose(() => htmlToText(text));
  } else if (/^text\/(x-)?(v?calendar|v?card|directory)/.test(part.type)) readCard(text, notes);
  else notes.text(text, false);
}
