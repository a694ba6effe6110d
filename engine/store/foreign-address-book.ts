// Thunderbird's address books are SQLite databases too (abook.sqlite). Read from a copy, so that nothing of another
// program is touched or locked; its log is copied with it, as what was entered last may stand only there.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from '@signalapp/sqlcipher';
import { sqliteCode } from './errors.ts';

export interface ForeignAddressBook {
  /** Property by name, of each card. */
  cards: Map<string, string>[];
  lists: { name: string; cards: Map<string, string>[] }[];
}

/** null: no address book, or one that cannot be read. Throws what copying throws. */
export function readForeignAddressBook(file: string): ForeignAddressBook | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'casier-book-'));
  try {
    const copy = path.join(folder, 'book.sqlite');
    copyFileSync(file, copy);
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    return readCopy(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readCopy(copy: string): ForeignAddressBook | null {
  const database = new Database(copy);
  try {
    database.pragma('cipher_log_level = NONE');
    return readTables(database);
  } catch (error) {
    // Not a database, not of this form, or broken: there is nothing in it for us.
    if (sqliteCode(error) !== null) return null;
    throw error;
  } finally {
    database.close();
  }
}

function readTables(database: Database): ForeignAddressBook {
  const cards = new Map<string, Map<string, string>>();
  const properties = database.prepare('SELECT card, name, value FROM properties').all([]);
  for (const { card, name, value } of properties) {
    const known = cards.get(String(card)) ?? new Map<string, string>();
    known.set(String(name), String(value));
    cards.set(String(card), known);
  }
  const members = database.prepare('SELECT list, card FROM list_cards').all([]);
  const lists = database.prepare('SELECT uid, name FROM lists').all([]);
  return {
    cards: [...cards.values()],
    lists: lists.map(({ uid, name }) => ({
      name: String(name),
      cards: members.flatMap(({ list, card }) => (list === uid ? (cards.get(String(card)) ?? []) : [])),
    })),
  };
}
