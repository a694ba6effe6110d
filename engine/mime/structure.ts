// The tree of parts of a message, as byte offsets into its source: no part is decoded or copied, boundaries are found
// by Buffer.indexOf, so a message of 20 MB costs a few ms. Broken structure gives the parts that can be told apart,
// and a defect; nothing here throws.
import type { PartId } from '../../shared/domain/ids.ts';
import { latin1 } from './bytes.ts';
import { type HeaderBlock, headerText, readHeaderBlock } from './header-block.ts';
import { type Parameterised, parseParameterised } from './parameters.ts';

export interface Part {
  /** As IMAP numbers parts; '' for the root of a multipart message, '1' for the root of any other. */
  id: PartId | '';
  header: HeaderBlock;
  /** Lower case; a default where there is none: text/plain, or message/rfc822 in a digest. */
  type: string;
  typeParameters: Map<string, string>;
  /** Content-Transfer-Encoding, lower case; '' when there is none. */
  encoding: string;
  disposition: Parameterised | null;
  /** Without < and >. */
  contentId: string | null;
  /** Of its header. */
  start: number;
  bodyStart: number;
  bodyEnd: number;
  /** Of a multipart. */
  children: Part[];
  parentType: string | null;
}

/** Deeper or more than this is no mail but an attack; what lies beyond is read as one part. */
const MAX_DEPTH = 40;
const MAX_PARTS = 2_000;

const CR = 0x0d;
const LF = 0x0a;
const DASH = 0x2d;

interface Reading {
  source: Buffer;
  defects: Set<string>;
  partCount: number;
}

export interface Structure {
  source: Buffer;
  root: Part;
  defects: string[];
}

export function readStructure(source: Buffer): Structure {
  const reading: Reading = { source, defects: new Set(), partCount: 0 };
  // Blank lines before the first field come from careless gateways.
  let start = 0;
  while (source[start] === LF || source[start] === CR) start++;
  const root = readPart(reading, start, source.length, { id: '', parentType: null, depth: 0 });
  if (root.children.length === 0) root.id = '1' as PartId;
  return { source, root, defects: [...reading.defects] };
}

interface Place {
  id: string;
  parentType: string | null;
  depth: number;
}

function readPart(reading: Reading, start: number, end: number, { id, parentType, depth }: Place): Part {
  reading.partCount++;
  const header = readHeaderBlock(reading.source, start, end);
  for (const defect of header.defects) reading.defects.add(defect);
  const content = contentOf(header, parentType);
  const part: Part = {
    id: id as PartId | '',
    header,
    ...content,
    start,
    bodyStart: Math.min(header.bodyStart, end),
    bodyEnd: end,
    children: [],
    parentType,
  };
  if (part.type.startsWith('multipart/')) readChildren(reading, part, depth);
  return part;
}

function contentOf(header: HeaderBlock, parentType: string | null) {
  const declared = headerText(header, 'content-type');
  const fallback = parentType === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const parsed = parseParameterised(declared ?? '');
  const dispositionText = headerText(header, 'content-disposition');
  return {
    type: /^[^/\s]+\/[^/\s]+$/.test(parsed.value) ? parsed.value : fallbackType(parsed.value, fallback),
    typeParameters: parsed.parameters,
    encoding: encodingOf(headerText(header, 'content-transfer-encoding') ?? ''),
    disposition: dispositionText ? parseParameterised(dispositionText) : null,
    contentId: headerText(header, 'content-id')?.replace(/^<|>$/g, '').trim() || null,
  };
}

/** « text » and « html » alone are old ways to say text/plain and text/html. */
function fallbackType(value: string, fallback: string): string {
  if (value === 'html') return 'text/html';
  return value === '' || value.startsWith('text') ? fallback : 'application/octet-stream';
}

function encodingOf(text: string): string {
  const value = text
    .slice(0, 200)
    .replace(/\([^)]*\)/g, '')
    .split(';')[0]!
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  if (/^quoted[-_ ]?printable/.test(value)) return 'quoted-printable';
  return /^base-?64/.test(value) ? 'base64' : value;
}

function readChildren(reading: Reading, part: Part, depth: number): void {
  const declared = part.typeParameters.get('boundary');
  let regions = declared ? findRegions(reading, part, declared) : null;
  // A boundary folded in the header may have gained or lost blanks.
  if (declared && !regions) regions = findRegions(reading, part, declared.replace(/\s+/g, ' ').trimEnd());
  if (!regions) {
    reading.defects.add(declared ? 'boundaryNotFound' : 'boundaryMissing');
    const guess = guessBoundary(reading, part);
    regions = guess ? findRegions(reading, part, guess) : null;
  }
  if (!regions || depth >= MAX_DEPTH) {
    if (depth >= MAX_DEPTH) reading.defects.add('tooDeep');
    // No parts to be found: what is there is shown as text rather than not at all.
    if (!isBlank(reading.source, part)) part.type = 'text/plain';
    return;
  }
  placeRegions(reading, part, regions, declared ?? null, depth);
}

