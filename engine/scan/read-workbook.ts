// xlsx (ECMA-376, part 1, §18): words lie in one part for all sheets, cells point at them. A word is shown where a cell of a
// shown sheet, row and column points at it; one that no cell points at any more is still in the file.
import { addressesIn } from '../../shared/guard/index.ts';
import { flowingText, mayHold } from './flowing-text.ts';
import type { Notes } from './notes.ts';
import { attributesOf, decodeXml, walkXmlBytes } from './xml.ts';

export const SHEET_PART = /^xl\/(?:worksheets|chartsheets|dialogsheets|macrosheets)\/[^/]+\.xml$/;
export const WORDS_PART = 'xl/sharedStrings.xml';

export interface SheetOfBook {
  name: string;
  hidden: boolean;
}

/** Sheets by their part. */
export function sheetsOfBook(workbook: Uint8Array, relations: Uint8Array): Map<string, SheetOfBook> {
  const targets = new Map<string, string>();
  walkXmlBytes(relations, {
    open(name, written) {
      const { Id, Target } = name === 'Relationship' ? attributesOf(written) : {};
      if (Id && Target) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`);
    },
  });
  const sheets = new Map<string, SheetOfBook>();
  walkXmlBytes(workbook, {
    open(tag, written) {
      if (tag !== 'sheet') return;
      const { id = '', name = '', state = 'visible' } = attributesOf(written);
      const part = targets.get(id);
      if (part) sheets.set(part, { name, hidden: state !== 'visible' });
    },
  });
  return sheets;
}

/** The words that hold addresses, by their number. */
export type Words = ReadonlyMap<number, string[]>;

export function readWords(part: Uint8Array, notes: Notes): Words {
  const words = new Map<number, string[]>();
  let number = -1;
  let text = '';
  let isText = false;
  /** How a word is pronounced is not part of it, but stands there. */
  let spoken = false;
  walkXmlBytes(part, {
    open(name) {
      if (name === 'si') {
        number += 1;
        text = '';
      } else if (name === 'rPh') spoken = true;
      else if (name === 't') isText = true;
    },
    text(written) {
      if (!isText) return;
      if (spoken) notes.text(decodeXml(written), true);
      else text += decodeXml(written);
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') spoken = false;
      else if (name === 'si' && text !== '') {
        const word = text;
        notes.prose(() => word);
        const found = addressesIn(text);
        if (found.length > 0)
          words.set(
            number,
            found.map(({ address }) => address),
          );
      }
    },
    aside: (written) => noteAside(written, notes),
  });
  return words;
}

function noteAside(written: string, notes: Notes): void {
  if (written.includes('<!ENTITY')) notes.cannotRead('broken');
  notes.text(written, true);
}

/** `used`: collects the numbers of the words that a cell points at. */
export function readSheet(part: Uint8Array, sheet: SheetOfBook, words: Words, used: Set<number>, notes: Notes): void {
  const hiddenColumns: { first: number; last: number }[] = [];
  let isRowHidden = false;
  let column = -1;
  let isWord = false;
  let isValue = false;
  let text = '';
  const rest = flowingText(notes, { hides: () => false, breaks: () => true });
  const isHidden = () =>
    sheet.hidden || isRowHidden || hiddenColumns.some(({ first, last }) => column >= first && column <= last);
  const tell = (hasAddress: boolean) => {
    if (hasAddress && sheet.hidden) notes.hiddenSheet(sheet.name);
  };

  walkXmlBytes(part, {
    open(name, written) {
      rest.hide(sheet.hidden || name === 'f');
      if (name === 'c') {
        isWord = written.includes('t="s"') || written.includes("t='s'");
        column = columnIn(written, column + 1);
        text = '';
      } else if (name === 'v' || name === 't') isValue = true;
      else if (name === 'row') {
        isRowHidden = isSet(written, 'hidden');
        column = -1;
      } else if (name === 'col' && isSet(written, 'hidden')) {
        const { min, max } = attributesOf(written);
        hiddenColumns.push({ first: Number(min) - 1, last: Number(max) - 1 });
      } else if (mayHold(written)) tell(notes.text(decodeXml(written), true));
    },
    text(written) {
      if (isValue) text += written;
      else if (written.length > 4) rest.text?.(written.replace(FOOTER_CODES, ' '), 0, 0);
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'c' && text !== '') {
        if (!isWord) tell(notes.text(decodeXml(text), isHidden()));
        else {
          const found = words.get(Number(text));
          if (!found) return;
          used.add(Number(text));
          const hidden = isHidden();
          for (const address of found) notes.address(address, hidden);
          tell(true);
        }
      } else rest.flush();
    },
    aside: (written) => noteAside(written, notes),
  });
}

/** « &C » centres what follows in a header, « &"Arial" » sets its letters. */
const FOOTER_CODES = /&amp;(?:"[^"]*"|&quot;.{0,80}?&quot;|[A-Z]|\d+)/g;

/** « r="AB12" » → 27; without one it is the next. */
function columnIn(written: string, next: number): number {
  const at = written.indexOf(' r=');
  if (at < 0) return next;
  let column = 0;
  for (let i = at + 4; i < written.length; i++) {
    const letter = written.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column > 0 ? column - 1 : next;
}

function isSet(written: string, name: string): boolean {
  return written.includes(name) && /^(1|true|on)$/.test(attributesOf(written)[name] ?? '');
}
