// Fills the gap between the store and its search index, where there is one: reads the sources that the index lacks
// again, oldest first. One at a time: whoever waits for the engine comes in between. A write that failed (a full disk)
// is tried again some time later; an index that cannot be read is made anew at once. The journal tells, nobody else.
import type { JournalFacts } from '../../shared/domain/journal.ts';
import type { MailErrorData } from '../../shared/domain/problem.ts';
import { journalError } from '../core/journal-line.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { expectMailError } from '../core/problems.ts';
import { unpackSource } from '../mime/packed-source.ts';
import { attachedTexts } from '../store/attached-texts.ts';
import type { Store } from '../store/database.ts';
import { searchDocument } from '../store/search-index.ts';
import type { SearchDocument } from '../store/search-writer.ts';
import { type StoredSource, sourceStoredAfter, wholeSource } from '../store/sources.ts';

const AGAIN_AFTER_MS = 30_000;
/** An index that breaks again and again would keep the PC busy. */
const ANEW_AT_MOST_EVERY_MS = 60_000;

export interface KeepIndexOptions {
  store: Store;
  digest(raw: Uint8Array): Promise<SourceDigest>;
  note(facts: JournalFacts): void;
}

export interface IndexKeeper {
  /** Resolves when nothing is lacking, or writing failed. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export function keepIndex(options: KeepIndexOptions): IndexKeeper {
  const { store, note } = options;
  let closed = false;
  let failed = false;
  let timer: NodeJS.Timeout | null = null;
  let anewAt = Number.NEGATIVE_INFINITY;
  const fill = async () => {
    if (closed) return;
    failed = false;
    let filled = 0;
    try {
      const why = store.search.revive();
      if (why) note({ kind: 'store', what: 'indexRemade', why });
      while (!closed && !failed && (await fillNext(options))) filled++;
    } catch (error) {
      onFailure(expectMailError(error).data);
    }
    if (filled > 0) note({ kind: 'store', what: 'indexFilled', count: filled });
  };
  const onFailure = (error: MailErrorData) => {
    failed = true;
    const isBroken = error.reason === 'storeBroken' && performance.now() - anewAt > ANEW_AT_MOST_EVERY_MS;
    if (isBroken) anewAt = performance.now();
    else note({ kind: 'store', what: 'putOff', error: journalError(error) });
    if (timer) clearTimeout(timer);
    timer = setTimeout(
      () => {
        filling = filling.then(fill);
      },
      isBroken ? 0 : AGAIN_AFTER_MS,
    );
    timer.unref();
  };
  let filling = fill();
  store.search.onNews((news) => {
    if (news.kind === 'failed' && !closed) onFailure(news.error);
  });
  return {
    settled: () => filling,
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await filling;
    },
  };
}

/** False: nothing is lacking. */
async function fillNext({ store, digest }: KeepIndexOptions): Promise<boolean> {
  await store.search.room();
  const gap = store.search.gap();
  if (!gap) return false;
  const source = sourceStoredAfter(store.reads, gap.after);
  if (!source || source.storedAt > gap.to) store.search.fill([], gap.to);
  else store.search.fill(await documentsOf(store, source, digest), source.storedAt);
  return true;
}

/** None where the bytes are broken on the disk: whoever opens the message is told. */
async function documentsOf(
  store: Store,
  source: StoredSource,
  digest: KeepIndexOptions['digest'],
): Promise<SearchDocument[]> {
  const raw = unpackedOrNull(store, source);
  if (!raw) return [];
  const texts = attachedTexts(store.reads, source.sourceId).map(({ text }) => text);
  return [searchDocument(source.sourceId, await digest(raw), texts)];
}

function unpackedOrNull({ reads }: Store, source: StoredSource): Uint8Array | null {
  try {
    return unpackSource(wholeSource(reads, source));
  } catch (error) {
    expectMailError(error);
    return null;
  }
}
