// Brings what the store holds into the search index (search-writer.ts), which follows it: what a
// transaction of the store stored is handed on after its commit. Invariants: the index's `reached` never runs ahead of
// what is in it, nor of the store; whatever lies between it and the store's newest is the gap, filled from the store
// by engine/search/keep-index.ts after a crash, a power cut, a full disk, or where the index had to be made anew.
// Nothing that ails the index keeps the store shut or is told as damage of the mail: an index that cannot be read is
// given up, and `revive` makes another.
import type Database from '@signalapp/sqlcipher';
import type { Address } from '../../shared/domain/address.ts';
import type { IndexRemade } from '../../shared/domain/journal.ts';
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import { withoutLigatures } from '../../shared/domain/search.ts';
import type { IndexedSource } from '../core/message-facts.ts';
import { storeError } from './errors.ts';
import { findInShard, shardOf } from './search-shards.ts';
import { prepareSearchFile, removeSearchFile, type SearchDocument, type SearchFile } from './search-writer.ts';
import { type SearchTask, type SearchWrites, type WritesTold, writeHere, writeOnThread } from './search-writes.ts';

/** What one transaction of the store has to have written into the index. */
export interface SearchChanges {
  /** `storedAt`: source_bytes.id. */
  put: { storedAt: number; document: SearchDocument }[];
  remove: number[];
  /** Sources once more, with what was read in their attachments. `seq`: attachment_reads.seq. */
  attached: { seq: number; document: SearchDocument }[];
}

export type SearchNews =
  /** More can be found. */
  | { kind: 'written' }
  /** What was not committed is in the gap. */
  | { kind: 'failed'; error: MailErrorData };

/** Sources after and before these, themselves not included. */
export interface SourceRange {
  after: number;
  before: number;
}

export interface SearchGap {
  after: number;
  to: number;
}

export interface SearchIndex {
  /** The sources of a range that match, newest first; none from an index that was given up. */
  find(match: string, range: SourceRange, limit: number): number[];
  /** After the commit of the transaction that made these changes. */
  follow(changes: SearchChanges): void;
  /** What was stored after `after` up to `to` is not in the index; null: all is. */
  gap(): SearchGap | null;
  /** Everything stored up to `reached` is among these documents or in the index already. */
  fill(documents: SearchDocument[], reached: number): void;
  /** Up to which number (attachment_reads.seq) the index has what was read in attachments, outside of the gap. */
  attachedReached(): number;
  /** What was read in attachments, of sources that the index has not got it of yet; `reached` as `attachedReached`. */
  fillAttached(documents: SearchDocument[], reached: number): void;
  /**
   * Opens or makes another in the place of one that was given up. Answers why the present one had to be made anew, the
   * first time that it is asked. Throws MailError `store` where none can be made now.
   */
  revive(): IndexRemade | null;
  /** Resolves when the index is not far behind. */
  room(): Promise<void>;
  onNews(listener: (news: SearchNews) => void): void;
  close(): void;
}

export interface SearchIndexOptions extends SearchFile {
  /** The built search-worker.ts; without it everything is written at once on the caller's thread (tests). */
  worker: URL | null;
  /** Of which store: the index of any other is made anew. */
  store: string;
  /** The newest of the store: max(source_bytes.id). */
  newest(): number;
  /** The newest of what was read in attachments: max(attachment_reads.seq). */
  newestRead(): number;
}

