// Compares the UIDs and flags of everything: for servers that keep no mod-sequences, and where a server contradicted
// itself. One command tells all; what differs is written.
import type { MailboxSink } from '../backend/mailbox-sink.ts';
import { diffFlags, diffUids } from '../core/mailbox-diff.ts';
import type { Connection } from './connect.ts';
import { fetchFlags } from './fetch-flags.ts';
import type { PassResult } from './pass-result.ts';
import { saveFlags } from './save-flags.ts';
import { saveHeaders } from './save-headers.ts';
import type { SelectedMailbox } from './select.ts';

export async function comparePass(
  connection: Connection,
  mailbox: SelectedMailbox,
  sink: MailboxSink,
  signal: AbortSignal,
  reason: string,
): Promise<PassResult> {
  const told = await fetchFlags(connection, mailbox.uidNext - 1, null);
  const remote = new Map(told.map((update) => [update.uid, update]));
  const { added, removed } = diffUids(sink.knownUids(), [...remote.keys()]);
  if (removed.length > 0) sink.removeUids(removed);
  const remoteFlags = new Map([...remote].map(([uid, update]) => [uid, update.flags]));
  const updates = diffFlags(sink.knownFlags(), remoteFlags).map(({ uid, flags }) => ({
    uid,
    flags,
    modSeq: remote.get(uid)?.modSeq ?? null,
  }));
  const changedFlags = saveFlags(updates, sink, signal);
  const saved = await saveHeaders(connection, added, sink, signal);
  return { changed: removed.length + changedFlags + saved > 0, reason };
}
