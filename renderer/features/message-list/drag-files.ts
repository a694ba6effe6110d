// Messages dragged out of the window as files. With Maj held, as a drag of the system carries files from its beginning on,
// and inside of Casier a message is moved, not copied as a file (docs/adr/0046-drag-out.md).

import { DRAGGED_MAX } from '../../../shared/contract/shell.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { shell } from '../../engine/engine.ts';
import { wordsNow } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { listWords } from './words.ts';

export function dragFiles(ids: readonly MessageId[]): void {
  if (ids.length > DRAGGED_MAX) showToast({ text: wordsNow(listWords).tooManyToDrag(DRAGGED_MAX) });
  else if (ids.length > 0) void shell.dragMessages({ messageIds: [...ids] });
}

/** Whether the pointer was let go outside of the window. */
export function isOutside({ clientX, clientY }: { clientX: number; clientY: number }): boolean {
  return clientX < 0 || clientY < 0 || clientX > innerWidth || clientY > innerHeight;
}

export function sayHowFilesAreDragged(): void {
  showToast({ text: wordsNow(listWords).dragWithShift });
}
