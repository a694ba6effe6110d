// Whom the header of a message names, line by line, and what of it is there to be found. Pure.
import { type Address, displayName, sameAddress } from '../../../shared/domain/address.ts';
import type { Marks } from '../../../shared/domain/marks.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import { findRanges, matchRanges } from '../../../shared/domain/search.ts';

export interface HeaderLine {
  kind: 'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'bcc';
  people: readonly Address[];
  /** The address beside the name. */
  inFull: boolean;
}

/** Who writes is always named, also where nobody is. */
export function headerLines({ from, sender, replyTo, to, cc, bcc }: MessageDetail): HeaderLine[] {
  const isAuthor = ({ address }: Address) => from.some((author) => sameAddress(author.address, address));
  const lines: HeaderLine[] = [
    { kind: 'from', people: from, inFull: true },
    { kind: 'sender', people: sender && !isAuthor(sender) ? [sender] : [], inFull: true },
    { kind: 'replyTo', people: replyTo.filter((one) => !isAuthor(one)), inFull: true },
    { kind: 'to', people: to, inFull: false },
    { kind: 'cc', people: cc, inFull: false },
    { kind: 'bcc', people: bcc, inFull: false },
  ];
  return lines.filter(({ kind, people }) => people.length > 0 || kind === 'from');
}

/** More than these are folded; one more is not worth a button. */
const SHOWN = 6;

export const folds = (people: readonly Address[]) => people.length > SHOWN + 1;

/** Those who are shown without being asked for. */
export const shownAtFirst = (people: readonly Address[]) => (folds(people) ? SHOWN : people.length);

export const addressBeside = ({ name, address }: Address, inFull: boolean) => (inFull && name ? `<${address}>` : null);

export function rangesOf(text: string, marks: Marks | undefined): [start: number, end: number][] {
  if (!marks) return [];
  return marks.kind === 'find' ? findRanges(text, marks.text) : matchRanges(text, marks.words);
}

/** How many places of the header Ctrl+F goes through before those of the body: in what is shown without being asked for. */
export function placesInHeader(detail: MessageDetail, marks: Marks | undefined): number {
  if (marks?.kind !== 'find') return 0;
  const people = headerLines(detail).flatMap(({ people, inFull }) =>
    people.slice(0, shownAtFirst(people)).flatMap((one) => [displayName(one), addressBeside(one, inFull) ?? '']),
  );
  return [detail.row.subject, ...people].reduce((sum, text) => sum + rangesOf(text, marks).length, 0);
}
