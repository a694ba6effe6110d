// « N »: the next unread message of the list after the focus, then from the top again.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { MessageRow } from '../../shared/domain/message.ts';
import { engine } from '../engine/engine.ts';
import { sayFailure } from '../features/problems/index.ts';
import { wordsNow } from '../i18n/index.ts';
import { selectOnly } from '../state/selection.ts';
import { setSelection, useView } from '../state/view.ts';
import { showToast } from '../ui/toast.tsx';
import { saidWords } from './words.ts';

const PAGE = 500;

export async function goToNextUnread(): Promise<void> {
  const { order, selection, place } = useView.getState();
  const start = selection.focus === null ? 0 : order.indexOf(selection.focus) + 1;
  const ids = [...order.subarray(start), ...order.subarray(0, start)] as MessageId[];
  const askRows = (some: MessageId[]) => engine.messages.rows({ ids: some });
  const id = await firstUnread(ids, askRows).catch(sayFailure);
  if (id === undefined || useView.getState().place !== place) return;
  if (id === null) showToast({ text: wordsNow(saidWords).noUnread });
  else setSelection(selectOnly(id));
}

/** The first of `ids` that is unread, asked for page by page; null when there is none. */
export async function firstUnread(
  ids: readonly MessageId[],
  askRows: (ids: MessageId[]) => Promise<MessageRow[]>,
): Promise<MessageId | null> {
  for (let start = 0; start < ids.length; start += PAGE) {
    const unread = (await askRows(ids.slice(start, start + PAGE))).find((row) => !row.flags.seen);
    if (unread) return unread.id;
  }
  return null;
}
