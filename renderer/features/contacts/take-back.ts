// A change of many entries of the address book, taken back, and what came of it said.
import type { BookChangeId } from '../../../shared/domain/ids.ts';
import { engine } from '../../engine/engine.ts';
import { showToast } from '../../ui/toast.tsx';
import { sayFailure } from '../problems/index.ts';

export async function takeBack(
  changeId: BookChangeId,
  words: { undone: string; tooLateToUndo: string },
): Promise<void> {
  const answer = await engine.addressBook.undo({ changeId }).catch(sayFailure);
  if (answer) showToast({ text: answer.undone ? words.undone : words.tooLateToUndo });
}
