// Every kind of operation by the name it is stored under. A new kind: one file, one line here, one in OperationName.
import type { Store } from '../store/database.ts';
import { operationTargets, type StoredOperation } from '../store/operations.ts';
import { appendKind } from './append.ts';
import { carryKind } from './carry.ts';
import { copyKind } from './copy.ts';
import { createMailboxKind } from './create-mailbox.ts';
import { depositKind } from './deposit.ts';
import { destroyKind } from './destroy.ts';
import { lookForSentKind } from './look-for-sent.ts';
import { moveKind } from './move.ts';
import type { OperationKind, OperationName, Pending } from './operation.ts';
import { deleteMailboxKind } from './remove-mailbox.ts';
import { renameMailboxKind } from './rename-mailbox.ts';
import { setFlagsKind } from './set-flags.ts';

/** The payload's type stays between a kind and itself. */
type AnyKind = OperationKind<unknown>;
const kind = <Payload>(one: OperationKind<Payload>): AnyKind => one as unknown as AnyKind;

const KINDS: Record<OperationName, AnyKind> = {
  setFlags: kind(setFlagsKind),
  move: kind(moveKind),
  copy: kind(copyKind),
  destroy: kind(destroyKind),
  append: kind(appendKind),
  carry: kind(carryKind),
  deposit: kind(depositKind),
  createMailbox: kind(createMailboxKind),
  renameMailbox: kind(renameMailboxKind),
  deleteMailbox: kind(deleteMailboxKind),
  lookForSent: kind(lookForSentKind),
};

/** A name that is not here was stored by a newer Casier, whose database this one refuses to open. */
export function kindOf(name: string): AnyKind {
  const found = Object.hasOwn(KINDS, name) ? KINDS[name as OperationName] : undefined;
  if (!found) throw new Error(`no kind of operation is named ${name}`);
  return found;
}

/** Neighbours in the queue, read as one. */
export function readPending(
  db: Store['reads'],
  stored: readonly [StoredOperation, ...StoredOperation[]],
): Pending<unknown> {
  const [head] = stored;
  const targets = stored.flatMap(({ id }) => operationTargets(db, id).map(({ messageId }) => messageId));
  return {
    ids: stored.map(({ id }) => id),
    accountId: head.accountId,
    payload: kindOf(head.kind).payload.parse(head.payload),
    targets: [...new Set(targets)],
    again: stored.some(({ attempts }) => attempts > 0),
  };
}
