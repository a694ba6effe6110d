// Attachments read on the scanner's thread: a workbook of 10 MB as a school's software exports it, with the time it takes
// there, how long the engine's own thread was held up, and the memory that it needed.
import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { createScanner } from '../../engine/scan/index.ts';
import { builtWorker } from '../servers/workers.ts';
import { zipOf } from '../unit/sheets/workbooks.ts';
import { figuresOf } from './figures.ts';

const RUNS = 5;
const FILE_BYTES = 10_000_000;
const COLUMNS = 12;
const FAMILIES = 5_000;
const MB = 1_000_000;

export async function benchScan(): Promise<void> {
  const { record } = figuresOf('scan', 'xlsx of 10 MB');
  const { file, unpackedBytes } = largeWorkbook();
  record('file', 'MB', [file.length / MB]);
  record('unpacked', 'MB', [unpackedBytes / MB]);
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await scanOnce(file));
  record(
    'read',
    'ms',
    runs.map(({ tookMs }) => tookMs),
    '≤ 3000',
  );
  record(
    'engine’s thread held up',
    'ms',
    runs.map(({ heldMs }) => heldMs),
    '≤ 50',
  );
  record(
    'memory while reading',
    'MB',
    runs.map(({ memoryMb }) => memoryMb),
    '≤ 512',
  );
}

/** A thread of its own each time: its start is part of what a person waits for. */
async function scanOnce(file: Uint8Array) {
  const scanner = createScanner({ workerUrl: await builtWorker('scan-worker') });
  const before = process.memoryUsage().rss;
  let [peak, heldMs, lastAt] = [before, 0, performance.now()];
  const watch = setInterval(() => {
    const now = performance.now();
    heldMs = Math.max(heldMs, now - lastAt - 5);
    lastAt = now;
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 5);
  const startedAt = performance.now();
  const { file: scanned } = await scanner.scan(new Uint8Array(file), []);
  const tookMs = performance.now() - startedAt;
  clearInterval(watch);
  await scanner.close();
  if (scanned?.found.length !== FAMILIES) throw new Error(`${scanned?.found.length} of ${FAMILIES} addresses found`);
  return { tookMs, heldMs, memoryMb: (peak - before) / MB };
}

/** Rows of names, numbers and one address each, until the file has its size. */
function largeWorkbook() {
  const words: string[] = [];
  const rows: string[] = [];
  let packedBytes = 0;
  for (let row = 1; packedBytes < FILE_BYTES; row++) {
    const values = Array.from({ length: COLUMNS }, (_, column) =>
      column === 2 ? `famille${row % FAMILIES}@free.example` : `${randomBytes(4).toString('hex')} ${column}`,
    );
    const cells = values.map((value, column) => {
      const place = `r="${String.fromCharCode(65 + column)}${row}"`;
      if (column % 3 === 1) return `<c ${place} s="1"><v>${row * column}.5</v></c>`;
      return `<c ${place} s="2" t="s"><v>${words.push(value) - 1}</v></c>`;
    });
    rows.push(`<row r="${row}" spans="1:${COLUMNS}" x14ac:dyDescent="0.25">${cells.join('')}</row>`);
    if (row % 20_000 === 0)
      packedBytes = deflateRawSync(rows.join('')).length + deflateRawSync(words.join('</t></si><si><t>')).length;
  }
  const parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="Familles" sheetId="1" r:id="a"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<R><Relationship Id="a" Target="worksheets/sheet1.xml"/></R>',
    'xl/sharedStrings.xml': `<sst>${words.map((word) => `<si><t>${word}</t></si>`).join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`,
  };
  const unpackedBytes = Object.values(parts).reduce((sum, part) => sum + part.length, 0);
  return { file: zipOf(parts), unpackedBytes };
}
