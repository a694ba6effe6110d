// Which message is read after this one: the one below it in the list, as one reads down and as the row below takes the
// place of what is filed away; at the end of the list the one above. Pure.
import type { MessageId } from '../../../shared/domain/ids.ts';
import { firstOfGroup, type Order } from '../../state/selection.ts';

export function neighbourOf(messageId: MessageId, order: Order): MessageId | null {
  const here = order.indexOf(messageId);
  if (here === -1) return null;
  const isMessage = (id: number) => firstOfGroup(id) === null;
  const next = order.subarray(here + 1).find(isMessage) ?? order.subarray(0, here).findLast(isMessage);
  return (next as MessageId | undefined) ?? null;
}
