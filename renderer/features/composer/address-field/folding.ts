// A field of many recipients shows its first ones and its last ones, which were added just now, and folds those between.
// Pure.
const HEAD = 12;
const TAIL = 8;
/** A fold that hides less than this is not worth its click. */
const FOLDED_AT_LEAST = 10;

export interface Folded<T> {
  head: readonly T[];
  folded: readonly T[];
  tail: readonly T[];
}

export function foldedOf<T>(list: readonly T[], unfolded: boolean): Folded<T> {
  if (unfolded || list.length < HEAD + TAIL + FOLDED_AT_LEAST) return { head: list, folded: [], tail: [] };
  return { head: list.slice(0, HEAD), folded: list.slice(HEAD, -TAIL), tail: list.slice(-TAIL) };
}
