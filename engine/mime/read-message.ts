// A message as a person reads it: header facts, the text and HTML to show, the attachments with safe names. Everything
// is read from byte offsets, and attachments are not decoded before someone asks for one.
//
// A reader of our own: the libraries (postal-mime, mailparser) decode every part of every message to the end, which
// is some ten times slower on mail with attachments, know no byte offsets (the packed source needs them), and end a
// broken multipart where this one goes on. test/corpora/agreement.test.ts holds it to what other parsers agree on.
import type { PartId } from '../../shared/domain/ids.ts';
import type { Attachment, MessageBody, MessageSeal } from '../../shared/domain/message.ts';
import type { HeaderFacts } from '../core/message-facts.ts';
import { attachmentRisk } from './attachment-risk.ts';
import { type ChosenParts, chooseParts, declaredName } from './body-parts.ts';
import { bufferOf } from './bytes.ts';
import { decodeCharset } from './charset.ts';
import { followPath, insidePart, isTnefPart, messageIn } from './contained.ts';
import { decodeWords } from './encoded-words.ts';
import { cleanFileName, fallbackFileName, hidesItsEnd } from './file-name.ts';
import { unflow } from './flowed.ts';
import { headerText, readHeaderBlock } from './header-block.ts';
import { headerFacts } from './header-facts.ts';
import { sealOf } from './seal.ts';
import { type Part, rawBody, readStructure, type Structure } from './structure.ts';
import { base64Size, decodeTransfer, decodeTransferHead } from './transfer-encoding.ts';

/** A piece of what is shown, in order. */
export type BodySection =
  | { kind: 'text'; partId: PartId; text: string }
  | { kind: 'html'; partId: PartId; html: string }
  | { kind: 'image'; partId: PartId; name: string };

export interface ReadMessage {
  facts: HeaderFacts;
  kind: MessageBody['kind'];
  /** What is shown: the best form of each alternative. */
  body: BodySection[];
  /** The first text/plain meant to be read, shown or not; null when the message has none. */
  plainText: string | null;
  /** The first text/html meant to be read; null when the message has none. */
  html: string | null;
  attachments: Attachment[];
  /** How it is closed, by its structure; null: it is open, as nearly all mail is. */
  seal: MessageSeal | null;
  /** Stable keys of what could not be read as the RFCs want it. */
  defects: string[];
}

const SIGNATURE_BYTES = 4_096;
/** More text than anyone reads; a hostile part must not fill the memory. */
const MAX_TEXT_BYTES = 20_000_000;

/** Reads a raw message. Never throws on bad mail. */
export function readMessage(raw: Uint8Array): ReadMessage {
  return readStructured(readStructure(bufferOf(raw)));
}

/** As `readMessage`, for a caller that has the structure. `depth`: of messages that are shown as a part of another. */
export function readStructured(structure: Structure, depth = 0): ReadMessage {
  const defects = new Set(structure.defects);
  const chosen = chooseParts(structure.root);
  const texts = new Map<Part, string>();
  const textOf = (part: Part) => {
    const known = texts.get(part);
    if (known !== undefined) return known;
    const text = decodeText(structure, part, defects);
    texts.set(part, text);
    return text;
  };
  const facts = headerFacts(structure.root.header);
  if (facts.dateAt === null) defects.add('dateUnreadable');
  const attachments = listAttachments(structure, chosen);
  const body = sections(chosen, textOf, attachments);
  const plainText = chosen.plain ? textOf(chosen.plain) : null;
  const html = chosen.html ? textOf(chosen.html) : null;
  markInline(attachments, html);
  const seal = sealOf(structure);
  const own = { facts, kind: kindOf(body), body, plainText, html, attachments, seal, defects: [] };
  const whole = depth < MAX_UNFOLDED ? unfold(structure, chosen, own, defects, depth) : own;
  return { ...whole, defects: [...defects].sort() };
}

/** A winmail.dat in a winmail.dat, an envelope in an envelope: further in, they are files. */
const MAX_UNFOLDED = 3;

/** What Outlook or a signing program packed away is shown as if it had been sent as it is: files, and where there is none, the text. */
function unfold(
  structure: Structure,
  chosen: ChosenParts,
  own: ReadMessage,
  defects: Set<string>,
  depth: number,
): ReadMessage {
  let message = own;
  for (const part of chosen.attachments) {
    if (!isUnfolded(part)) continue;
    const inside = messageIn(structure, part);
    if (!inside) {
      if (isTnefPart(part)) defects.add('tnefUnreadable');
      continue;
    }
    const inner = withPath(readStructured(readStructure(inside), depth + 1), part.id as PartId);
    for (const defect of inner.defects) if (defect !== 'dateUnreadable') defects.add(defect);
    const at = message.attachments.findIndex(({ partId }) => partId === part.id);
    const attachments = message.attachments.toSpliced(at, 1, ...inner.attachments);
    const shown = message.kind === 'empty' ? inner : message;
    message = {
      ...message,
      attachments,
      kind: shown.kind,
      body: shown.body,
      plainText: shown.plainText,
      html: shown.html,
      seal: message.seal ?? inner.seal,
    };
  }
  return message;
}

/** A forwarded letter is not: it is another letter, and is opened as one. */
const isUnfolded = (part: Part) => isTnefPart(part) || /^application\/(x-)?pkcs7-mime$/.test(part.type);

