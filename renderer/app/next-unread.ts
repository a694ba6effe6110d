// « N » and « P »: the next unread message of the list from the one that is read, then from its other end.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { MessageRow } from '../../shared/domain/message.ts';
import { engine } from '../engine/engine.ts';
import { sayFailure } from '../features/problems/index.ts';
import { wordsNow } from '../i18n/index.ts';
import { firstOfGroup } from '../state/selection.ts';
import { useView } from '../state/view.ts';
import { showToast } from '../ui/toast.tsx';
import { goTo, readingNow } from './go-to.ts';
import { saidWords } from './words.ts';

const PAGE = 500;

export async function goToUnread(step: 1 | -1): Promise<void> {
  const { order, place } = useView.getState();
  const ids = wayFrom(order, readingNow(), step);
  const askRows = (some: MessageId[]) => engine.messages.rows({ ids: some });
  const id = await firstUnread(ids, askRows).catch(sayFailure);
  if (id === undefined || useView.getState().place !== place) return;
  if (id === null) showToast({ text: wordsNow(saidWords).noUnread });
  else goTo(id);
}

/** All other messages of the list, in the order in which they are come by. */
export function wayFrom(order: Uint32Array, from: MessageId | null, step: 1 | -1): MessageId[] {
  const messages = order.filter((id) => firstOfGroup(id) === null);
  const way = step === 1 ? messages : messages.toReversed();
  const start = from === null ? 0 : way.indexOf(from) + 1;
  return [...way.subarray(start), ...way.subarray(0, start)] as MessageId[];
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
