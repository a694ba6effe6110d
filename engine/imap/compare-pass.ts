// Compares the UIDs and flags of everything: for servers that keep no mod-sequences, and where a server contradicted
// itself. What differs is written.
import type { MailboxSink } from '../backend/mailbox-sink.ts';
import { diffFlags, diffUids } from '../core/mailbox-diff.ts';
import { allFlags } from './all-flags.ts';
import type { Connection } from './connect.ts';
import { type PassResult, uidNextAfter } from './pass-result.ts';
import { saveFlags } from './save-flags.ts';
import { saveArrivedAndGone } from './save-headers.ts';
import type { SelectedMailbox } from './select.ts';

export async function comparePass(
  connection: Connection,
  mailbox: SelectedMailbox,
  sink: MailboxSink,
  signal: AbortSignal,
  reason: string,
): Promise<PassResult> {
  const remote = await allFlags(connection, mailbox, signal);
  const diff = diffUids(sink.knownUids(), [...remote.keys()]);
  const updates = diffFlags(sink.knownFlags(), remote).map((change) => ({ ...change, modSeq: null }));
  const changedFlags = saveFlags(updates, sink, signal);
  const cameOrWent = await saveArrivedAndGone(connection, diff, sink, signal);
  const changed = changedFlags + cameOrWent > 0;
  return { changed, reason, uidNext: uidNextAfter(mailbox, diff.added) };
}
