// A notification was clicked: its message, in its folder. Also for whoever leads to a message from elsewhere.
import { useEffect } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { engine, onShellEvent, shell } from '../../engine/engine.ts';
import { selectOnly } from '../../state/selection.ts';
import { setSelection, showOverlay, showPlace, useView } from '../../state/view.ts';
import { sayFailure } from '../problems/index.ts';

export async function openTold(messageId: MessageId): Promise<void> {
  const [row] = (await engine.messages.rows({ ids: [messageId] }).catch(sayFailure)) ?? [];
  // It may be gone by now.
  if (!row) return;
  showOverlay(null);
  showPlace({ kind: 'mailbox', mailboxId: row.mailboxId });
  setSelection(selectOnly(messageId));
  keepUntilListed(messageId);
}

/** A list that was shown before is shown as it was, without what has just come, until it is asked for again. */
function keepUntilListed(messageId: MessageId): void {
  const { place } = useView.getState();
  const stop = useView.subscribe((now) => {
    const elsewhere = now.place !== place || (now.selection.focus !== null && now.selection.focus !== messageId);
    const listed = now.order.includes(messageId);
    if (elsewhere || listed) stop();
    if (!elsewhere && listed) setSelection(selectOnly(messageId));
  });
}

/** Once, by the main window. */
export function useOpenTold(): void {
  useEffect(() => {
    void shell.messageToOpen().then((id) => {
      if (id) void openTold(id);
    });
    return onShellEvent((event) => {
      if (event.type === 'openMessage') void openTold(event.messageId);
    });
  }, []);
}
