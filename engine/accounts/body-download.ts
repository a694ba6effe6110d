// Brings the bodies of a whole account into the store, a batch at a time. The store alone says what is missing and in
// which order: there is no list of work to lose in a crash.
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { Session } from '../backend/backend.ts';
import type { SourceSink } from '../backend/mailbox-sink.ts';
import { nextBatchLimits, recentSince, takeBatch } from '../core/download-order.ts';
import type { Store } from '../store/database.ts';
import { type DownloadBatch, missSource, nextDownloads, wantedDownload } from '../store/downloads.ts';
import { claimHeldSources } from '../store/sources.ts';
import type { SourceIntake } from './source-intake.ts';

export interface BodyDownload {
  /** What somebody is waiting to read; paused or not. */
  fetchWanted(signal: AbortSignal): Promise<void>;
  /** False: nothing was left to fetch. A mailbox whose messages are refused is passed over from then on. */
  fetchBatch(signal: AbortSignal): Promise<boolean>;
  /** This mailbox was compared. True: what had been refused there can be asked for again. */
  tryAgain(mailboxId: MailboxId): boolean;
}

interface BodyDownloadOptions {
  accountId: AccountId;
  store: Store;
  session: Session;
  intake: SourceIntake;
  /** What the server calls this mailbox until a pending rename has run. */
  serverPath(path: string): string;
  now(): number;
}

export function createBodyDownload(options: BodyDownloadOptions): BodyDownload {
  const { store, accountId, intake, now } = options;
  const refused = new Set<MailboxId>();
  let lastBatch: { bytes: number; tookMs: number } | null = null;

  const fetchThese = async ({ path, uidValidity, messages }: DownloadBatch, signal: AbortSignal) => {
    const held = claimHeldSources(
      store,
      messages.map(({ messageId }) => messageId),
    );
    const missing = messages.filter(({ messageId }) => !held.has(messageId));
    if (missing.length === 0) return;
    const byUid = new Map(missing.map((message) => [message.uid, message]));
    const delivered = new Set<number>();
    const sink: SourceSink = {
      sizeOf: (uid) => byUid.get(uid)?.sizeBytes,
      async saveSource(uid, raw) {
        const message = byUid.get(uid);
        if (!message) return;
        delivered.add(uid);
        await intake.admit(message.messageId, raw);
      },
    };
    await options.session.fetchSources(options.serverPath(path), uidValidity, [...byUid.keys()], sink, signal);
    const missed = missing.filter(({ uid }) => !delivered.has(uid));
    if (missed.length === 0) return;
    store.transaction((tx) => {
      for (const { messageId } of missed) missSource(tx, messageId);
    }, 'refetchable');
  };

  /** What is on its way already is not fetched again; when all of it is, its storing is awaited. */
  const nextBatch = async (): Promise<DownloadBatch | null> => {
    const limits = nextBatchLimits(lastBatch);
    const limit = limits.messages + intake.inFlightCount();
    const read = () =>
      nextDownloads(store.reads, accountId, { limit, refused, sinceAt: recentSince(now()) }) ??
      nextDownloads(store.reads, accountId, { limit, refused });
    const fresh = (next: DownloadBatch | null) =>
      next && { ...next, messages: next.messages.filter(({ messageId }) => !intake.isInFlight(messageId)) };
    let next = fresh(read());
    if (next?.messages.length === 0) {
      await intake.settled();
      next = fresh(read());
    }
    return next && { ...next, messages: takeBatch(next.messages, limits) };
  };

  return {
    async fetchWanted(signal) {
      const limits = nextBatchLimits(lastBatch);
      const next = () => wantedDownload(store.reads, accountId, limits.messages);
      for (let wanted = next(); wanted; wanted = next()) {
        await fetchThese({ ...wanted, messages: takeBatch(wanted.messages, limits) }, signal);
        await intake.settled();
      }
    },
    async fetchBatch(signal) {
      const next = await nextBatch();
      if (!next) {
        await intake.settled();
        return false;
      }
      const startedMs = performance.now();
      refused.add(next.mailboxId);
      await fetchThese(next, signal);
      refused.delete(next.mailboxId);
      const bytes = next.messages.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      lastBatch = { bytes, tookMs: performance.now() - startedMs };
      return true;
    },
    tryAgain: (mailboxId) => refused.delete(mailboxId),
  };
}
