// One folder of an import, from the file to the store. Invariants: a few messages at a time are held; what was taken
// in, what became of the others and how far the file was read are one transaction, so that a crash leaves whole
// messages and an exact place to go on from; the same bytes come into the same mailbox once.
import { setImmediate as afterOthers } from 'node:timers/promises';
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { type FolderReport, type TransferId, withLeftOut } from '../../shared/domain/transfer.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import { isTakenIn, rememberTakenIn, saveTransferFolder, type TransferFolder } from '../store/transfers.ts';
import { type FolderItem, type FoundFolder, readFolder } from './found-folder.ts';

export interface ImportDeps {
  store: Store;
  digest(raw: Uint8Array): Promise<SourceDigest>;
  /** Puts a message into a mailbox of any account; operations/'s. */
  takeIn(tx: WriteDb, mailbox: ImportTarget, message: ToTakeIn): void;
  /** The mailbox of these names below that one, made where it is missing; operations/'s. */
  mailboxBelow(tx: WriteDb, accountId: AccountId, top: MailboxId | null, names: readonly string[]): MailboxId;
  /** Something may have been queued for this account. */
  onQueued(accountId: AccountId): void;
  /** Of the interface. */
  language(): Language;
  now(): number;
}

export interface ToTakeIn {
  digest: SourceDigest;
  flags: readonly string[];
  internalDateAt: number;
}

export interface ImportTarget {
  id: MailboxId;
  accountId: AccountId;
}

/** A transaction of 3 MB takes about 30 ms; reading goes on with twice that in memory. */
const BATCH_BYTES = 2 * 1024 * 1024;
const BATCH_ITEMS = 40;

interface Waiting {
  item: FolderItem;
  digest: Promise<SourceDigest> | null;
}

/**
 * `folder.position` and its report tell where to go on. Throws MailError `place`, `store`, or `cancelled` when stopped.
 */
export async function importFolder(
  deps: ImportDeps,
  transferId: TransferId,
  {
    found,
    folder,
    target,
    signal,
  }: { found: FoundFolder; folder: TransferFolder; target: ImportTarget; signal: AbortSignal },
): Promise<TransferFolder> {
  let current = folder;
  let batch: Waiting[] = [];
  let batchBytes = 0;

  const flush = async () => {
    const digested = await Promise.all(
      batch.map(async ({ item, digest }) => ({ item, digest: digest ? await digest : null })),
    );
    batch = [];
    batchBytes = 0;
    if (digested.length === 0) return;
    current = deps.store.transaction((tx) => {
      let { report, position } = current;
      for (const { item, digest } of digested) {
        report = accounted(deps, tx, { target, report, item, digest });
        position = item.next;
      }
      const next = { ...current, report, position };
      saveTransferFolder(tx, transferId, next);
      return next;
    }, 'refetchable');
    deps.onQueued(target.accountId);
    // Windows ask in between.
    await afterOthers();
  };

  const take = async (item: FolderItem) => {
    const wanted = item.kind === 'message' && !item.deleted;
    batch.push({ item, digest: wanted ? deps.digest(item.raw) : null });
    batchBytes += item.kind === 'message' ? item.raw.length : 0;
    if (batch.length >= BATCH_ITEMS || batchBytes >= BATCH_BYTES) await flush();
    if (signal.aborted) throw new MailError({ kind: 'cancelled' });
  };

  try {
    await readFolder(found, folder.position, take);
  } finally {
    // What was read before a stop, or before the file could not be read any more, is kept.
    await flush();
  }
  return current;
}

interface Accounting {
  target: ImportTarget;
  report: FolderReport;
  item: FolderItem;
  digest: SourceDigest | null;
}

/** Takes one item in, or not, and says so in the report. */
function accounted(deps: ImportDeps, tx: WriteDb, { target, report, item, digest }: Accounting): FolderReport {
  const inside = report.inside + item.separatorsInside;
  if (item.kind === 'unreadable')
    return { ...report, inside, leftOut: withLeftOut(report.leftOut, item.reason, item.place) };
  if (!digest) return { ...report, inside, deleted: report.deleted + 1 };
  if (isTakenIn(tx, target.id, digest.hash)) return { ...report, inside, alreadyHere: report.alreadyHere + 1 };
  deps.takeIn(tx, target, {
    digest,
    flags: item.flags,
    internalDateAt: digest.facts.dateAt ?? item.receivedAt ?? deps.now(),
  });
  rememberTakenIn(tx, target.id, digest.hash);
  return { ...report, inside, done: report.done + 1 };
}
