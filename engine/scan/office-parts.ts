// What the parts of an office file are, by their name, and where a text in them ends.

export const XML = /\.(xml|rels|vml|rdf|xhtml)$/i;
export const EMBEDDED = /(^|\/)(embeddings|Object|ObjectReplacements)[^/]*\/|^(word|xl|ppt)\/activeX\//i;

const WORD_OR_SLIDE = /^(word|ppt)\//;
const OPEN_DOCUMENT = /^(content|styles)\.xml$/;

const OF_WORDS = new Set(['p', 'br', 'tab', 'cr', 'tc', 'tr', 'comment', 'sdt', 'instrText', 'delText', 'tbl']);
const OF_OPEN_DOCUMENT = new Set([
  'p',
  'h',
  'table-cell',
  'covered-table-cell',
  'annotation',
  'list-item',
  'line-break',
  'tab',
  'page',
  'creator',
]);
/** Of workbooks: letters with a format of their own stand in one text; every other element ends it. */
const RUNS = new Set([
  'r',
  'rPr',
  't',
  'b',
  'i',
  'u',
  'strike',
  'sz',
  'color',
  'rFont',
  'family',
  'charset',
  'scheme',
  'vertAlign',
  'outline',
]);

/** Whether an element ends the text before it and its own. */
export function breaksOf(part: string): (element: string) => boolean {
  if (WORD_OR_SLIDE.test(part)) return (element) => OF_WORDS.has(element);
  if (OPEN_DOCUMENT.test(part)) return (element) => OF_OPEN_DOCUMENT.has(element);
  return part.startsWith('xl/') ? (element) => !RUNS.has(element) : () => true;
}
