// What is marked in the text of a message that is shown: what somebody looks for in it, or the words of a search.
import { z } from 'zod';

export const FIND_LENGTH_MAX = 200;

export const Marks = z.discriminatedUnion('kind', [
  /** As it stands there, whatever its case and accents; each place has a name (`foundPlace`) to go to. */
  z.object({ kind: z.literal('find'), text: z.string().max(FIND_LENGTH_MAX) }),
  /** Folded; as domain/search.ts `matchRanges` has them. */
  z.object({ kind: z.literal('words'), words: z.array(z.string().min(1).max(100)).max(60) }),
]);
export type Marks = z.infer<typeof Marks>;

/** The fragment of an address that leads to one of the places found, from 0. */
export function foundPlace(index: number): string {
  return `casier-found-${index}`;
}

export function marksInAddress(marks: Marks | undefined): string {
  if (!marks) return '';
  return marks.kind === 'find'
    ? `&find=${encodeURIComponent(marks.text)}`
    : `&words=${encodeURIComponent(marks.words.join(','))}`;
}

export function marksOfAddress(params: URLSearchParams): Marks | undefined {
  const [find, words] = [params.get('find'), params.get('words')];
  const read = Marks.safeParse(
    find !== null ? { kind: 'find', text: find } : { kind: 'words', words: words?.split(',') },
  );
  return read.data;
}
