// A notification was clicked: its message, in its folder. Also for whoever leads to a message from elsewhere.
import { useEffect } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { engine, onShellEvent, shell } from '../../engine/engine.ts';
import { selectOnly } from '../../state/selection.ts';
import { showOverlay, showPlace } from '../../state/view.ts';
import { sayFailure } from '../problems/index.ts';

export async function openTold(messageId: MessageId): Promise<void> {
  const [row] = (await engine.messages.rows({ ids: [messageId] }).catch(sayFailure)) ?? [];
  // It may be gone by now.
  if (!row) return;
  showOverlay(null);
  showPlace({ kind: 'mailbox', mailboxId: row.mailboxId }, selectOnly(messageId));
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
