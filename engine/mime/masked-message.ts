// An attached message that shows no family (guard cases 14 and 15): addresses are taken out of its head and its texts,
// names, date and subject stay, its Bcc goes. What of the head could tell an address on the way (Received,
// Delivered-To …) goes as well; files attached to it stay byte for byte. Never throws on bad mail.
import { addressKey } from '../../shared/domain/address.ts';
import { type Marks, masked } from '../../shared/guard/apply-fix.ts';
import { addressesIn } from '../../shared/guard/body/addresses.ts';
import { parseAddressList } from './address-list.ts';
import { declaredName } from './body-parts.ts';
import { addressField, textField } from './build-header.ts';
import { type BuiltPart, messageContent, textPart } from './build-part.ts';
import { bufferOf } from './bytes.ts';
import { decodeCharset } from './charset.ts';
import { base64Lines } from './encode-body.ts';
import { decodeWords } from './encoded-words.ts';
import { fieldText, type HeaderField } from './header-block.ts';
import { type Part, rawBody, readStructure, type Structure } from './structure.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** Nobody's (RFC 2606): programs that show a message want an address beside a name. */
const NOBODY = 'masked@address.invalid';
const CRLF = '\r\n';
const ADDRESSES = ['from', 'sender', 'reply-to', 'to', 'cc'];
const KEPT = ['date', 'subject', 'message-id', 'in-reply-to', 'references', 'mime-version', 'importance', 'x-priority'];

/** Every address of its head and its texts, those of messages attached to it included. addressKey forms. */
export function addressesOfMessage(raw: Uint8Array): string[] {
  const structure = readStructure(bufferOf(raw));
  const found = new Set<string>();
  const note = (address: string) => found.add(addressKey(address));
  for (const field of structure.root.header.fields) {
    const text = fieldText(structure.root.header, field);
    if (ADDRESSES.includes(field.name)) for (const { address } of parseAddressList(text)) note(address);
    else if (KEPT.includes(field.name)) for (const { address } of addressesIn(decodeWords(text))) note(address);
  }
  for (const leaf of leavesOf(structure.root)) {
    if (isText(leaf)) for (const { address } of addressesIn(textOf(structure, leaf))) note(address);
    if (isMessage(leaf)) for (const address of addressesOfMessage(bytesOf(structure, leaf))) note(address);
  }
  return [...found];
}

/** What becomes of files that are attached to a message. */
export interface AttachedFiles {
  /** By the id of their part; null: taken out. Messages in it as well; what is not named stays byte for byte. */
  files: ReadonlyMap<string, Uint8Array | null>;
  /** Stands in the place of what was taken out. */
  removed: string;
}

const AS_THEY_ARE: AttachedFiles = { files: new Map(), removed: '' };

/** `addresses`: what must not be read in it, in addressKey form. */
export function maskedMessage(
  raw: Uint8Array,
  addresses: ReadonlySet<string>,
  marks: Marks,
  attached: AttachedFiles = AS_THEY_ARE,
): Buffer {
  const masking = { addresses, marks, attached };
  const structure = readStructure(bufferOf(raw));
  const { source, root } = structure;
  const leaf = root.children.length === 0 ? maskedLeaf(structure, root, masking) : null;
  const head = [...headOf(root, addresses, marks), ...(leaf?.fields ?? contentFields(root))].join(CRLF);
  const body = leaf?.body ?? maskedBody(structure, root, masking);
  return Buffer.concat([Buffer.from(`${head}${CRLF}${CRLF}`, 'utf8'), body ?? source.subarray(root.bodyStart)]);
}

interface Masking {
  addresses: ReadonlySet<string>;
  marks: Marks;
  attached: AttachedFiles;
}

function headOf({ header }: Part, addresses: ReadonlySet<string>, marks: Marks): string[] {
  return header.fields.flatMap((field): string[] => {
    const text = fieldText(header, field);
    if (ADDRESSES.includes(field.name)) {
      const list = parseAddressList(text);
      const shown = list.map((one) => (addresses.has(addressKey(one.address)) ? { ...one, address: NOBODY } : one));
      return shown.length === 0 ? [] : [addressField(titled(field.name), shown.map(withoutAddressAsName))];
    }
    if (!KEPT.includes(field.name)) return [];
    const words = decodeWords(text);
    const clean = masked({ subject: words, html: null, text: '' }, addresses, marks).subject;
    if (clean === words) return [rawField(header.source, field)];
    return field.name === 'subject' ? [textField('Subject', clean)] : [];

    function withoutAddressAsName(one: { name: string | null; address: string }) {
      return one.name !== null && addressesIn(one.name).length > 0 ? { ...one, name: null } : one;
    }
  });
}

