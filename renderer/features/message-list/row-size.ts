// How high a row is: of one line, or of two where the list is narrow, in each density. Whole pixels: a row is found by
// dividing.
import type { Settings } from '../../../shared/domain/settings.ts';

interface RowSize {
  rowHeight: number;
  headerHeight: number;
}

const TABLE = { compact: 24, normal: 30, relaxed: 40 };
const CARDS = { compact: 46, normal: 54, relaxed: 66 };
const HEADER = 30;

export function sizeOf(density: Settings['density'], narrow: boolean): RowSize {
  return narrow ? { rowHeight: CARDS[density], headerHeight: 0 } : { rowHeight: TABLE[density], headerHeight: HEADER };
}
