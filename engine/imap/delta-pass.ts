// What changed since the stored mod-sequence. QRESYNC has told removals and flags with the SELECT; with CONDSTORE
// alone flags are asked for, and removals are found by counting: known + new must be what the server has.
import type { FlagUpdate, MailboxSink } from '../backend/mailbox-sink.ts';
import { diffUids } from '../core/mailbox-diff.ts';
import type { SyncPlan } from '../core/sync-plan.ts';
import { intersectUids } from '../core/uid-set.ts';
import type { Connection } from './connect.ts';
import { fetchFlags } from './fetch-flags.ts';
import type { PassResult } from './pass-result.ts';
import { saveFlags } from './save-flags.ts';
import { saveHeaders } from './save-headers.ts';
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

  const gone = mailbox.since ? intersectUids(known, mailbox.since.vanished) : [];
  if (gone.length > 0) sink.removeUids(gone);
  const updates = mailbox.since?.flags ?? [
    ...(await fetchFlags(connection, firstNew - 1, stored.highestModSeq)).values(),
  ];
  const changedFlags = saveFlags(ofKnown(updates, known), sink, signal);

  const added = await searchNew(connection, firstNew, mailbox.uidNext - 1, known);
  const saved = await saveHeaders(connection, added, sink, signal);

  // Nobody told of every removal (CONDSTORE never does), or what was told was malformed: compare the UIDs.
  const expected = known.length - gone.length + saved;
  const uncounted = expected === mailbox.exists ? 0 : await reconcile(connection, mailbox, sink, signal);
  return { changed: gone.length + changedFlags + saved + uncounted > 0, reason: `${reason}:${by}` };
}

/** Newest first. A resumed pass may know some of them already. */
async function searchNew(connection: Connection, first: number, last: number, known: number[]): Promise<number[]> {
  const already = new Set(known.filter((uid) => uid >= first));
  const found = await searchRange(connection, first, last);
  return found.filter((uid) => !already.has(uid)).reverse();
}

/** Answers how many messages came or went. */
async function reconcile(
  connection: Connection,
  mailbox: SelectedMailbox,
  sink: MailboxSink,
  signal: AbortSignal,
): Promise<number> {
  const { added, removed } = diffUids(sink.knownUids(), await searchAll(connection));
  if (removed.length > 0) sink.removeUids(removed);
  const missing = added.filter((uid) => uid < mailbox.uidNext);
  return removed.length + (await saveHeaders(connection, missing, sink, signal));
}

function ofKnown(updates: readonly FlagUpdate[], known: readonly number[]): FlagUpdate[] {
  if (updates.length === 0) return [];
  const uids = new Set(known);
  return updates.filter(({ uid }) => uids.has(uid));
}
