// Deletes from the POP3 server what has had its time there. Invariant: a message goes from the server only when ours is
// proven to be the same, byte for byte, as it lies on the disk; or when the person deleted it here for good. And the
// server's is proven to be the one that is meant, by its header block, as ids of bad servers wander.
// The order is what keeps it: ours read back, its storing made durable, then DELE; QUIT is the pass's last word.
import type { LeaveOnServer } from '../../shared/domain/account.ts';
import { isDue, type ListedMessage, type Match } from '../core/maildrop-plan.ts';
import { unpackSource } from '../mime/packed-source.ts';
import type { Store } from '../store/database.ts';
import { type StoredHeld, saveDeletionsSent } from '../store/maildrop.ts';
import { readSourceByHash } from '../store/sources.ts';
import { type MaildropPass, sha256 } from './maildrop-pass.ts';
import { headerHashes } from './match-maildrop.ts';

export interface DueMessages {
  /** Proven on both sides. */
  deletable: Match<StoredHeld>[];
  /** The server's may be another one: to be collected as if it were new, which its bytes tell. */
  doubtful: Match<StoredHeld>[];
}

/** `provenHere`: matches whose bytes came in this very session. */
export async function findDue(
  pass: MaildropPass,
  matches: readonly Match<StoredHeld>[],
  provenHere: ReadonlySet<StoredHeld>,
  leave: LeaveOnServer,
): Promise<DueMessages> {
  const due: DueMessages = { deletable: [], doubtful: [] };
  const nowAt = pass.now();
  const wanted = matches.filter(({ held }) => isDue(held, leave, nowAt));
  const byNumber = new Map(wanted.map((match) => [match.entry.number, match]));
  const toAsk: ListedMessage[] = [];
  for (const match of wanted) {
    if (provenHere.has(match.held)) due.deletable.push(match);
    else toAsk.push(match.entry);
  }
  for await (const { entry, headerHash } of headerHashes(pass, toAsk)) {
    const match = byNumber.get(entry.number)!;
    if (headerHash !== null && headerHash === match.held.headerHash) due.deletable.push(match);
    else due.doubtful.push(match);
  }
  return { ...due, deletable: await provenOnDisk(pass, due.deletable) };
}

/** Those that the server will delete at QUIT. */
export async function askDeletion(
  { session, store, signal, now }: MaildropPass,
  matches: readonly Match<StoredHeld>[],
): Promise<StoredHeld[]> {
  if (matches.length === 0) return [];
  store.transaction((tx) =>
    saveDeletionsSent(
      tx,
      matches.map(({ held }) => held.id),
      now(),
    ),
  );
  const noted = new Set(
    await session.delete(
      matches.map(({ entry }) => entry.number),
      signal,
    ),
  );
  return matches.filter(({ entry }) => noted.has(entry.number)).map(({ held }) => held);
}

async function provenOnDisk(
  { store, note, signal }: MaildropPass,
  matches: readonly Match<StoredHeld>[],
): Promise<Match<StoredHeld>[]> {
  const proven: Match<StoredHeld>[] = [];
  store.forgetPages();
  for (const match of matches) {
    if (signal.aborted) break;
    if (match.held.isGoneHere || isWholeHere(store, match.held.hash)) proven.push(match);
    // A window's question gets in between.
    await nextTurn();
  }
  if (proven.length < matches.length) {
    note({ kind: 'leftOnServer', why: 'notWholeHere', count: matches.length - proven.length });
  }
  return proven;
}

function isWholeHere(store: Store, hash: string): boolean {
  const packed = readSourceByHash(store.reads, hash);
  return packed !== null && sha256(unpackSource(packed)) === hash;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
