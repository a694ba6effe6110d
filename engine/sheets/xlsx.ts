// xlsx (ECMA-376): the workbook names the sheets, shared strings hold the words, each sheet is a part of its own.
import { type Sheet, type SheetLimits, sheetBuilder } from './sheet.ts';
import { readXml } from './xml.ts';

type Parts = ReadonlyMap<string, Uint8Array>;

export const XLSX_PARTS = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

/** null: no workbook among the parts. */
export function readXlsx(parts: Parts, limits: SheetLimits): Sheet[] | null {
  const workbook = parts.get('xl/workbook.xml');
  if (!workbook) return null;
  const words = sharedStrings(parts.get('xl/sharedStrings.xml'), limits);
  const targets = relations(parts.get('xl/_rels/workbook.xml.rels'));
  const builder = sheetBuilder(limits);
  readXml(workbook, {
    open(name, attributes) {
      if (localName(name) !== 'sheet') return;
      builder.begin(attributes.name ?? '', (attributes.state ?? 'visible') !== 'visible');
      const part = parts.get(targets.get(attributes['r:id'] ?? '') ?? '');
      if (part) readSheet(part, words, builder.cell);
    },
  });
  return builder.sheets;
}

function sharedStrings(part: Uint8Array | undefined, { cellLength }: SheetLimits): string[] {
  const words: string[] = [];
  if (!part) return words;
  let text: string | null = null;
  let spoken = 0;
  readXml(part, {
    open(name) {
      const local = localName(name);
      if (local === 'si') words.push('');
      if (local === 't' && spoken === 0) text = '';
      // How a word is pronounced (rPh) is not part of it.
      if (local === 'rPh') spoken += 1;
    },
    text(piece) {
      if (text !== null && text.length < cellLength) text += piece;
    },
    close(name) {
      const local = localName(name);
      if (local === 't' && text !== null) {
        words[words.length - 1] += text;
        text = null;
      }
      if (local === 'rPh') spoken -= 1;
    },
  });
  return words;
}

/** Part by the id of the relation. */
function relations(part: Uint8Array | undefined): Map<string, string> {
  const targets = new Map<string, string>();
  if (part)
    readXml(part, {
      open(name, { Id, Target }) {
        if (localName(name) !== 'Relationship' || !Id || !Target) return;
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
      },
    });
  return targets;
}

function readSheet(
  part: Uint8Array,
  words: readonly string[],
  cell: (row: number, column: number, text: string) => void,
) {
  let row = -1;
  let column = -1;
  let type = '';
  let text: string | null = null;
  let value = '';
  readXml(part, {
    open(name, attributes) {
      const local = localName(name);
      if (local === 'row') {
        row = attributes.r ? Number(attributes.r) - 1 : row + 1;
        column = -1;
      } else if (local === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1;
        type = attributes.t ?? 'n';
        value = '';
      } else if (local === 'v' || local === 't') text = '';
    },
    text(piece) {
      if (text !== null) text += piece;
    },
    close(name) {
      const local = localName(name);
      if ((local === 'v' || local === 't') && text !== null) {
        value += text;
        text = null;
      } else if (local === 'c' && row >= 0 && column >= 0) {
        cell(row, column, type === 's' ? (words[Number(value)] ?? '') : value);
      }
    },
  });
}

/** « AB12 » → 27 */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
