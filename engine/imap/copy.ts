// Copies messages to another mailbox. Not idempotent: a copy that was cut may have happened.
import type { RemoteMoved, RemoteRef } from '../backend/backend.ts';
import { formatUidSets } from '../core/uid-set.ts';
import { mailboxName, responseCode, runCommand, sequence } from './command.ts';
import type { Connection } from './connect.ts';
import { readCopyUid, wentNowhere } from './copy-uid.ts';
import { expungedMeanwhile } from './errors.ts';
import { throwIfAborted } from './guarded-call.ts';
import { ensureSelected } from './select.ts';

export async function copyMessages(
  connection: Connection,
  { path, uidValidity, uids }: RemoteRef,
  toPath: string,
  signal: AbortSignal,
): Promise<RemoteMoved> {
  await ensureSelected(connection, path, uidValidity);
  const moved: RemoteMoved = { uidValidity: null, uids: new Map() };
  for (const part of formatUidSets(uids)) {
    throwIfAborted(signal);
    const args = [sequence(part.set), mailboxName(connection, toPath)];
    const answer = await runCommand(connection, 'UID COPY', args);
    readCopyUid(responseCode(answer), moved, part.uids.length);
    if (wentNowhere(responseCode(answer), moved)) throw expungedMeanwhile(connection);
  }
  return moved;
}
