// Takes an operation back that the server refused, or that the person undid before it went out: its row goes, and its
// messages are shown as the server has them, under whatever other operations still want of them.
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import { showIn, showWhereServerSays } from '../store/message-intents.ts';
import { dropOperation, getOperation, operationsOnMessage, pendingOperationsOfKind } from '../store/operations.ts';
import type { Pending } from './operation.ts';
import { kindOf, readPending } from './registry.ts';

export function takeBack(tx: WriteDb, kindName: string, operation: Pending<unknown>): void {
  const kind = kindOf(kindName);
  for (const id of operation.ids) dropOperation(tx, id);
  const givenBack = kind.givesBack?.(tx, operation) ?? [];
  kind.revertLocal?.(tx, operation);
  if (kind.shownIn) for (const id of [...operation.targets, ...givenBack]) showAgain(tx, id);
}

/** Everything that is still to be brought to this account. */
export function takeBackCarried(tx: WriteDb, accountId: AccountId): void {
  for (const operation of pendingOperationsOfKind(tx, accountId, 'carry')) {
    takeBack(tx, operation.kind, readPending(tx, [operation]));
  }
}

/** Where the last operation that still wants to place it puts it; else where the server has it. */
function showAgain(tx: WriteDb, id: MessageId): void {
  for (const operationId of operationsOnMessage(tx, id).reverse()) {
    const operation = getOperation(tx, operationId);
    if (!operation) continue;
    const kind = kindOf(operation.kind);
    const place = kind.shownIn?.(kind.payload.parse(operation.payload), id);
    if (place === undefined) continue;
    showIn(tx, [id], place);
    return;
  }
  showWhereServerSays(tx, [id]);
}
