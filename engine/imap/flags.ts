// Adds or removes flags and keywords. Idempotent; messages that are gone are passed over by the server. A keyword that
// the mailbox does not take is refused here, and so is a star or a deletion where there is no right to it: servers say OK
// and forget it. Of « lu » and « répondu », which are set by the way, nobody is told: they stay on this PC.
import { MailError } from '../../shared/domain/problem.ts';
import { hasKeyword } from '../../shared/domain/tag-keyword.ts';
import type { RemoteRef } from '../backend/backend.ts';
import { formatUidSets } from '../core/uid-set.ts';
import { atom, runCommand, sequence } from './command.ts';
import type { Connection } from './connect.ts';
import { throwIfAborted } from './guarded-call.ts';
import { ensureSelected } from './select.ts';

export async function storeFlags(
  connection: Connection,
  { path, uidValidity, uids }: RemoteRef,
  change: 'add' | 'remove',
  flags: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  if (flags.length === 0) return;
  const list = flags.map((flag) => atom(checkedFlag(flag)));
  await ensureSelected(connection, path, uidValidity);
  const taken = connection.selected?.keywordsTaken ?? null;
  if (change === 'add' && taken && flags.some((flag) => !flag.startsWith('\\') && !hasKeyword(taken, flag))) {
    throw new MailError({ kind: 'unsupported', detail: 'keywords', ...connection.endpoint });
  }
  assertRight(connection, flags);
  for (const { set } of formatUidSets(uids)) {
    throwIfAborted(signal);
    const item = atom(change === 'add' ? '+FLAGS.SILENT' : '-FLAGS.SILENT');
    await runCommand(connection, 'UID STORE', [sequence(set), item, list]);
  }
}

/** Throws where the server says that the selected mailbox keeps no star, or lets nothing be deleted (RFC 4314 §4). */
export function assertRight({ selected, endpoint }: Connection, flags: readonly string[]): void {
  const taken = selected?.flagsTaken ?? null;
  if (taken && flags.some((flag) => isAskedFor(flag) && !taken.includes(flag.toLowerCase()))) {
    throw new MailError({ kind: 'rejected', reason: 'noRight', ...endpoint });
  }
}

const isAskedFor = (flag: string) => /^\\(flagged|deleted)$/i.test(flag);

/** A system flag or an atom (RFC 9051 §9): whatever else would change the meaning of the command. */
function checkedFlag(flag: string): string {
  if (!/^\\?[^\s(){%*"\\\]\x00-\x1f\x7f-\uffff]+$/.test(flag)) throw new MailError({ kind: 'invalid', detail: 'flag' });
  return flag;
}
