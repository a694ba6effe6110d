// Tables of text, from bytes that nobody vouches for: spreadsheets (xlsx, ods) and text with separators. Pure and blocking:
// it belongs on a worker thread. Invariant: within the limits given, and an answer for any bytes.
import { ODS_PARTS, readOds } from './ods.ts';
import { type SheetLimits, type Spreadsheet, TooManyRows } from './sheet.ts';
import { readXlsx, XLSX_PARTS } from './xlsx.ts';
import { unzip } from './zip.ts';

export { decodeText } from './decode-text.ts';
export { readDelimited, separatorOf } from './delimited-text.ts';
export type { SheetLimits } from './sheet.ts';
export { readXml } from './xml.ts';
export { unzip } from './zip.ts';

const PARTS_MAX = 10_000;

export function readSpreadsheet(bytes: Uint8Array, limits: SheetLimits): Spreadsheet {
  const wanted = (name: string) => XLSX_PARTS.test(name) || ODS_PARTS.test(name);
  const unzipped = unzip(bytes, wanted, { totalBytes: limits.unpackedBytes, parts: PARTS_MAX });
  if (unzipped.kind === 'refused')
    return { kind: 'refused', reason: unzipped.reason === 'notZip' ? 'notReadable' : unzipped.reason };
  if (isSealed(unzipped.parts)) return { kind: 'refused', reason: 'encrypted' };
  try {
    const sheets = readXlsx(unzipped.parts, limits) ?? readOds(unzipped.parts, limits);
    return sheets ? { kind: 'sheets', sheets } : { kind: 'refused', reason: 'notReadable' };
  } catch (error) {
    if (error instanceof TooManyRows) return { kind: 'refused', reason: 'tooManyRows' };
    throw error;
  }
}

/** An ods with a password: its manifest says so, its content is noise. */
function isSealed(parts: ReadonlyMap<string, Uint8Array>): boolean {
  const manifest = parts.get('META-INF/manifest.xml');
  return manifest !== undefined && new TextDecoder().decode(manifest).includes('encryption-data');
}
