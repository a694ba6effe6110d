// From an intent to its operation row(s): what every intent file of this room has in common. Runs inside the one
// transaction that also shows the intent. In an account whose mail is kept on this PC nobody is left to agree, so that
// what is shown becomes what is true in that same transaction, and there is no row (ADR 0011).
import type { AccountId, MailboxId, MessageId, OperationId } from '../../shared/domain/ids.ts';
import { isLocalAccount } from '../store/accounts.ts';
import type { WriteDb } from '../store/handles.ts';
import { agreeAsShown } from '../store/local-messages.ts';
import { messageRefs } from '../store/messages.ts';
import { addOperation, type OperationTarget } from '../store/operations.ts';
import type { OperationName } from './operation.ts';

/** One queued operation of an intent, and how the intent is taken back once the server has agreed to it. */
export interface Queued {
  /** null: agreed already. */
  id: OperationId | null;
  accountId: AccountId;
  /** Messages changed. */
  count: number;
  /** Queues the inverse. null: for good. */
  inverse: ((tx: WriteDb) => Queued[]) | null;
  /** It made earlier operations void, which taking it back would not bring back. */
  onlyByInverse?: boolean;
  /** Messages that have to be fetched first, in an account other than that of the operation. */
  wants?: { accountId: AccountId };
}

interface ToQueue {
  accountId: AccountId;
  kind: OperationName;
  payload: unknown;
  targets: readonly OperationTarget[];
}

/** `agreeHere`: what else a local account agrees to, beside places and flags of the targets. */
export function queue(tx: WriteDb, operation: ToQueue, agreeHere?: (tx: WriteDb) => void): OperationId | null {
  if (!isLocalAccount(tx, operation.accountId)) return addOperation(tx, operation);
  agreeAsShown(tx, operation.targets);
  agreeHere?.(tx);
  return null;
}

/** Targets of an operation that leaves the flags alone. `toMailboxId`: where they are to arrive. */
export function placed(ids: readonly MessageId[], toMailboxId?: MailboxId): OperationTarget[] {
  return ids.map((messageId) => ({ messageId, setFlags: 0, clearFlags: 0, ...(toMailboxId && { toMailboxId }) }));
}

/** The messages that are still shown somewhere, by account: an operation belongs to one account. */
export function byAccount(
  tx: WriteDb,
  ids: readonly MessageId[],
): Map<AccountId, { id: MessageId; mailboxId: MailboxId }[]> {
  const accounts = new Map<AccountId, { id: MessageId; mailboxId: MailboxId }[]>();
  for (const { id, accountId, mailboxId } of messageRefs(tx, [...new Set(ids)])) {
    if (mailboxId === null) continue;
    const messages = accounts.get(accountId) ?? [];
    messages.push({ id, mailboxId });
    accounts.set(accountId, messages);
  }
  return accounts;
}

export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
