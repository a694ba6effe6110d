// XML without the addresses in it: in its texts, across runs of letters, and in its attributes. Every other byte stays, so that
// whatever reads the file finds its elements as they were.
import { addressesIn } from '../../shared/guard/index.ts';
import { edited, masks, type TextEdit } from '../../shared/guard/mask-text.ts';
import { mayHold } from './flowing-text.ts';
import { decodeXml, encodeXml, walkXml } from './xml.ts';

export interface Cleaning {
  /** An element that ends the text before it and its own. */
  breaks(name: string): boolean;
  /** Stands in the place of an address within a text; where there is nothing else, nothing takes its place. */
  mark: string;
  /** Told of each element, and of each text that lost an address. What it answers is changed as well. */
  onOpen?(name: string, start: number, end: number): void;
  onCut?(): TextEdit[];
}

interface Piece {
  start: number;
  end: number;
  text: string;
}

/** null: it holds no address. */
export function cleanXml(xml: string, { breaks, mark, onOpen, onCut }: Cleaning): string | null {
  const edits: TextEdit[] = [];
  let pieces: Piece[] = [];
  const endText = () => {
    const cut = editsOf(pieces, mark);
    pieces = [];
    if (cut.length > 0) edits.push(...cut, ...(onCut?.() ?? []));
  };
  walkXml(xml, {
    open(name, written, start, end) {
      if (breaks(name)) endText();
      if (mayHold(written)) edits.push(...attributeEdits(xml, start, end));
      onOpen?.(name, start, end);
    },
    close(name) {
      if (breaks(name)) endText();
    },
    text: (written, start, end) => void pieces.push({ start, end, text: decodeXml(written) }),
    aside(written, start, end) {
      if (written.startsWith('<!--') && addressesIn(written).length > 0) edits.push({ start, end, replacement: '' });
    },
  });
  endText();
  if (edits.length === 0) return null;
  return edited(
    xml,
    edits.sort((a, b) => a.start - b.start || b.end - a.end),
  );
}

/** What is left where an address stood alone, or among others. */
const NOTHING = /^(?:[\s,;<>()"'|/]|mailto:)*$/i;

function editsOf(pieces: readonly Piece[], mark: string): TextEdit[] {
  const text = pieces.map((piece) => piece.text).join('');
  const found = addressesIn(text);
  if (found.length === 0) return [];
  const without = edited(
    text,
    found.map(({ start, end }) => ({ start, end, replacement: '' })),
  );
  const cuts = NOTHING.test(without)
    ? [{ start: 0, end: text.length, replacement: '' }]
    : masks(text, new Set(found.map(({ address }) => address)), mark);
  let at = 0;
  return pieces.flatMap(({ start, end, text: own }) => {
    const from = at;
    at += own.length;
    const mine = cuts.filter((cut) => cut.start < at && cut.end > from);
    if (mine.length === 0) return [];
    // The piece in which an address begins takes what stands in its place, the others lose their part of it.
    const replacement = edited(
      own,
      mine.map((cut) => ({
        start: Math.max(0, cut.start - from),
        end: Math.min(own.length, cut.end - from),
        replacement: cut.start >= from ? cut.replacement : '',
      })),
    );
    return [{ start, end, replacement: encodeXml(replacement) }];
  });
}

const VALUE = /=\s*(?:"([^"]*)"|'([^']*)')/g;

function attributeEdits(xml: string, start: number, end: number): TextEdit[] {
  return Array.from(xml.slice(start, end).matchAll(VALUE)).flatMap((match): TextEdit[] => {
    const written = match[1] ?? match[2]!;
    const value = decodeXml(written).replace(/%40/g, '@');
    if (addressesIn(value).length === 0) return [];
    const from = start + match.index + match[0].length - 1 - written.length;
    return [{ start: from, end: from + written.length, replacement: encodeXml(withoutAddresses(value)) }];
  });
}

function withoutAddresses(value: string): string {
  if (/^mailto:/i.test(value)) return 'mailto:';
  return edited(
    value,
    addressesIn(value).map(({ start, end }) => ({ start, end, replacement: '' })),
  );
}
