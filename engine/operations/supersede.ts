// « Suivi » and then not, before the server heard of either: the two cancel each other, and it never does. The same for
// moves: only where a message ends counts. Safe only as long as the earlier operation has not begun and nothing behind
// it looks at what it would have changed.
import type { MessageId, OperationId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import {
  operationsOfKindOnMessage,
  pendingOperations,
  type StoredOperation,
  withdrawTarget,
} from '../store/operations.ts';
import type { OperationName } from './operation.ts';

/** Makes, renames or deletes mailboxes: what was moved out of one before has to have left it by then. */
const STRUCTURAL: ReadonlySet<string> = new Set<OperationName>(['createMailbox', 'renameMailbox', 'deleteMailbox']);

export function isStructural(kind: string): boolean {
  return STRUCTURAL.has(kind);
}

/** A copy is made with the flags of its original. */
const relyOnFlags = (kind: string) => kind === 'copy';

/** What an earlier operation is to a new intent: made void by it, about something else, or neither. */
export type Bearing = 'void' | 'apart' | 'stays';

/**
 * Takes these messages of one account out of the operation of this kind that the new intent makes void for each.
 * Answers those that were taken out of one, and whether nothing else of the kind is left that bears on them.
 */
export function supersede(
  tx: WriteDb,
  ids: readonly MessageId[],
  kind: 'setFlags' | 'move',
  bearingOf: (payload: unknown) => Bearing,
): Map<MessageId, { nothingLeft: boolean }> {
  const taken = new Map<MessageId, { nothingLeft: boolean }>();
  let open: ReadonlySet<OperationId> | null = null;
  for (const id of ids) {
    const bearing = operationsOfKindOnMessage(tx, id, kind).filter(({ payload }) => bearingOf(payload) !== 'apart');
    const last = bearing.at(-1);
    if (!last || bearingOf(last.payload) !== 'void') continue;
    open ??= notBegun(pendingOperations(tx, last.accountId), kind, kind === 'move' ? isStructural : relyOnFlags);
    if (!open.has(last.id)) continue;
    withdrawTarget(tx, last.id, id);
    taken.set(id, { nothingLeft: bearing.length === 1 });
  }
  return taken;
}

/** Those of this kind that have not begun, and behind which nothing relies on them. */
function notBegun(
  queue: readonly StoredOperation[],
  kind: string,
  relies: (kind: string) => boolean,
): ReadonlySet<OperationId> {
  const open = new Set<OperationId>();
  for (const operation of queue.toReversed()) {
    if (relies(operation.kind)) break;
    const begun = operation.state !== 'pending' || operation.attempts > 0;
    if (operation.kind === kind && !begun) open.add(operation.id);
  }
  return open;
}
