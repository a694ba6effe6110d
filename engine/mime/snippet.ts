// The first words of a message for the list: the person's own, on one line, without greeting the quoted history.
import { splitQuote } from './split-quote.ts';

const SNIPPET_LENGTH = 200;
/** Own words are at the top; looking further would cost time on every message of a sync. */
const LOOKED_AT = 1_500;

export function makeSnippet(text: string): string {
  const head = text.slice(0, LOOKED_AT);
  const own = oneLine(
    splitQuote(head)
      .own.split(/^-- ?$/m)[0]!
      .slice(0, 2 * SNIPPET_LENGTH),
  );
  // A bare forward has nothing but the quoted message: that is then what it says.
  const line = own === '' ? oneLine(head) : own;
  return line.length <= SNIPPET_LENGTH ? line : line.slice(0, line.lastIndexOf(' ', SNIPPET_LENGTH)).toWellFormed();
}

function oneLine(text: string): string {
  return text
    .replace(/^\s*(?:[-_=*#~]{4,}|>+)\s*$/gm, ' ')
    .replace(/\[(?:cid:|https?:)[^\]\s]*\]|<https?:[^>\s]*>/g, ' ')
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim();
}
