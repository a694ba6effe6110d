// What of a message goes into the pupils' notebook: its author's own words, without the messages before them and without any
// address. Families read it on paper: an address of somebody else is none of their business, and a line that names one only
// is of no use to them. A proposal, which the person edits before it is printed.
import { historyOfText, isForward } from './fold-history.ts';
import { htmlToText } from './html-to-text.ts';
import type { ReadMessage } from './read-message.ts';

/** Nobody glues more into a notebook. */
const MAX_LENGTH = 6_000;

export interface NotebookText {
  title: string;
  text: string;
}

export function notebookText(message: ReadMessage): NotebookText {
  const { subject } = message.facts;
  const whole = message.plainText ?? (message.html === null ? '' : htmlToText(message.html));
  const history = isForward(subject) ? null : historyOfText(whole);
  const own = history ? whole.slice(0, history.startsAt) : whole;
  return {
    title: withoutPrefixes(withoutAddresses(subject)),
    text: withoutAddresses(own).slice(0, MAX_LENGTH).toWellFormed(),
  };
}

/** « Re: Tr: [liste] Sortie » is « Sortie ». */
function withoutPrefixes(subject: string): string {
  return subject.replace(/^(?:\s*(?:(?:re|ré|rép|tr|fwd?|aw|wg)\s*(?:\[\d+\])?\s*:|\[[^\]]{1,60}\]))+/i, '').trim();
}

const ADDRESS = /<?\b(?:mailto:)?[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}>?/gi;
/** What is left of a line that named an address: « Courriel : », « De : <> ». */
const LABEL_ONLY =
  /^[\s|*•–—-]*(?:e-?mail|mail|m[ée]l|courriel|adresse(?: (?:mail|e-?mail|électronique))?|contact|from|to|de|à|cc|cci)?\s*[:.,;()<>[\]]*\s*$/iu;

export function withoutAddresses(text: string): string {
  const lines = text.split(/\r\n|\n|\r/).flatMap((line) => {
    const rest = line.replace(ADDRESS, '');
    if (rest === line) return [line.trimEnd()];
    if (LABEL_ONLY.test(rest)) return [];
    return [
      rest
        .replace(/\(\s*\)|\[\s*\]/g, '')
        .replace(/[ \t]{2,}/g, ' ')
        .replace(/\s+([,.;)])/g, '$1')
        .trimEnd(),
    ];
  });
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
