// content.xml and styles.xml of an OpenDocument file (OASIS ODF 1.3): text, tables and slides in one part, with notes and
// comments inside of what they are about.
import { flowingText } from './flowing-text.ts';
import type { Notes } from './notes.ts';
import { breaksOf } from './office-parts.ts';
import { attributesOf, walkXmlBytes } from './xml.ts';

/** Comments, changes that were deleted, notes of a speaker, text that is shown under a condition only. */
const UNSEEN = new Set([
  'annotation',
  'tracked-changes',
  'notes',
  'hidden-text',
  'hidden-paragraph',
  'meta',
  'scripts',
]);
const INVISIBLE =
  /\s(?:table:visibility|text:display|presentation:visibility)\s*=\s*["'](?:collapse|filter|none|hidden)/;

export function readOpenDocument(bytes: Uint8Array, notes: Notes): void {
  /** Names of the styles whose tables or letters are not shown. */
  const hiding = new Set<string>();
  let style = '';
  let hiddenTable = '';
  let columns: boolean[] = [];
  let column = 0;

  const flow = flowingText(notes, {
    hides(name, written) {
      if (UNSEEN.has(name) || INVISIBLE.test(written)) return true;
      if (name === 'table-cell' || name === 'covered-table-cell') return columns[column] === true;
      return (name === 'table' || name === 'span' || name === 'p' || name === 'page') && hiding.has(styleOf(written));
    },
    breaks: breaksOf('content.xml'),
    onHidden: () => {
      if (hiddenTable !== '') notes.hiddenSheet(hiddenTable);
    },
  });
  walkXmlBytes(bytes, {
    ...flow,
    open(name, written, start, end) {
      if (name === 'style') style = attributesOf(written).name ?? '';
      else if (/-properties$/.test(name) && /\s\w+:(display|visibility)\s*=\s*["'](false|none|hidden)/.test(written))
        hiding.add(style);
      else if (name === 'table') {
        columns = [];
        hiddenTable = hiding.has(styleOf(written)) ? (attributesOf(written).name ?? '') : '';
      } else if (name === 'table-column') noteColumn(columns, written);
      else if (name === 'table-row') column = 0;
      flow.open?.(name, written, start, end);
      if (name === 'table-cell' || name === 'covered-table-cell') column += repeats(written);
    },
    close(name, start, end) {
      flow.close?.(name, start, end);
      if (name === 'table') {
        flow.flush();
        hiddenTable = '';
      }
    },
  });
  flow.flush();
}

const COLUMNS_MAX = 16_384;

function noteColumn(columns: boolean[], written: string): void {
  const isHidden = /visibility\s*=\s*["'](collapse|filter)/.test(written);
  for (let i = repeats(written); i > 0 && columns.length < COLUMNS_MAX; i--) columns.push(isHidden);
}

function repeats(written: string): number {
  if (!written.includes('number-columns-repeated')) return 1;
  const count = Number(attributesOf(written)['number-columns-repeated']);
  return Number.isInteger(count) && count > 0 ? count : 1;
}

function styleOf(written: string): string {
  return written.includes('style-name') ? (attributesOf(written)['style-name'] ?? '') : '';
}
