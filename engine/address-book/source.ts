// What a file holds before anything is made of it: tables of text, or cards. This is what the reading thread answers.
import type { FileRefusal } from '../../shared/domain/book-import.ts';
import type { Photo } from '../../shared/domain/photo.ts';

export interface SourceTable {
  name: string;
  rows: string[][];
  /** People of the file whom the table does not name, as they represent nobody who is there. */
  leftOut?: number;
}

/** One vCard. */
export interface SourceCard {
  /** Of « BEGIN:VCARD », from 1. */
  line: number;
  /** null: it cannot be read. */
  said: {
    name: string | null;
    addresses: string[];
    note: string;
    categories: string[];
    photo?: Photo;
    /** There is one that is not taken: too large, of another kind, or somewhere on the network. */
    photoLeft?: true;
  } | null;
}

export type BookSource =
  | { kind: 'tables'; tables: SourceTable[] }
  | { kind: 'cards'; cards: SourceCard[] }
  | { kind: 'refused'; reason: FileRefusal };

export const FILE_BYTES_MAX = 25_000_000;
export const LIMITS = { rows: 50_000, columns: 300, cellLength: 2_000, unpackedBytes: 150_000_000 };
export const CARDS_MAX = 50_000;
