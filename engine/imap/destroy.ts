// Deletes messages for good: \Deleted, then an expunge of exactly these (UID EXPUNGE, RFC 4315).
// Invariant: a message that somebody else marked \Deleted is never expunged. Without UIDPLUS there is only EXPUNGE,
// which takes all that are marked: it is sent only where all that are marked are ours (one that somebody marks in the
// moment between that look and the EXPUNGE goes with it: no command of such a server could spare it). Otherwise ours
// stay marked, hidden by mail programs, and go with the next expunge that anybody makes.
import type { RemoteRef } from '../backend/backend.ts';
import { formatUidSets } from '../core/uid-set.ts';
import { runCommand, sequence } from './command.ts';
import type { Connection } from './connect.ts';
import { storeFlags } from './flags.ts';
import { throwIfAborted } from './guarded-call.ts';
import { searchDeleted } from './search.ts';

export async function destroyMessages(connection: Connection, ref: RemoteRef, signal: AbortSignal): Promise<void> {
  await storeFlags(connection, ref, 'add', ['\\Deleted'], signal);
  if (!connection.has('UIDPLUS') && !connection.has('IMAP4rev2')) return expungeIfOnlyOurs(connection, ref);
  for (const { set } of formatUidSets(ref.uids)) {
    throwIfAborted(signal);
    await runCommand(connection, 'UID EXPUNGE', [sequence(set)]);
  }
}

async function expungeIfOnlyOurs(connection: Connection, { uids }: RemoteRef): Promise<void> {
  const ours = new Set(uids);
  const marked = await searchDeleted(connection);
  if (marked.length > 0 && marked.every((uid) => ours.has(uid))) await runCommand(connection, 'EXPUNGE');
}
