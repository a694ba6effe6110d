// Reads the text of attachments for the search, newest messages first, one message at a time, in the background: on a thread
// of its own, resting after each as reading-pace.ts says, not at all while mail comes in or the person has paused it. It
// goes on where it stopped. Invariants: no message is read twice, but one during which the program ended, and that one twice
// at most; what a file breaks on its thread costs that file only.
import { expectMailError } from '../core/problems.ts';
import { mayHoldText, READING_TRIES_MAX, restAfter } from '../core/reading-pace.ts';
import type { Scanner, SourceWords } from '../scan/index.ts';
import {
  attachedTexts,
  attachmentsReadAfter,
  beginReadingAttachments,
  nextUnreadAttachments,
  passOverAttachments,
  saveAttachedTexts,
  type UnreadAttachments,
} from '../store/attached-texts.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import { searchDocument } from '../store/search-index.ts';
import { packedSource } from '../store/sources.ts';
import { writeIfRoom } from '../store/write-if-room.ts';

export interface AttachmentReading {
  store: Store;
  scanner: Pick<Scanner, 'words' | 'close'>;
  /** Not now: the person paused it, or mail is coming in. */
  mayRead(): boolean;
  /** Since somebody last asked for anything. */
  sinceAskedMs(): number;
  /** Resolves after so many ms, or as soon as it is given up. */
  rest(ms: number, signal: AbortSignal): Promise<void>;
}

export interface AttachmentReader {
  /** There may be more to read, or it may go on. */
  look(): void;
  /** Resolves when nothing is left to be read, or it must wait. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export function readAttachments(options: AttachmentReading): AttachmentReader {
  const { store, scanner } = options;
  const closing = new AbortController();
  const { signal } = closing;
  let isAsked = true;
  let reading: Promise<unknown> | null = null;

  const readAll = async () => {
    while (isAsked && !signal.aborted) {
      isAsked = false;
      while (!signal.aborted && options.mayRead() && (await readNext(options, signal)));
    }
  };
  const look = () => {
    isAsked = true;
    reading ??= readAll()
      .catch(expectMailError)
      .finally(() => {
        reading = null;
      });
  };
  const stopFollowing = store.onChange(({ areas }) => {
    if (areas.includes('mailboxes') || areas.includes('settings')) look();
  });
  look();
  return {
    look,
    settled: async () => void (await reading),
    async close() {
      closing.abort();
      stopFollowing();
      await scanner.close();
      await reading;
    },
  };
}

/** False: nothing is left, or nothing can be written now. */
async function readNext(options: AttachmentReading, signal: AbortSignal): Promise<boolean> {
  const { store, rest, sinceAskedMs } = options;
  const startedAt = performance.now();
  await store.search.room();
  const isDone = (await catchUp(options)) || (await readOne(options));
  if (isDone) await rest(restAfter(performance.now() - startedAt, sinceAskedMs()), signal);
  return isDone;
}

/** What was read and kept, and is not in the index: it broke off before that was written. */
async function catchUp({ store, scanner }: AttachmentReading): Promise<boolean> {
  const [missed] = attachmentsReadAfter(store.reads, store.search.attachedReached(), 1);
  if (!missed) return false;
  const words = await wordsOf({ store, scanner }, missed.sourceId, []);
  const texts = attachedTexts(store.reads, missed.sourceId).map(({ text }) => text);
  store.search.fillAttached(words ? [searchDocument(missed.sourceId, words.source, texts)] : [], missed.seq);
  return true;
}

async function readOne(options: AttachmentReading): Promise<boolean> {
  const { store } = options;
  const next = nextUnreadAttachments(store.reads);
  if (!next) return false;
  const words = next.tries < READING_TRIES_MAX ? await readWords(options, next) : null;
  const write = (tx: WriteDb) => {
    if (words) saveAttachedTexts(tx, { sourceId: next.sourceId, ...words });
    else passOverAttachments(tx, next.sourceId);
  };
  return writeIfRoom(store, write, 'refetchable');
}

/** null: there is nothing to read, or it cannot be read. */
async function readWords(options: AttachmentReading, { sourceId, attachments }: UnreadAttachments) {
  const parts = attachments.filter(mayHoldText).map(({ partId }) => partId);
  if (parts.length === 0) return null;
  writeIfRoom(options.store, (tx) => beginReadingAttachments(tx, sourceId), 'refetchable');
  const words = await wordsOf(options, sourceId, parts);
  if (words || parts.length === 1) return words;
  // One of several files broke it: each by itself.
  const each: SourceWords[] = [];
  for (const partId of parts) each.push(...[(await wordsOf(options, sourceId, [partId])) ?? []].flat());
  const [first] = each;
  return first ? { source: first.source, attachments: each.flatMap((one) => one.attachments) } : null;
}

async function wordsOf(
  { store, scanner }: Pick<AttachmentReading, 'store' | 'scanner'>,
  sourceId: number,
  partIds: UnreadAttachments['attachments'][number]['partId'][],
): Promise<SourceWords | null> {
  const packed = packedOrNull(store, sourceId);
  return packed && (await scanner.words(packed, partIds));
}

/** Bytes that are broken on the disk: whoever opens the message is told. */
function packedOrNull({ reads }: Store, sourceId: number) {
  try {
    return packedSource(reads, sourceId);
  } catch (error) {
    expectMailError(error);
    return null;
  }
}
