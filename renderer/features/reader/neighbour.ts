// Which message is read after this one: the one below it in the list, as one reads down and as the row below takes the
// place of what is filed away; at the end of the list the one above. Pure.
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { Order } from '../../state/selection.ts';

export function neighbourOf(messageId: MessageId, order: Order): MessageId | null {
  const here = order.indexOf(messageId);
  if (here === -1) return null;
  return ((order[here + 1] ?? order[here - 1]) as MessageId | undefined) ?? null;
}
