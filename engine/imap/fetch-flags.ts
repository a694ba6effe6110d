// Fetches flags alone: those that changed since a mod-sequence, or those of every message.
import type { FlagUpdate } from '../backend/mailbox-sink.ts';
import { atom, runCommand, sequence } from './command.ts';
import type { Connection } from './connect.ts';
import { readFetched } from './fetched.ts';

/** Of the UIDs up to `last`, « * » being the newest; with `changedSince` (CONDSTORE) only what is newer. */
export async function fetchFlags(
  connection: Connection,
  last: number | '*',
  changedSince: string | null,
): Promise<FlagUpdate[]> {
  const updates = new Map<number, FlagUpdate>();
  if (last !== '*' && last < 1) return [];
  const args = [sequence(`1:${last}`), [atom('UID'), atom('FLAGS')]];
  if (changedSince !== null) args.push([atom('CHANGEDSINCE'), atom(changedSince)]);
  await runCommand(connection, 'UID FETCH', args, {
    fetch: (response) => {
      const { uid, flags, modSeq } = readFetched(response);
      // « 1:10 » where 7 is the highest UID never names more, but an answer may: news about newer messages.
      if (uid !== null && flags !== null && (last === '*' || uid <= last)) updates.set(uid, { uid, flags, modSeq });
    },
  });
  return [...updates.values()];
}
