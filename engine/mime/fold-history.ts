// Folds the history at the end of a message away, so that what its author wrote is read first: a <details> that the
// person opens. Invariants: nothing is taken out, and where the author's own words are missing (a forwarded message, an
// answer below the quotation) nothing is folded.
import { linesOfHtml } from '../../shared/guard/body/lines.ts';
import { isVoid, type Token, tokensOf } from '../../shared/guard/body/markup.ts';
import { escapeHtml, plainTextToHtml } from './plain-text-html.ts';
import { historyStart } from './split-quote.ts';

/** Where the history begins in the source, a text or well-formed HTML; null: there is nothing to fold. */
export interface History {
  startsAt: number;
}

/** Subjects by which programs name a message that is passed on: there, what is quoted is what one is to read. */
const FORWARD = /^\s*(?:tr|fwd?|wg|i|rv|enc|doorst)\s*:/i;

export function isForward(subject: string): boolean {
  return FORWARD.test(subject);
}

export function historyOfText(text: string): History | null {
  const lines = text.split(/(?<=\n)/);
  const start = historyStart(lines.map((line) => line.replace(/\r?\n$/, '')));
  const startsAt = lines.slice(0, start).join('').length;
  return hasWords(text.slice(0, startsAt)) && hasWords(text.slice(startsAt)) ? { startsAt } : null;
}

/** @param html a well-formed fragment, as `sanitize` makes it */
export function historyOfHtml(html: string): History | null {
  const lines = linesOfHtml(html);
  const start = historyStart(lines.map(({ depth, text }) => '> '.repeat(depth) + text.trim()));
  const [own, history] = [lines.slice(0, start), lines.slice(start)];
  const startsAt = history[0]?.start;
  const folds = startsAt !== undefined && [own, history].every((part) => part.some(({ text }) => hasWords(text)));
  return folds ? { startsAt } : null;
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

export function foldText(text: string, title: string): string {
  const history = historyOfText(text);
  if (!history) return plainTextToHtml(text);
  const { startsAt } = history;
  return plainTextToHtml(text.slice(0, startsAt)) + folded(plainTextToHtml(text.slice(startsAt)), title);
}

/** @param html a well-formed fragment, as `sanitize` makes it */
export function foldHtml(html: string, title: string): string {
  const history = historyOfHtml(html);
  if (!history) return html;
  const { startsAt } = history;
  const open = openAt(html, startsAt);
  const closing = open.map(({ name }) => `</${name}>`).reverse();
  const again = open.map((tag) => reopened(html, tag));
  return html.slice(0, startsAt) + closing.join('') + folded(again.join('') + html.slice(startsAt), title);
}

function folded(html: string, title: string): string {
  return `<details class="casier-history"><summary>${escapeHtml(title)}</summary>${html}</details>`;
}

type OpenTag = Token & { kind: 'open' };

function openAt(html: string, position: number): OpenTag[] {
  const open: OpenTag[] = [];
  for (const token of tokensOf(html)) {
    if (token.start >= position) break;
    if (token.kind === 'open' && !token.selfClosing && !isVoid(token.name)) open.push(token);
    else if (token.kind === 'close' && open.at(-1)?.name === token.name) open.pop();
  }
  return open;
}

/** A second one of the same look; an id is there once. */
function reopened(html: string, { start, end, attributes }: OpenTag): string {
  const id = attributes.find(({ name }) => name === 'id');
  return id ? html.slice(start, id.start) + html.slice(id.end, end) : html.slice(start, end);
}