export function openSearchIndex({ worker, newest, newestRead, store, ...file }: SearchIndexOptions): SearchIndex {
  const listeners = new Set<(news: SearchNews) => void>();
  const tell = (news: SearchNews) => {
    for (const listener of listeners) listener(news);
  };
  let open: OpenIndex | null = null;
  let gap: SearchGap | null = null;
  let remade: IndexRemade | null = null;
  let attachedReached = 0;
  /** It cannot be read: the next one is made without it. */
  let isCondemned = false;

  const giveUp = (error: MailErrorData) => {
    isCondemned ||= error.reason === 'storeBroken';
    open?.close();
    open = null;
    tell({ kind: 'failed', error });
  };
  const onFailed = (error: MailErrorData) => {
    if (!open || error.reason === 'storeBroken') return giveUp(error);
    try {
      gap = gapOf(open, newest());
      attachedReached = open.attachedReached();
    } catch (broken) {
      return giveUp(expectFault(broken));
    }
    tell({ kind: 'failed', error });
  };
  const revive = () => {
    if (open) return;
    if (isCondemned) {
      removeSearchFile(file);
      isCondemned = false;
      remade = 'unreadable';
    }
    const prepared = prepareSearchFile(file, store, newestRead);
    // A store without mail has nothing to make it from.
    if (prepared.remade && newest() > 0) remade ??= prepared.remade;
    open = openIndex(prepared.reader, file, worker, { onCommitted: () => tell({ kind: 'written' }), onFailed });
    const reached = open.reached();
    gap = gapOf(open, newest());
    attachedReached = open.attachedReached();
    // A store that lost its last moments in a power cut gives those numbers again.
    if (reached > newest()) open.writes.send({ ...NOTHING, reached: newest() });
    if (attachedReached > newestRead()) {
      attachedReached = newestRead();
      open.writes.send({ ...NOTHING, attached: attachedReached });
    }
  };

  try {
    revive();
  } catch (error) {
    giveUp(expectFault(error));
  }

  return {
    find(match, range, limit) {
      try {
        return open?.find(match, range, limit) ?? [];
      } catch (error) {
        const fault = expectFault(error);
        if (fault.reason !== 'storeBroken') throw storeError(error);
        giveUp(fault);
        return [];
      }
    },
    follow({ put, remove, attached }) {
      const last = put.at(-1);
      if (!open || put.length + remove.length + attached.length === 0) return;
      const reached = last && !gap ? last.storedAt : null;
      const documents = [...put, ...attached].map(({ document }) => document);
      const [first, latest] = [attached[0], attached.at(-1)];
      // Past something that failed to be written it does not run: that comes again, and this with it.
      const follows = first && latest && first.seq <= attachedReached + 1 ? latest.seq : null;
      if (follows !== null) attachedReached = follows;
      open.writes.send({ kind: 'write', put: documents, remove, reached, attached: follows });
    },
    gap: () => (open ? gap : { after: 0, to: newest() }),
    fill(documents, reached) {
      if (!open || !gap) return;
      const isFilled = reached >= gap.to;
      gap = isFilled ? null : { ...gap, after: reached };
      // What was stored while the gap was being filled has been written as it came.
      open.writes.send({ ...NOTHING, put: documents, reached: isFilled ? newest() : reached });
    },
    attachedReached: () => (open ? attachedReached : newestRead()),
    fillAttached(documents, reached) {
      if (!open) return;
      attachedReached = reached;
      open.writes.send({ ...NOTHING, put: documents, attached: reached });
    },
    revive() {
      try {
        revive();
      } catch (error) {
        // Told by being thrown.
        open?.close();
        open = null;
        throw storeError(error);
      }
      const why = remade;
      remade = null;
      return why;
    },
    room: async () => open?.writes.room(),
    onNews: (listener) => void listeners.add(listener),
    close() {
      open?.close();
      open = null;
    },
  };
}

const NOTHING = { kind: 'write', put: [], remove: [], reached: null, attached: null } satisfies SearchTask;

interface OpenIndex {
  find(match: string, range: SourceRange, limit: number): number[];
  reached(): number;
  attachedReached(): number;
  writes: SearchWrites;
  close(): void;
}

function openIndex(reader: Database, file: SearchFile, worker: URL | null, told: WritesTold): OpenIndex {
  try {
    const finding = findingIn(reader);
    const reached = reader.prepare('SELECT reached FROM progress', { pluck: true });
    const attached = reader.prepare('SELECT attached FROM progress', { pluck: true });
    const writes = worker ? writeOnThread(file, worker, told) : writeHere(file, told);
    return {
      find: finding,
      reached: () => Number(reached.get()),
      attachedReached: () => Number(attached.get()),
      writes,
      close() {
        writes.close();
        reader.close();
      },
    };
  } catch (error) {
    reader.close();
    throw error;
  }
}

/** The newest pieces first, until there is enough. */
function findingIn(reader: Database): OpenIndex['find'] {
  const shardsNewestFirst = reader.prepare(
    'SELECT number FROM shards WHERE number >= ? AND number <= ? ORDER BY number DESC',
    { pluck: true },
  );
  return (match, { after, before }, limit) => {
    let found: number[] = [];
    for (const shard of shardsNewestFirst.all([shardOf(after), shardOf(before)]) as number[]) {
      if (found.length >= limit) break;
      const finding = reader.prepare(findInShard(shard), { pluck: true });
      found = found.concat(finding.all([match, after, before, limit - found.length]) as number[]);
    }
    return found;
  };
}

function gapOf(index: OpenIndex, newest: number): SearchGap | null {
  const after = index.reached();
  return after < newest ? { after, to: newest } : null;
}

/** Anything but a fault of the disk or the file is a bug. */
function expectFault(error: unknown): MailErrorData {
  const fault = storeError(error);
  if (fault instanceof MailError) return fault.data;
  throw error;
}

/** @param attached what was read in its attachments, folded */
export function searchDocument(
  sourceId: number,
  { facts, attachments, text }: IndexedSource,
  attached: readonly string[] = [],
): SearchDocument {
  const { subject, from, sender, replyTo, to, cc, bcc } = facts;
  return {
    sourceId,
    subject: withoutLigatures(subject),
    senders: peopleText([...from, ...(sender ? [sender] : []), ...replyTo]),
    recipients: peopleText([...to, ...cc, ...bcc]),
    attachments: withoutLigatures(attachments.map(({ name }) => name).join('\n')),
    body: withoutLigatures(text),
    attached: attached.join('\n'),
  };
}

function peopleText(people: readonly Address[]): string {
  return withoutLigatures([...new Set(people.map(personText))].join('\n'));
}

function personText({ name, address }: Address): string {
  return name === null ? address : `${name} ${address}`;
}
