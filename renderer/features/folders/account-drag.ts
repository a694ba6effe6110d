// An account's row dragged over another one's: it goes before or behind it, as a line shows. The drag carries no more
// than its kind, so that nothing can be dropped into another program.
import { type DragEvent, useState } from 'react';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { placeAccount } from '../../app/account-order.ts';
import type { TreeNode } from './tree.ts';

const ACCOUNT_DRAG_TYPE = 'application/x-casier-account';

let dragged: AccountId | null = null;

export function useAccountDrag(node: TreeNode) {
  const [over, setOver] = useState<'before' | 'after' | null>(null);
  const id = node.kind === 'account' ? node.account.id : null;
  const takes = (event: DragEvent) =>
    id !== null && dragged !== null && dragged !== id && event.dataTransfer.types.includes(ACCOUNT_DRAG_TYPE);
  const events = {
    draggable: true,
    onDragStart(event: DragEvent) {
      dragged = id;
      event.dataTransfer.setData(ACCOUNT_DRAG_TYPE, '');
      event.dataTransfer.effectAllowed = 'move';
    },
    onDragEnd() {
      dragged = null;
    },
    onDragOver(event: DragEvent) {
      if (!takes(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      const { top, height } = event.currentTarget.getBoundingClientRect();
      setOver(event.clientY < top + height / 2 ? 'before' : 'after');
    },
    onDragLeave: () => setOver(null),
    onDrop(event: DragEvent) {
      setOver(null);
      if (!takes(event) || dragged === null || id === null || over === null) return;
      event.preventDefault();
      placeAccount(dragged, id, over);
    },
  };
  return { over, events };
}
