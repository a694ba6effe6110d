// What a store's search index holds, looked at from outside.
import type { Store } from '../../engine/store/database.ts';
import { shardsIn, tableOf } from '../../engine/store/search-shards.ts';
import { openSearchFile, type SearchDocument, searchPath } from '../../engine/store/search-writer.ts';
import { type StoredSource, sourceStoredAfter } from '../../engine/store/sources.ts';

/** The sources in it, ascending. */
export function indexedSources(storePath: string, key: Uint8Array): number[] {
  const database = openSearchFile({ path: searchPath(storePath), key });
  const ids = shardsIn(database).flatMap(
    (shard) =>
      database.prepare(`SELECT id FROM ${tableOf(shard)}_docsize ORDER BY id`, { pluck: true }).all() as number[],
  );
  database.close();
  return ids;
}

/** As engine/search/keep-index.ts does, with no parser. */
export function fillGap(store: Store, documentOf: (source: StoredSource) => SearchDocument): void {
  for (let gap = store.search.gap(); gap; gap = store.search.gap()) {
    const source = sourceStoredAfter(store.reads, gap.after);
    if (source && source.storedAt <= gap.to) store.search.fill([documentOf(source)], source.storedAt);
    else store.search.fill([], gap.to);
  }
}
