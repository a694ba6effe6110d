// Office files, which are zip files of XML: docx, xlsx, pptx (ECMA-376), odt, ods, odp (OpenDocument). Every part is read,
// whatever the file says of it: what a program does not show stands in the file all the same, and is hidden.
import type { Archive, ArchivePart } from './archive.ts';
import { flowingText } from './flowing-text.ts';
import type { Kind, Notes } from './notes.ts';
import { breaksOf, EMBEDDED, XML } from './office-parts.ts';
import { noteRawAddresses } from './raw-addresses.ts';
import { readOpenDocument } from './read-open-document.ts';
import { readSheet, readWords, SHEET_PART, sheetsOfBook, WORDS_PART } from './read-workbook.ts';
import { attributesOf, walkXmlBytes } from './xml.ts';

type Parts = Extract<Archive, { kind: 'parts' }>['parts'];

export interface OfficeReading {
  notes: Notes;
  /** Reads a file that is embedded in it; hidden, whatever is in it. */
  readEmbedded(bytes: Uint8Array): Promise<void>;
}

const OFFICE = /^\[Content_Types\]\.xml$|^(word|xl|ppt)\//;

/** null: it is no office file but a zip file like any other. */
export async function readOffice(parts: Parts, reading: OfficeReading): Promise<Kind | null> {
  const names = new Set(parts.map(({ name }) => name));
  const isOpenDocument = names.has('content.xml');
  if (!isOpenDocument && !parts.some(({ name }) => OFFICE.test(name))) return null;
  // The binary workbook is no XML.
  if (names.has('xl/workbook.bin')) reading.notes.cannotRead('unknownFormat');
  if (isOpenDocument && isSealed(parts, reading.notes)) reading.notes.cannotRead('encrypted');
  const isSheet = isOpenDocument
    ? isSpreadsheet(parts, reading.notes)
    : parts.some(({ name }) => name.startsWith('xl/'));
  const asBook = readBook(parts, reading.notes);
  for (const part of parts) if (!asBook.has(part.name)) await readPart(part, reading);
  return isSheet ? 'table' : 'document';
}

/** By what it says of itself, or by its one element that holds the content. */
function isSpreadsheet(parts: Parts, notes: Notes): boolean {
  const type = bytesOf(parts, 'mimetype', notes);
  return (type.length > 0 ? type : bytesOf(parts, 'content.xml', notes)).includes(
    type.length > 0 ? 'spreadsheet' : '<table:table ',
  );
}

/** With a password: its manifest says so, its parts are noise. */
function isSealed(parts: Parts, notes: Notes): boolean {
  return bytesOf(parts, 'META-INF/manifest.xml', notes).includes('encryption-data');
}

/** Nothing where there is no such part. */
function bytesOf(parts: Parts, name: string, notes: Notes): Buffer {
  const bytes = parts.find((part) => part.name === name)?.read(notes) ?? new Uint8Array();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Words and sheets of a workbook, where there is one. Answers the parts that were read. */
function readBook(parts: Parts, notes: Notes): Set<string> {
  const workbook = bytesOf(parts, 'xl/workbook.xml', notes);
  if (workbook.length === 0) return new Set();
  const sheets = sheetsOfBook(workbook, bytesOf(parts, 'xl/_rels/workbook.xml.rels', notes));
  const words = readWords(bytesOf(parts, WORDS_PART, notes), notes);
  const used = new Set<number>();
  const read = new Set([WORDS_PART]);
  for (const { name, read: unpack } of parts.filter((part) => SHEET_PART.test(part.name))) {
    const bytes = unpack(notes);
    // One that no list of sheets names is shown by no program.
    if (bytes) readSheet(bytes, sheets.get(name) ?? { name, hidden: true }, words, used, notes);
    read.add(name);
  }
  for (const [number, found] of words) if (!used.has(number)) for (const address of found) notes.address(address, true);
  return read;
}

/** What holds no text of anybody: pictures, fonts, printers, thumbnails; they are looked through as raw bytes. */
const NO_TEXT =
  /\.(png|jpe?g|gif|bmp|emf|wmf|tiff?|svm|wdp|ttf|odttf|fntdata|mp[34]|wav|m4[av])$|printerSettings|^Thumbnails\/|^mimetype$|vbaProject/i;
const PICTURED = /\.(svg|html?)$/i;

async function readPart(part: ArchivePart, { notes, readEmbedded }: OfficeReading): Promise<void> {
  if (part.name.endsWith('/')) return;
  notes.text(part.name, true);
  const bytes = part.read(notes);
  if (!bytes) return;
  if (part.name === 'content.xml' || part.name === 'styles.xml') readOpenDocument(bytes, notes);
  else if (XML.test(part.name)) readXmlPart(part.name, bytes, notes);
  else if (NO_TEXT.test(part.name)) noteRawAddresses(bytes, notes);
  else if (EMBEDDED.test(part.name) || PICTURED.test(part.name)) await readEmbedded(bytes);
  else noteRawAddresses(bytes, notes);
}

/** Parts that are shown, in whole or in part. */
const SHOWN =
  /^(word\/(document|header|footer|footnotes|endnotes)\d*\.xml|ppt\/(slides|slideMasters|slideLayouts)\/[^/]+\.xml)$/;
/** Deleted but still there; instructions of fields (HYPERLINK "mailto:…"). */
const UNSEEN = new Set(['del', 'moveFrom', 'delText', 'instrText']);

function readXmlPart(name: string, bytes: Uint8Array, notes: Notes): void {
  const isShown = SHOWN.test(name);
  const flow = flowingText(isShown ? notes : notes.allHidden(), {
    hides: (tag, written) => UNSEEN.has(tag) || (tag === 'sld' && /\sshow\s*=\s*["'](0|false)/.test(written)),
    breaks: breaksOf(name),
  });
  walkXmlBytes(bytes, {
    ...flow,
    open(tag, written, start, end) {
      // A run of letters that is not shown: w:r, with w:vanish in its properties.
      if (tag === 'r') flow.hide(false);
      else if (tag === 'vanish' && !/^(0|false|off)$/.test(attributesOf(written).val ?? '')) flow.hide(true);
      flow.open?.(tag, written, start, end);
    },
  });
  flow.flush();
}
