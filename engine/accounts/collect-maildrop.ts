// One session with a POP3 server: what is new comes into the Inbox, newest first, and what has had its time goes from
// the server. Every step is safe to be cut in: what came is stored with its id, what was asked to be deleted is deleted
// when the server says so at QUIT or found out from the next listing.
import type { LeaveOnServer } from '../../shared/domain/account.ts';
import { MAILDROP_MESSAGE_BYTES_MAX, type MaildropEntry } from '../backend/maildrop.ts';
import type { ListedMessage, Match } from '../core/maildrop-plan.ts';
import { heldMessages, type StoredHeld, saveMatches, saveUnlisted } from '../store/maildrop.ts';
import { askDeletion, findDue } from './delete-from-maildrop.ts';
import type { MaildropPass } from './maildrop-pass.ts';
import { matchMaildrop } from './match-maildrop.ts';
import { type CollectOptions, storeCollected } from './store-collected.ts';

export interface CollectMaildropOptions extends CollectOptions {
  leave: LeaveOnServer;
  /** It was awaited when an earlier session broke off: it comes last, lest it keep the others out again and again. */
  comesLast(entry: ListedMessage): boolean;
}

export interface CollectOutcome {
  newCount: number;
  deletedCount: number;
  listedCount: number;
}

export async function collectMaildrop(pass: MaildropPass, options: CollectMaildropOptions): Promise<CollectOutcome> {
  const { session, store, accountId, signal, now, note } = pass;
  const listed = await session.list(signal);
  const held = heldMessages(store.reads, accountId);
  const { known, fresh, unmatched } = await matchMaildrop(pass, listed, held);
  store.transaction((tx) => saveMatches(tx, known), 'refetchable');

  const wanted = newestFirst(fresh, options.comesLast).filter(isHoldable);
  const tooLarge = fresh.length - wanted.length;
  if (tooLarge > 0) note({ kind: 'leftOnServer', why: 'tooLarge', count: tooLarge });
  options.onProgress(wanted.length);
  const collected = await storeCollected(pass, options.shouldGoOn() ? wanted : [], unmatched, options);

  const matches = [...known, ...collected.found];
  const provenHere = new Set(collected.found.map((match) => match.held));
  const deleted = await deleteDue(pass, matches, provenHere, unmatched, options);
  store.transaction((tx) => saveUnlisted(tx, accountId, idsOf(unmatched), now()), 'refetchable');
  // With EXPIRE 0 a server deletes what it gave, at QUIT: all of it is stored by then (storeCollected).
  const isDone = await session.quit(signal);
  if (isDone && deleted.length > 0) {
    store.transaction((tx) => saveUnlisted(tx, accountId, idsOf(deleted), now()), 'refetchable');
  }
  return { newCount: collected.newCount, deletedCount: isDone ? deleted.length : 0, listedCount: listed.length };
}

/** What the server numbers highest came last. */
function newestFirst(entries: readonly ListedMessage[], comesLast: (entry: ListedMessage) => boolean): ListedMessage[] {
  return entries.toSorted((a, b) => Number(comesLast(a)) - Number(comesLast(b)) || b.number - a.number);
}

function isHoldable({ sizeBytes }: Pick<MaildropEntry, 'sizeBytes'>): boolean {
  return sizeBytes === null || sizeBytes <= MAILDROP_MESSAGE_BYTES_MAX;
}

/** A message whose header block is not the one that was stored is brought whole, and only its bytes decide. */
async function deleteDue(
  pass: MaildropPass,
  matches: readonly Match<StoredHeld>[],
  provenHere: ReadonlySet<StoredHeld>,
  unmatched: StoredHeld[],
  options: CollectMaildropOptions,
): Promise<StoredHeld[]> {
  const { deletable, doubtful } = await findDue(pass, matches, provenHere, options.leave);
  const deleted = await askDeletion(pass, deletable);
  if (doubtful.length === 0 || !options.shouldGoOn()) return deleted;
  const candidates = [...unmatched, ...doubtful.map(({ held }) => held)];
  const { found } = await storeCollected(
    pass,
    doubtful.map(({ entry }) => entry),
    candidates,
    options,
  );
  unmatched.splice(0, unmatched.length, ...candidates);
  const proven = await findDue(pass, found, new Set(found.map(({ held }) => held)), options.leave);
  return [...deleted, ...(await askDeletion(pass, proven.deletable))];
}

function idsOf(held: readonly StoredHeld[]): number[] {
  return held.map(({ id }) => id);
}
