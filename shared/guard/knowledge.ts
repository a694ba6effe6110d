// Who knows an address already: whoever wrote or visibly got a message that is quoted or attached has read what stands in
// it, and in the messages that it quotes. Linear in what is quoted, however deep.
import type { QuotedMessage } from './body/reading.ts';

export interface Knowledge {
  /** From the quoted message of this index. */
  mention(address: string, quote: number): void;
  /** A message on its own (attached): answers its index. */
  add(readers: Iterable<string>): number;
  /** What this reader knows; null: nothing. */
  knownBy(reader: string): ((address: string) => boolean) | null;
}

/** @param readOriginal who read the message answered or forwarded, and so all that is quoted */
export function knowledgeOf(quotes: readonly QuotedMessage[], readOriginal: readonly string[]): Knowledge {
  /** Of each reader, stretches of quoted messages read: [first, last] of document order, apart and ascending. */
  const read = new Map<string, [number, number][]>();
  /** Of each address, the quoted messages it stands in, ascending. */
  const mentions = new Map<string, number[]>();
  let count = quotes.length;

  const noteReader = (reader: string, first: number, last: number) => {
    const stretches = read.get(reader);
    if (!stretches) read.set(reader, [[first, last]]);
    else if (stretches.at(-1)![1] < first) stretches.push([first, last]);
  };
  if (count > 0) for (const reader of readOriginal) noteReader(reader, 0, count - 1);
  const last = lastWithin(quotes);
  for (const [index, { readBy }] of quotes.entries()) for (const one of readBy) noteReader(one, index, last[index]!);

  return {
    mention(address, quote) {
      const places = mentions.get(address);
      if (!places) mentions.set(address, [quote]);
      else if (places.at(-1)! < quote) places.push(quote);
    },
    add(readers) {
      const index = count++;
      for (const reader of readers) noteReader(reader, index, index);
      return index;
    },
    knownBy(reader) {
      const stretches = read.get(reader);
      if (!stretches) return null;
      return (address) => {
        const places = mentions.get(address);
        return places ? stretches.some(([first, end]) => isAnyWithin(places, first, end)) : false;
      };
    },
  };
}

/** The last quoted message that stands in each, itself if none does. */
function lastWithin(quotes: readonly QuotedMessage[]): number[] {
  const last = quotes.map((_, index) => index);
  for (let i = quotes.length - 1; i >= 0; i--) {
    const { within } = quotes[i]!;
    if (within !== null) last[within] = Math.max(last[within]!, last[i]!);
  }
  return last;
}

/** By bisection: `places` are ascending. */
function isAnyWithin(places: readonly number[], first: number, end: number): boolean {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < first) low = middle + 1;
    else high = middle;
  }
  return low < places.length && places[low]! <= end;
}
