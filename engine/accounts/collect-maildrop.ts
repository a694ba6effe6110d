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

  const lost = known.filter((match) => match.held.isLost);
  const wanted = newestFirst([...fresh, ...lost.map(({ entry }) => entry)], options.comesLast).filter(isHoldable);
  const tooLarge = fresh.length + lost.length - wanted.length;
  if (tooLarge > 0) note({ kind: 'leftOnServer', why: 'tooLarge', count: tooLarge });
  options.onProgress(wanted.length);
  const candidates = [...unmatched, ...lost.map((match) => match.held)];
  const collected = await storeCollected(pass, options.shouldGoOn() ? wanted : [], candidates, options);

  const matches = [...known.filter((match) => !match.held.isLost), ...collected.found];
  const { deleted, found } = await deleteDue(pass, matches, collected.found, unmatched, options);
  const gone = without(unmatched, [...collected.found, ...found]);
  store.transaction((tx) => saveUnlisted(tx, accountId, idsOf(gone), now()), 'refetchable');
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

/**
 * A message whose header block is not the one that was stored is brought whole, and only its bytes decide. `proven`:
 * those whose bytes have come in this session already.
 */
async function deleteDue(
  pass: MaildropPass,
  matches: readonly Match<StoredHeld>[],
  proven: readonly Match<StoredHeld>[],
  unmatched: readonly StoredHeld[],
  options: CollectMaildropOptions,
): Promise<{ deleted: StoredHeld[]; found: Match<StoredHeld>[] }> {
  const { deletable, doubtful } = await findDue(pass, matches, heldOf(proven), options.leave);
  const deleted = await askDeletion(pass, deletable);
  if (doubtful.length === 0 || !options.shouldGoOn()) return { deleted, found: [] };
  const entries = doubtful.map(({ entry }) => entry);
  const candidates = [...without(unmatched, proven), ...heldOf(doubtful)];
  const { found } = await storeCollected(pass, entries, candidates, options);
  const due = await findDue(pass, found, heldOf(found), options.leave);
  return { deleted: [...deleted, ...(await askDeletion(pass, due.deletable))], found };
}

function heldOf(matches: readonly Match<StoredHeld>[]): Set<StoredHeld> {
  return new Set(matches.map(({ held }) => held));
}

function without(held: readonly StoredHeld[], matches: readonly Match<StoredHeld>[]): StoredHeld[] {
  const matched = heldOf(matches);
  return held.filter((one) => !matched.has(one));
}

function idsOf(held: readonly StoredHeld[]): number[] {
  return held.map(({ id }) => id);
}
