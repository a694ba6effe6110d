// winmail.dat: what Outlook makes of a letter in « rich text » (MS-OXTNEF), as its bodies and its files. A reader of our own:
// the libraries on the registry are unmaintained or trust the lengths they read. Every length is held to the bytes that are
// there; what is broken ends the reading, and what was read before it stays. Never throws.
import { bufferOf } from '../bytes.ts';
import { decodeCharset } from '../charset.ts';
import { type MapiProperties, readMapiProperties, readMapiTable } from './mapi-properties.ts';

export interface TnefFile {
  name: string | null;
  type: string | null;
  contentId: string | null;
  bytes: Buffer;
  /** A message as an attachment: TNEF again. */
  isMessage: boolean;
}

export interface TnefReading {
  subject: string | null;
  text: string | null;
  html: string | null;
  /** Compressed (MS-OXRTFCP), as it lies there. */
  rtf: Buffer | null;
  files: TnefFile[];
  /** « IPM.Microsoft Schedule.MtgReq »; '': not said. */
  messageClass: string;
  /** Of the letter as Outlook keeps it. */
  properties: MapiProperties | null;
  recipients: MapiProperties[];
  /** Of texts that do not say it themselves. */
  charset: string;
  /** Something in it could not be read. */
  broken: boolean;
}

const SIGNATURE = 0x223e9f78;
const LEVEL_ATTACHMENT = 2;
const MAX_ATTRIBUTES = 20_000;
const MAX_FILES = 500;

// Attributes by their number, without their type.
const ATTRIBUTE = {
  subject: 0x8004,
  messageClass: 0x8008,
  recipients: 0x9004,
  body: 0x800c,
  attachData: 0x800f,
  attachTitle: 0x8010,
  attachBegins: 0x9002,
  attachName: 0x9001,
  messageProperties: 0x9003,
  attachProperties: 0x9005,
  codepage: 0x9007,
} as const;

const PROPERTY = {
  messageClass: 0x001a,
  subject: 0x0037,
  body: 0x1000,
  rtf: 0x1009,
  html: 0x1013,
  displayName: 0x3001,
  data: 0x3701,
  fileName: 0x3704,
  longFileName: 0x3707,
  mimeTag: 0x370e,
  contentId: 0x3712,
  internetCodepage: 0x3fde,
} as const;

/** null: no TNEF at all. */
export function readTnef(bytes: Uint8Array): TnefReading | null {
  const source = bufferOf(bytes);
  if (source.length < 6 || source.readUInt32LE(0) !== SIGNATURE) return null;
  const reading: TnefReading = {
    ...{ subject: null, text: null, html: null, rtf: null, files: [], messageClass: '', broken: false },
    ...{ properties: null, recipients: [], charset: 'windows-1252' },
  };
  let at = 6;
  for (let count = 0; at < source.length; count++) {
    const length = at + 9 <= source.length ? source.readUInt32LE(at + 5) : -1;
    const start = at + 9;
    if (length < 0 || start + length > source.length || count >= MAX_ATTRIBUTES) {
      reading.broken = true;
      break;
    }
    const attribute = source.readUInt16LE(at + 1);
    readAttribute(reading, source[at]!, attribute, source.subarray(start, start + length));
    // A checksum of two bytes follows; as programs get it wrong, it is not asked.
    at = start + length + 2;
  }
  return reading;
}

function readAttribute(reading: TnefReading, level: number, attribute: number, data: Buffer): void {
  if (attribute === ATTRIBUTE.codepage && data.length >= 4) {
    reading.charset = charsetOf(data.readUInt32LE(0)) ?? reading.charset;
  } else if (attribute === ATTRIBUTE.attachBegins) {
    if (reading.files.length < MAX_FILES) reading.files.push(emptyFile());
    else reading.broken = true;
  } else if (level === LEVEL_ATTACHMENT) {
    const file = reading.files.at(-1);
    if (file) readFileAttribute(reading, file, attribute, data);
  } else if (attribute === ATTRIBUTE.subject) {
    reading.subject ??= textOf(data, reading.charset);
  } else if (attribute === ATTRIBUTE.body) {
    reading.text ??= textOf(data, reading.charset);
  } else if (attribute === ATTRIBUTE.messageProperties) {
    takeMessage(reading, readMapiProperties(data));
  } else if (attribute === ATTRIBUTE.messageClass) {
    reading.messageClass = textOf(data, reading.charset);
  } else if (attribute === ATTRIBUTE.recipients) {
    reading.recipients = readMapiTable(data);
  }
}

const emptyFile = (): TnefFile => ({
  name: null,
  type: null,
  contentId: null,
  bytes: Buffer.alloc(0),
  isMessage: false,
});

function readFileAttribute(reading: TnefReading, file: TnefFile, attribute: number, data: Buffer): void {
  const { charset } = reading;
  if (attribute === ATTRIBUTE.attachData) {
    if (!file.isMessage) file.bytes = data;
  } else if (attribute === ATTRIBUTE.attachTitle || attribute === ATTRIBUTE.attachName) {
    file.name ??= textOf(data, charset) || null;
  } else if (attribute === ATTRIBUTE.attachProperties) {
    const properties = readMapiProperties(data);
    if (properties.broken) reading.broken = true;
    const text = (id: number) => properties.text(id, charset) || null;
    // The long name is there to be preferred; the attribute's is often « ~WRD0001.DOC ».
    file.name = text(PROPERTY.longFileName) ?? file.name ?? text(PROPERTY.fileName) ?? text(PROPERTY.displayName);
    file.type = text(PROPERTY.mimeTag)?.toLowerCase() ?? null;
    file.contentId = text(PROPERTY.contentId)?.replace(/^<|>$/g, '') ?? null;
    const inside = properties.object(PROPERTY.data);
    if (inside && inside.length > 4 && inside.readUInt32LE(0) === SIGNATURE) {
      file.bytes = inside;
      file.isMessage = true;
    } else if (inside && file.bytes.length === 0) file.bytes = inside;
  }
}

function takeMessage(reading: TnefReading, properties: MapiProperties): void {
  reading.properties = properties;
  reading.messageClass ||= properties.text(PROPERTY.messageClass, reading.charset) ?? '';
  if (properties.broken) reading.broken = true;
  const htmlBytes = properties.binary(PROPERTY.html);
  const internet = properties.number(PROPERTY.internetCodepage);
  const htmlCharset = (internet === null ? null : charsetOf(internet)) ?? reading.charset;
  reading.subject = properties.text(PROPERTY.subject, reading.charset) ?? reading.subject;
  reading.text = properties.text(PROPERTY.body, reading.charset) ?? reading.text;
  reading.html = htmlBytes ? textOf(htmlBytes, htmlCharset) : reading.html;
  reading.rtf = properties.binary(PROPERTY.rtf) ?? reading.rtf;
}

function textOf(data: Buffer, charset: string): string {
  const end = data.indexOf(0);
  return decodeCharset(end < 0 ? data : data.subarray(0, end), charset).text;
}

/** Windows numbers its code pages; 65001 is UTF-8. */
export function charsetOf(codepage: number): string | null {
  if (codepage === 65_001) return 'utf-8';
  if (codepage === 20_127) return 'us-ascii';
  if (codepage >= 28_591 && codepage <= 28_605) return `iso-8859-${codepage - 28_590}`;
  const named: Record<number, string> = { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 20866: 'koi8-r' };
  if (named[codepage]) return named[codepage];
  return (codepage >= 1250 && codepage <= 1258) || codepage === 874 ? `windows-${codepage}` : null;
}
