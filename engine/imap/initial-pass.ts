// The first sync of a mailbox, its resumption, and the sync after a new UIDVALIDITY: list all UIDs, bring the
// headers that are missing, newest first.
// Invariant: the state is saved before the first chunk with `complete: false`, so that a stop after any chunk
// resumes with the UIDs that are still missing, and with the mod-sequence from before the first of them.
import type { MailboxSink } from '../backend/mailbox-sink.ts';
import { diffUids } from '../core/mailbox-diff.ts';
import type { Connection } from './connect.ts';
import { throwIfAborted } from './guarded-call.ts';
import { uidNextAfter } from './pass-result.ts';
import { saveHeaders } from './save-headers.ts';
import { searchAll } from './search.ts';
import type { SelectedMailbox } from './select.ts';

export async function initialPass(
  connection: Connection,
  mailbox: SelectedMailbox,
  sink: MailboxSink,
  signal: AbortSignal,
): Promise<void> {
  const { uidValidity, uidNext, highestModSeq } = mailbox;
  const before = sink.state();
  const resumed = before.uidValidity === uidValidity && before.knownCount > 0;
  const state = { uidValidity, uidNext, highestModSeq: resumed ? before.highestModSeq : highestModSeq };
  sink.saveState({ ...state, complete: false });

  throwIfAborted(signal);
  const { added, removed } = diffUids(sink.knownUids(), await searchAll(connection));
  if (removed.length > 0) sink.removeUids(removed);
  await saveHeaders(connection, added, sink, signal);
  sink.finishReset();
  sink.saveState({ ...state, uidNext: uidNextAfter(mailbox, added), complete: true });
}
