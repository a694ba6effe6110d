// Words of what is done with the address book as a whole: what changed many entries at once, a new school year, people found twice.
import type { BookChangeId } from './ids.ts';

export type BookChangeKind = 'import' | 'closeYear' | 'removeFormer';

/** The last change of many entries at once, which can be taken back. */
export interface BookChange {
  id: BookChangeId;
  kind: BookChangeKind;
  /** The file, or the school year. */
  label: string;
  madeAt: number;
}