/**
 * Makes children of regions. Some programs give a nested multipart the boundary of the one around it: the parts up to
 * the next closing delimiter are then its children.
 */
function placeRegions(reading: Reading, part: Part, regions: Region[], boundary: string | null, depth: number): void {
  const place = (parent: Part) => ({
    id: parent.id === '' ? String(parent.children.length + 1) : `${parent.id}.${parent.children.length + 1}`,
    parentType: parent.type,
    depth: depth + 1,
  });
  let nested: { part: Part; group: number } | null = null;
  for (const region of regions) {
    if (reading.partCount >= MAX_PARTS) {
      reading.defects.add('tooManyParts');
      return;
    }
    const parent: Part = nested?.group === region.group ? nested.part : part;
    const child = readPart(reading, region.start, region.end, place(parent));
    parent.children.push(child);
    if (child.type.startsWith('multipart/') && child.typeParameters.get('boundary') === boundary && !nested) {
      reading.defects.add('boundaryReused');
      nested = { part: child, group: region.group };
    }
  }
}

interface Region {
  start: number;
  end: number;
  /** Counts the closing delimiters before it; parts after the first one are against the rules, but are there. */
  group: number;
}

function isBlank(source: Buffer, part: Part): boolean {
  for (let i = part.bodyStart; i < part.bodyEnd; i++) if (source[i]! > 0x20) return false;
  return true;
}

/** The bytes between delimiter lines; null when the boundary never occurs. The line break before one belongs to it. */
function findRegions({ source, defects }: Reading, part: Part, boundary: string): Region[] | null {
  const needle = Buffer.from(`--${boundary}`, 'latin1');
  const body = source.subarray(0, part.bodyEnd);
  const regions: Region[] = [];
  let open = -1;
  let group = 0;
  for (let at = body.indexOf(needle, part.bodyStart); at >= 0; at = body.indexOf(needle, at + needle.length)) {
    const line = delimiterLine(body, at, part.bodyStart, needle.length);
    if (!line) continue;
    if (open >= 0) regions.push({ start: open, end: beforeBreak(body, at, open), group });
    open = line.closing ? -1 : line.next;
    if (line.closing) group++;
  }
  if (open >= 0 && open < part.bodyEnd) regions.push({ start: open, end: part.bodyEnd, group });
  if (regions.length === 0) return null;
  if (group === 0) defects.add('boundaryNotClosed');
  if (regions.at(-1)!.group > 0) defects.add('partsAfterEnd');
  return regions;
}

function delimiterLine(
  body: Buffer,
  at: number,
  from: number,
  length: number,
): { next: number; closing: boolean } | null {
  if (at > from && body[at - 1] !== LF && body[at - 1] !== CR) return null;
  let i = at + length;
  const closing = body[i] === DASH && body[i + 1] === DASH;
  if (closing) i += 2;
  while (body[i] === 0x20 || body[i] === 0x09) i++;
  if (i >= body.length) return { next: body.length, closing };
  if (body[i] === LF) return { next: i + 1, closing };
  if (body[i] === CR) return { next: body[i + 1] === LF ? i + 2 : i + 1, closing };
  // More text on the line: another boundary that begins alike. After a closing one it is mere rubbish.
  return closing ? { next: i, closing } : null;
}

function beforeBreak(body: Buffer, at: number, floor: number): number {
  let end = at;
  if (end > floor && body[end - 1] === LF) end--;
  if (end > floor && body[end - 1] === CR) end--;
  return end;
}

/** The first line of the body that looks like a delimiter and is followed by a field. */
function guessBoundary({ source }: Reading, part: Part): string | null {
  const head = latin1(source, part.bodyStart, Math.min(part.bodyEnd, part.bodyStart + 64_000));
  const match = /(?:^|[\r\n])--([^\r\n]{1,200}?)(?<!--)[ \t]*\r?\n(?=[\w-]+:|\r?\n)/.exec(head);
  return match ? match[1]! : null;
}

export function* leavesOf(part: Part): Generator<Part> {
  if (part.children.length === 0) yield part;
  for (const child of part.children) yield* leavesOf(child);
}

export function findPart(root: Part, id: PartId): Part | null {
  if (root.id === id) return root;
  for (const child of root.children) {
    const found = findPart(child, id);
    if (found) return found;
  }
  return null;
}

export function rawBody({ source }: Structure, part: Part): Buffer {
  return source.subarray(part.bodyStart, part.bodyEnd);
}