/** A message inside another one, its parts named as parts of that. */
export function withPath(message: ReadMessage, container: PartId): ReadMessage {
  const placed = <Placed extends { partId: PartId }>(one: Placed) => ({
    ...one,
    partId: insidePart(container, one.partId),
  });
  return { ...message, body: message.body.map(placed), attachments: message.attachments.map(placed) };
}

function kindOf(body: BodySection[]): MessageBody['kind'] {
  if (body.some((section) => section.kind === 'html' && section.html.trim() !== '')) return 'html';
  return body.some((section) => section.kind === 'text' && section.text.trim() !== '') ? 'text' : 'empty';
}

function sections(chosen: ChosenParts, textOf: (part: Part) => string, attachments: Attachment[]): BodySection[] {
  return chosen.body.map((part): BodySection => {
    const partId = part.id as PartId;
    if (part.type === 'text/html') return { kind: 'html', partId, html: textOf(part) };
    if (part.type.startsWith('text/')) return { kind: 'text', partId, text: textOf(part) };
    return { kind: 'image', partId, name: attachments.find((attachment) => attachment.partId === partId)?.name ?? '' };
  });
}

function decodeText(structure: Structure, part: Part, defects: Set<string>): string {
  const raw = rawBody(structure, part);
  if (raw.length > MAX_TEXT_BYTES) defects.add('textTruncated');
  const bytes = decodeTransfer(raw.subarray(0, MAX_TEXT_BYTES), part.encoding);
  if (!KNOWN_ENCODINGS.has(part.encoding)) defects.add('unknownTransferEncoding');
  const declared = part.typeParameters.get('charset') ?? (part.type === 'text/html' ? metaCharset(bytes) : null);
  const { text, trusted } = decodeCharset(bytes, declared);
  if (!trusted) defects.add('charsetGuessed');
  if (part.type === 'text/html') return text;
  const flowed = part.typeParameters.get('format')?.toLowerCase() === 'flowed';
  return flowed ? unflow(text, part.typeParameters.get('delsp')?.toLowerCase() === 'yes') : text;
}

const KNOWN_ENCODINGS = new Set([
  '',
  '7bit',
  '8bit',
  'binary',
  'base64',
  'quoted-printable',
  'x-uuencode',
  'uuencode',
  'x-uue',
]);

/** The charset that HTML names itself, where the part's header names none. */
function metaCharset(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, 2_048);
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ?? null;
}

function listAttachments(structure: Structure, chosen: ChosenParts): Attachment[] {
  return chosen.attachments.map((part) => {
    const name = attachmentName(structure, part);
    const hides = hidesItsEnd(declaredName(part) ?? '');
    const head = decodeTransferHead(rawBody(structure, part), part.encoding, SIGNATURE_BYTES);
    return {
      partId: part.id as PartId,
      name,
      declaredType: part.type,
      ...attachmentRisk(name, part.type, head, hides),
      sizeBytes: decodedSize(structure, part),
      inline: false,
      contentId: part.contentId,
      ...charsetOf(part),
    };
  });
}

function charsetOf(part: Part): { charset?: string } {
  const charset = part.type.startsWith('text/') ? part.typeParameters.get('charset') : undefined;
  return charset === undefined ? {} : { charset };
}

function attachmentName(structure: Structure, part: Part): string {
  const declared = declaredName(part);
  const clean = declared === null ? null : cleanFileName(declared);
  if (clean !== null) return clean;
  if (part.type !== 'message/rfc822') return fallbackFileName(part.type);
  const inner = readHeaderBlock(structure.source, part.bodyStart, part.bodyEnd);
  return fallbackFileName(part.type, decodeWords(headerText(inner, 'subject') ?? ''));
}

/** Exact but for broken base64; cheap for everything large. */
function decodedSize(structure: Structure, part: Part): number {
  const raw = rawBody(structure, part);
  if (part.encoding === 'base64') return base64Size(raw);
  return part.encoding === '' || /^(7bit|8bit|binary)$/.test(part.encoding)
    ? raw.length
    : decodeTransfer(raw, part.encoding).length;
}

/** Inline is what the HTML really shows; a Content-ID alone says nothing (Outlook gives one to every attachment). */
function markInline(attachments: Attachment[], html: string | null): void {
  if (html === null || !/cid:/i.test(html)) return;
  const shown = new Set<string>();
  for (const match of html.matchAll(/cid:([^"'\s)>]+)/gi)) shown.add(comparableCid(match[1]!));
  for (const attachment of attachments) {
    attachment.inline = attachment.contentId !== null && shown.has(comparableCid(attachment.contentId));
  }
}

/** Content-IDs are compared as RFC 2392 writes them: percent-decoded, HTML entities of the attribute resolved. */
export function comparableCid(text: string): string {
  const plain = text.replaceAll('&amp;', '&');
  try {
    return decodeURIComponent(plain);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return plain;
  }
}

/** The decoded bytes of a part, of a part in a part too; null if the message has no such part. A multipart has none of its own. */
export function decodePart(raw: Uint8Array, partId: PartId): Buffer | null {
  const found = followPath(bufferOf(raw), partId);
  if (!found || found.part.children.length > 0) return null;
  return decodeTransfer(rawBody(found.structure, found.part), found.part.encoding);
}

/** The message that a part holds, as bytes; null when it holds none. */
export function innerMessage(raw: Uint8Array, partId: PartId): Buffer | null {
  const found = followPath(bufferOf(raw), partId);
  return found && messageIn(found.structure, found.part);
}
