// Messages that are being dragged out of the list. The drag itself carries no ids, so that nothing of the mailbox
// can be dropped into another program.
import type { MessageId } from '../../shared/domain/ids.ts';

export const DRAG_TYPE = 'application/x-casier-messages';

let dragged: readonly MessageId[] = [];

export function beginDrag(ids: readonly MessageId[]): void {
  dragged = ids;
}

export function endDrag(): readonly MessageId[] {
  const ids = dragged;
  dragged = [];
  return ids;
}
