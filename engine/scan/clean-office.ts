// An office file without the addresses in it: in cells, texts, links, comments and properties, in hidden sheets too. Formulas
// stay where their result shows no address. Pictures of its first page go. Parts without an address stay as they were packed.
import type { TextEdit } from '../../shared/guard/mask-text.ts';
import { edited } from '../../shared/guard/mask-text.ts';
import { openArchive } from './archive.ts';
import { formulasToDrop } from './clean-formulas.ts';
import { cleanXml } from './clean-xml.ts';
import { takeNotes } from './notes.ts';
import { breaksOf, EMBEDDED, XML } from './office-parts.ts';
import { SHEET_PART } from './read-workbook.ts';
import { type PackedPart, packPart, writeArchive } from './write-archive.ts';
import { decodeXmlBytes } from './xml.ts';

/** As one string: a part that is larger is no table that somebody wrote. */
const PART_BYTES_MAX = 120_000_000;
const PICTURE_OF_IT = /^Thumbnails\/|^docProps\/thumbnail\./i;
const CALCULATION_ORDER = 'xl/calcChain.xml';

export interface OfficeCleaning {
  mark: string;
  /** An embedded file; null: it cannot be cleaned. */
  cleanEmbedded(bytes: Uint8Array): Promise<Uint8Array | null>;
}

/** null: it cannot be done. */
export async function cleanOffice(bytes: Uint8Array, cleaning: OfficeCleaning): Promise<Buffer | null> {
  const archive = openArchive(bytes);
  if (archive.kind === 'refused') return null;
  const notes = takeNotes();
  const cleaned: PackedPart[] = [];
  const gone: string[] = [];
  let lostFormulas = false;
  for (const part of archive.parts) {
    if (PICTURE_OF_IT.test(part.name)) {
      gone.push(part.name);
      continue;
    }
    const packed = part.packed();
    if (!packed) return null;
    const isText = XML.test(part.name);
    const isEmbedded = !isText && !part.name.endsWith('/') && EMBEDDED.test(part.name);
    const content = isText || isEmbedded ? part.read(notes) : null;
    if ((isText || isEmbedded) && (!content || content.length > PART_BYTES_MAX)) return null;
    if (content && isEmbedded) {
      const clean = await cleaning.cleanEmbedded(content);
      if (!clean) return null;
      cleaned.push(clean === content ? packed : packPart(part.name, clean));
    } else if (content) {
      const { text, formulas } = cleanPart(part.name, decodeXmlBytes(content), cleaning.mark);
      lostFormulas ||= formulas;
      cleaned.push(text === null ? packed : packPart(part.name, Buffer.from(inUtf8(text), 'utf8')));
    } else cleaned.push(packed);
  }
  if (lostFormulas) gone.push(CALCULATION_ORDER);
  return writeArchive(withoutParts(cleaned, gone, archive.parts, takeNotes()));
}

function cleanPart(name: string, xml: string, mark: string): { text: string | null; formulas: boolean } {
  const formulas = SHEET_PART.test(name) ? formulasToDrop(xml) : [];
  const without = formulas.length > 0 ? edited(xml, formulas) : xml;
  const text = cleanXml(without, { breaks: breaksOf(name), mark, ...formulaInCell(without) });
  return { text: text ?? (formulas.length > 0 ? without : null), formulas: formulas.length > 0 };
}

/** OpenDocument writes the formula as an attribute of the cell: it goes with the address that it made. */
function formulaInCell(xml: string): { onOpen(name: string, start: number, end: number): void; onCut(): TextEdit[] } {
  let formula: TextEdit | null = null;
  return {
    onOpen(name, start, end) {
      if (name !== 'table-cell') return;
      const match = /\stable:formula\s*=\s*(?:"[^"]*"|'[^']*')/.exec(xml.slice(start, end));
      formula = match && { start: start + match.index, end: start + match.index + match[0].length, replacement: '' };
    },
    onCut: () => (formula ? [formula] : []),
  };
}

/** What is written is UTF-8, whatever it was. */
function inUtf8(xml: string): string {
  return xml.replace(/^(\ufeff?<\?xml[^>]*encoding\s*=\s*["'])utf-16[lb]?e?(["'])/i, '$1UTF-8$2');
}

/** Lists of parts lose the lines of those that are gone. */
function withoutParts(
  parts: readonly PackedPart[],
  gone: readonly string[],
  sources: readonly { name: string; read(notes: ReturnType<typeof takeNotes>): Uint8Array | null }[],
  notes: ReturnType<typeof takeNotes>,
): PackedPart[] {
  const lists = /^(\[Content_Types\]\.xml|META-INF\/manifest\.xml|_rels\/\.rels|xl\/_rels\/workbook\.xml\.rels)$/;
  return parts
    .filter(({ name }) => !gone.includes(name))
    .map((part) => {
      const list =
        gone.length > 0 && lists.test(part.name) ? sources.find(({ name }) => name === part.name)?.read(notes) : null;
      return list ? packPart(part.name, Buffer.from(withoutLines(decodeXmlBytes(list), gone), 'utf8')) : part;
    });
}

function withoutLines(xml: string, gone: readonly string[]): string {
  const lastNames = gone.map((name) => name.slice(name.lastIndexOf('/') + 1));
  return xml.replace(/<(?:\w+:)?(?:Override|Relationship|file-entry)\s[^>]*?\/>/g, (line) =>
    lastNames.some((name) => line.includes(`/${name}"`) || line.includes(`"${name}"`)) ? '' : line,
  );
}
