// A message is read once it has been in front of the person for a moment: once per opening, so that what is marked
// unread again while it is open stays unread, and so does what is merely shown again on coming back to its folder.
import { useEffect, useRef } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { engine } from '../../engine/engine.ts';
import { useView } from '../../state/view.ts';

const READ_AFTER_MS = 800;

export function useMarkRead(detail: MessageDetail | null): void {
  const doneFor = useRef<MessageId | null>(null);
  const id = detail?.row.id;
  const cameBack = useView((state) => state.cameBack && state.tab === null);
  const waits = detail !== null && !detail.row.flags.seen && detail.body !== null && !cameBack;
  useEffect(() => {
    if (id === undefined || !waits || doneFor.current === id) return;
    const timer = setTimeout(() => {
      if (document.visibilityState === 'hidden') return;
      doneFor.current = id;
      engine.messages.setFlag({ ids: [id], flag: 'seen', value: true }).catch((error: unknown) => {
        // Gone meanwhile, or the store is full, which is said elsewhere: the message stays unread.
        if (!(error instanceof MailError)) throw error;
      });
    }, READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [id, waits]);
}
