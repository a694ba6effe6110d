// Moves messages to another mailbox: MOVE (RFC 6851), else copy and then destroy. Messages that are gone are passed
// over by the server, so a move that was cut can be asked again; without MOVE the copy may then be there twice.
import { MailError } from '../../shared/domain/problem.ts';
import type { RemoteMoved, RemoteRef } from '../backend/backend.ts';
import { formatUidSets } from '../core/uid-set.ts';
import { mailboxName, responseCode, runCommand, sequence } from './command.ts';
import type { Connection } from './connect.ts';
import { copyMessages } from './copy.ts';
import { readCopyUid, wentNowhere } from './copy-uid.ts';
import { destroyMessages } from './destroy.ts';
import { expungedMeanwhile, mailErrorOf } from './errors.ts';
import { assertRight } from './flags.ts';
import { throwIfAborted } from './guarded-call.ts';
import { ensureSelected } from './select.ts';

export async function moveMessages(
  connection: Connection,
  ref: RemoteRef,
  toPath: string,
  signal: AbortSignal,
): Promise<RemoteMoved> {
  if (!connection.has('MOVE') && !connection.has('IMAP4rev2')) {
    await ensureSelected(connection, ref.path, ref.uidValidity);
    assertRight(connection, ['\\Deleted']);
    const moved = await copyMessages(connection, ref, toPath, signal);
    await destroyMessages(connection, ref, signal).catch((error) => {
      throw halfMoved(error, connection);
    });
    return moved;
  }
  await ensureSelected(connection, ref.path, ref.uidValidity);
  const moved: RemoteMoved = { uidValidity: null, uids: new Map() };
  for (const part of formatUidSets(ref.uids)) {
    throwIfAborted(signal);
    const args = [sequence(part.set), mailboxName(connection, toPath)];
    // COPYUID comes in an untagged OK (RFC 6851 §4.3), from some servers in the tagged one.
    const answer = await runCommand(connection, 'UID MOVE', args, {
      ok: (response) => readCopyUid(responseCode(response), moved, part.uids.length),
    });
    readCopyUid(responseCode(answer), moved, part.uids.length);
    if (wentNowhere(responseCode(answer), moved)) throw expungedMeanwhile(connection);
  }
  return moved;
}

/**
 * The copies are there, and the originals were refused to go (a mailbox that is renamed just then): no refusal of the
 * move. As `missing` it is gone on with after a comparison, which finds the copies, and is refused if it is again.
 */
function halfMoved(error: unknown, { client, endpoint }: Connection): unknown {
  const mapped = mailErrorOf(error, endpoint, client);
  const isRefusal = mapped instanceof MailError && mapped.kind === 'rejected';
  return isRefusal ? new MailError({ ...mapped.data, kind: 'missing' }, { cause: error }) : error;
}
