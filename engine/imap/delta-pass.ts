// What changed since the stored mod-sequence. QRESYNC has told removals and flags with the SELECT; with CONDSTORE
// alone flags are asked for, and removals are found by counting: known + new must be what the server has.
import type { FlagUpdate, MailboxSink } from '../backend/mailbox-sink.ts';
import { diffUids, type MailboxDiff } from '../core/mailbox-diff.ts';
import type { SyncPlan } from '../core/sync-plan.ts';
import { intersectUids } from '../core/uid-set.ts';
import type { Connection } from './connect.ts';
import { fetchFlags } from './fetch-flags.ts';
import { type PassResult, uidNextAfter } from './pass-result.ts';
import { saveFlags } from './save-flags.ts';
import { saveArrivedAndGone } from './save-headers.ts';
import { searchAll, searchRange } from './search.ts';
import type { SelectedMailbox } from './select.ts';

type DeltaPlan = Extract<SyncPlan, { kind: 'delta' }>;

export async function deltaPass(
  connection: Connection,
  mailbox: SelectedMailbox,
  sink: MailboxSink,
  signal: AbortSignal,
  { by, reason }: DeltaPlan,
): Promise<PassResult> {
  const stored = sink.state();
  const firstNew = stored.uidNext ?? 1;
  const known = sink.knownUids();

  // A move of ours may have told of a UID that no pass has seen: its flags are not known for that.
  const lastKnown = Math.max(firstNew - 1, known.at(-1) ?? 0);
  const updates = mailbox.since?.flags ?? (await fetchFlags(connection, lastKnown, stored.highestModSeq));
  const { added, removed } = await arrivedAndGone(connection, mailbox, known, firstNew);
  const changedFlags = saveFlags(ofRemaining(updates, known, removed), sink, signal);
  const cameOrWent = await saveArrivedAndGone(connection, { added, removed }, sink, signal);
  const changed = changedFlags + cameOrWent > 0;
  return { changed, reason: `${reason}:${by}`, uidNext: uidNextAfter(mailbox, added) };
}

/**
 * What was told is believed only where it adds up to what the server says it has; else all UIDs are compared. That
 * is how CONDSTORE alone finds removals, and how a malformed or lying VANISHED does no harm.
 */
async function arrivedAndGone(
  connection: Connection,
  { uidNext, exists, since }: SelectedMailbox,
  known: readonly number[],
  firstNew: number,
): Promise<MailboxDiff> {
  const already = new Set(known);
  const found = await searchRange(connection, firstNew, uidNext - 1);
  const added = found.filter((uid) => !already.has(uid)).reverse();
  const removed = since ? intersectUids(known, since.vanished) : [];
  if (known.length - removed.length + added.length === exists) return { added, removed };

  // May bring what arrived since SELECT, or what lies above a UIDNEXT that lied: the state is saved with it.
  return diffUids(known, await searchAll(connection));
}

/** Flags of known messages that are still there. */
function ofRemaining(
  updates: readonly FlagUpdate[],
  known: readonly number[],
  removed: readonly number[],
): readonly FlagUpdate[] {
  if (updates.length === 0) return updates;
  const gone = new Set(removed);
  const still = new Set(known.filter((uid) => !gone.has(uid)));
  return updates.filter(({ uid }) => still.has(uid));
}
