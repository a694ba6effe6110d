// Which page belongs to which table, and the rows of each. A table is a tree of pages; where a page in its middle is
// damaged, those below it are found by the database's own map of parents (auto_vacuum keeps one), or, where that is
// damaged, by their parents that are whole. So a damaged page costs the rows that stood on it, and no others.
import type { PageSource } from './pages.ts';
import { USABLE_BYTES } from './pages.ts';
import { childrenOf, kindOf, rowsOn, type StoredRow } from './records.ts';

export interface TableRemains {
  /** Pages whose rows can be read. */
  pages: number[];
  unreadablePages: number;
}

export interface Remains {
  /** By the number of the table's first page. */
  tables: Map<number, TableRemains>;
  readablePages: number;
  /** Those that belong to nothing that is known, too. */
  unreadablePages: number;
}

const ROOT = 1;
const FREE = 2;
const ENTRIES_PER_MAP = Math.floor(USABLE_BYTES / 5);

/** `onPage`: how far it has come; may wait. */
export async function findTables(source: PageSource, onPage: (done: number) => Promise<void>): Promise<Remains> {
  const parents = new Map<number, number>();
  const kinds = new Map<number, 'rows' | 'interior' | 'unreadable'>();
  for (let number = 1; number <= source.pageCount; number += 1) {
    await onPage(number);
    if (isMap(number)) continue;
    const page = source.page(number);
    if (!page) kinds.set(number, 'unreadable');
    else if (kindOf(page, number) !== null) {
      for (const child of childrenOf(page, number)) parents.set(child, number);
      kinds.set(number, kindOf(page, number) === 'tableInterior' ? 'interior' : 'rows');
    }
  }
  const ownerOf = ownerFinder(source, parents);
  const tables = new Map<number, TableRemains>();
  let readablePages = 0;
  let unreadablePages = 0;
  for (const [number, kind] of kinds) {
    const owner = ownerOf(number);
    if (owner === 'free') continue;
    if (kind === 'unreadable') unreadablePages += 1;
    else readablePages += 1;
    if (owner === null) continue;
    const table = tables.get(owner) ?? { pages: [], unreadablePages: 0 };
    tables.set(owner, table);
    if (kind === 'rows') table.pages.push(number);
    if (kind === 'unreadable') table.unreadablePages += 1;
  }
  return { tables, readablePages, unreadablePages };
}

/** Every row of these pages; null for one that is not whole. */
export function* rowsOf(source: PageSource, pages: readonly number[]): Generator<StoredRow | null> {
  for (const number of pages) {
    const page = source.page(number);
    if (page) yield* rowsOn(page, number, (next) => source.page(next));
  }
}

/** The first page of the table that a page belongs to. */
function ownerFinder(source: PageSource, parents: ReadonlyMap<number, number>) {
  const maps = new Map<number, Buffer | null>();
  const mapped = (number: number): { type: number; parent: number } | null => {
    const at = mapOf(number);
    if (!maps.has(at)) maps.set(at, source.page(at));
    const offset = 5 * (number - at - 1);
    const map = maps.get(at);
    return map ? { type: map[offset]!, parent: map.readUInt32BE(offset + 1) } : null;
  };
  return (page: number): number | 'free' | null => {
    const seen = new Set<number>();
    for (let number = page; !seen.has(number); ) {
      if (number === 1) return 1;
      seen.add(number);
      const entry = mapped(number);
      if (entry?.type === ROOT) return number;
      if (entry?.type === FREE) return 'free';
      const parent = entry ? entry.parent : parents.get(number);
      // Without a map: nobody's child is the first page of its table.
      if (parent === undefined) return number;
      number = parent;
    }
    return null;
  };
}

/** The page of the map that tells of this one. */
function mapOf(number: number): number {
  return Math.floor((number - 2) / (ENTRIES_PER_MAP + 1)) * (ENTRIES_PER_MAP + 1) + 2;
}

function isMap(number: number): boolean {
  return number > 1 && mapOf(number) === number;
}
