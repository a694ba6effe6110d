// Brings what the store holds into the search index (search-writer.ts), which follows it: what a
// transaction of the store stored is handed on after its commit. Invariant: the index's `reached` never runs ahead of
// what is in it, nor of the store; whatever lies between it and the store's newest is the gap, filled from the store
// by engine/search/keep-index.ts after a crash, a power cut, a full disk, or where the index had to be made anew.
import { Worker } from 'node:worker_threads';
import type { Address } from '../../shared/domain/address.ts';
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import { type Deferred, deferred } from '../core/deferred.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { storeError } from './errors.ts';
import {
  openSearchFile,
  openSearchWriter,
  prepareSearchFile,
  type SearchDocument,
  type SearchFile,
} from './search-writer.ts';

export type SearchTask =
  | { kind: 'write'; put: SearchDocument[]; remove: number[]; reached: number | null }
  /** What failed is over: what comes from now on is to be written. */
  | { kind: 'resume' }
  | { kind: 'close' };
export type SearchAnswer =
  | { kind: 'taken'; count: number }
  | { kind: 'committed' }
  | { kind: 'failed'; data: MailErrorData };
export type SearchWorkerData = SearchFile & { closed: Int32Array };

/** What one transaction of the store has to have written into the index. */
export interface SearchChanges {
  /** `storedAt`: source_bytes.id. */
  put: { storedAt: number; document: SearchDocument }[];
  remove: number[];
}

export interface SearchIndex {
  /** The sources that match, newest first, older than `before`. */
  find(match: string, before: number, limit: number): number[];
  /** After the commit of the transaction that made these changes. */
  follow(changes: SearchChanges): void;
  /** What was stored after `after` up to `to` is not in the index; null: all is. */
  gap(): { after: number; to: number } | null;
  /** Everything stored up to `reached` is among these documents or in the index already. */
  fill(documents: SearchDocument[], reached: number): void;
  /** Resolves when the index is not far behind. */
  room(): Promise<void>;
  /** Called when more can be found; when writing failed, with the reason: what failed is then in the gap. */
  onWritten(listener: (failure: MailErrorData | null) => void): void;
  close(): void;
}

export interface SearchIndexOptions extends SearchFile {
  /** The built search-worker.ts; without it everything is written at once on the caller's thread (tests). */
  worker: URL | null;
  /** Of which store: the index of any other is made anew. */
  store: string;
  /** The newest of the store: max(source_bytes.id). */
  newest(): number;
}

export const FIND_SOURCES = 'SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?';
const ROOM_COUNT = 500;
/** Documents live for a moment; a larger nursery would only keep them for longer. */
const YOUNG_MB = 3;
const CLOSING_MS = 10_000;

export function openSearchIndex({ worker, newest, store, ...file }: SearchIndexOptions): SearchIndex {
  prepareSearchFile(file, store);
  const reader = openSearchFile(file);
  const finding = reader.prepare(FIND_SOURCES, { pluck: true });
  const reachedSoFar = () => Number(reader.prepare('SELECT reached FROM progress', { pluck: true }).get());
  const listeners = new Set<(failure: MailErrorData | null) => void>();
  const tell = (failure: MailErrorData | null) => {
    for (const listener of listeners) listener(failure);
  };
  const write = worker ? writeOnThread(file, worker, tell, () => openGap()) : writeHere(file, tell, () => openGap());
  let gap: { after: number; to: number } | null = null;
  const openGap = () => {
    const to = newest();
    gap = reachedSoFar() < to ? { after: reachedSoFar(), to } : null;
  };

  // A store that lost its last moments in a power cut gives those numbers again.
  if (reachedSoFar() > newest()) write.send({ kind: 'write', put: [], remove: [], reached: newest() });
  else openGap();

  return {
    find(match, before, limit) {
      try {
        return finding.all([match, before, limit]) as number[];
      } catch (error) {
        throw storeError(error);
      }
    },
    follow({ put, remove }) {
      const last = put.at(-1);
      if (!last && remove.length === 0) return;
      const reached = last && !gap ? last.storedAt : null;
      write.send({ kind: 'write', put: put.map(({ document }) => document), remove, reached });
    },
    gap: () => gap,
    fill(documents, reached) {
      if (!gap) return;
      const isFilled = reached >= gap.to;
      // What was stored while the gap was being filled has been written as it came.
      write.send({ kind: 'write', put: documents, remove: [], reached: isFilled ? newest() : reached });
      gap = isFilled ? null : { ...gap, after: reached };
    },
    room: write.room,
    onWritten: (listener) => void listeners.add(listener),
    close() {
      write.close();
      reader.close();
    },
  };
}

interface Write {
  send(task: Extract<SearchTask, { kind: 'write' }>): void;
  room(): Promise<void>;
  close(): void;
}

function writeHere(file: SearchFile, tell: (failure: MailErrorData | null) => void, onFailed: () => void): Write {
  const writer = openSearchWriter(file);
  return {
    send({ put, remove, reached }) {
      try {
        for (const document of put) writer.put(document);
        for (const sourceId of remove) writer.remove(sourceId);
        if (reached !== null) writer.reach(reached);
        writer.commit();
        tell(null);
      } catch (error) {
        const fault = storeError(error);
        if (!(fault instanceof MailError)) throw error;
        writer.rollBack();
        onFailed();
        tell(fault.data);
      }
    },
    room: async () => {},
    close: () => writer.close(),
  };
}

function writeOnThread(
  file: SearchFile,
  url: URL,
  tell: (failure: MailErrorData | null) => void,
  onFailed: () => void,
): Write {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(url, {
    workerData: { ...file, closed } satisfies SearchWorkerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting: Deferred<void>[] = [];
  let underWay = 0;
  const send = (task: SearchTask) => worker.postMessage(task);
  worker.unref();
  worker.on('message', (answer: SearchAnswer) => {
    if (answer.kind === 'taken') {
      underWay -= answer.count;
      if (underWay < ROOM_COUNT) for (const one of waiting.splice(0)) one.resolve();
    } else if (answer.kind === 'committed') tell(null);
    else {
      onFailed();
      send({ kind: 'resume' });
      tell(answer.data);
    }
  });
  // A bug, as of the engine's own thread.
  worker.on('error', (error) => {
    throw error;
  });
  return {
    send(task) {
      underWay += task.put.length;
      send(task);
    },
    async room() {
      if (underWay < ROOM_COUNT) return;
      const one = deferred<void>();
      waiting.push(one);
      await one.promise;
    },
    close() {
      send({ kind: 'close' });
      Atomics.wait(closed, 0, 0, CLOSING_MS);
    },
  };
}

export function searchDocument(sourceId: number, { facts, attachments, text }: SourceDigest): SearchDocument {
  const { subject, from, sender, replyTo, to, cc, bcc } = facts;
  const people = [...from, ...(sender ? [sender] : []), ...replyTo, ...to, ...cc, ...bcc];
  return {
    sourceId,
    subject,
    people: [...new Set(people.map(personText))].join('\n'),
    attachments: attachments.map(({ name }) => name).join('\n'),
    body: text,
  };
}

function personText({ name, address }: Address): string {
  return name === null ? address : `${name} ${address}`;
}