function contentFields({ header }: Part): string[] {
  return header.fields.filter(({ name }) => name.startsWith('content-')).map((field) => rawField(header.source, field));
}

/** As it stood, but for the case of its name. */
function rawField(source: Buffer, { name, start, end }: HeaderField): string {
  return `${titled(name)}:${source.toString('latin1', start, end)}`;
}

function titled(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** The parts that show an address exchanged, every other byte as it is. */
function maskedBody(structure: Structure, root: Part, masking: Masking): Buffer {
  const { source } = structure;
  const pieces: Buffer[] = [];
  let at = root.bodyStart;
  for (const leaf of leavesOf(root)) {
    const clean = maskedLeaf(structure, leaf, masking);
    if (!clean) continue;
    const isGone = masking.attached.files.get(leaf.id) === null;
    const others = leaf.header.fields
      .filter(({ name }) => !['content-type', 'content-transfer-encoding'].includes(name))
      .filter(({ name }) => !isGone || !name.startsWith('content-'))
      .map((field) => rawField(source, field));
    const head = [...clean.fields, ...others].join(CRLF);
    pieces.push(source.subarray(at, startOf(leaf)), Buffer.from(`${head}${CRLF}${CRLF}`, 'latin1'), clean.body);
    at = leaf.bodyEnd;
  }
  return Buffer.concat([...pieces, source.subarray(at)]);
}

/** null: it shows none of them. */
function maskedLeaf(structure: Structure, leaf: Part, masking: Masking): BuiltPart | null {
  const { addresses, marks, attached } = masking;
  const file = attached.files.get(leaf.id);
  if (file === null) return textPart('text/plain', attached.removed);
  if (file && isMessage(leaf)) return messageContent(file, declaredName(leaf) ?? '');
  if (file) {
    const type = leaf.header.fields.find(({ name }) => name === 'content-type');
    const field = type ? rawField(leaf.header.source, type) : 'Content-Type: application/octet-stream';
    return { fields: [field, 'Content-Transfer-Encoding: base64'], body: base64Lines(file) };
  }
  if (isMessage(leaf)) {
    return messageContent(maskedMessage(bytesOf(structure, leaf), addresses, marks), declaredName(leaf) ?? '');
  }
  if (!isText(leaf)) return null;
  const text = textOf(structure, leaf);
  const isHtml = leaf.type === 'text/html';
  const clean = maskedText(text, isHtml ? 'html' : 'plain', addresses, marks);
  return clean === text ? null : textPart(isHtml ? 'text/html' : 'text/plain', clean);
}

export function maskedText(text: string, kind: 'html' | 'plain', addresses: ReadonlySet<string>, marks: Marks): string {
  const before = { subject: '', html: kind === 'html' ? text : null, text: kind === 'html' ? '' : text };
  const after = masked(before, addresses, marks);
  return after.html ?? after.text;
}

/** Where the part's own head begins. */
function startOf({ header, bodyStart }: Part): number {
  const first = header.fields[0];
  if (!first) return bodyStart;
  return header.source.lastIndexOf(LF, first.start) + 1;
}

const LF = 0x0a;

function leavesOf(part: Part): Part[] {
  return part.children.length === 0 ? [part] : part.children.flatMap(leavesOf);
}

function isMessage({ type }: Part): boolean {
  return type === 'message/rfc822';
}

function isText({ type }: Part): boolean {
  return type === 'text/plain' || type === 'text/html';
}

function bytesOf(structure: Structure, part: Part): Buffer {
  return decodeTransfer(rawBody(structure, part), part.encoding);
}

function textOf(structure: Structure, part: Part): string {
  return decodeCharset(bytesOf(structure, part), part.typeParameters.get('charset') ?? null).text;
}
