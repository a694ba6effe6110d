// Asking for one message, the same for the one that is open and for its neighbour that is looked at in advance.
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import { engine } from '../../engine/engine.ts';
import { type Changed, useEngineQuery } from '../../engine/use-query.ts';
import { useView } from '../../state/view.ts';
import { neighbourOf } from './neighbour.ts';

export function useMessage(messageId: MessageId) {
  return useEngineQuery(['message', messageId], (signal) => engine.messages.detail({ messageId }, signal), {
    keepPrevious: true,
    changedBy: concerns(messageId),
  });
}

/** The message that is most likely opened next, or null: nothing is known of it yet. `enabled`: there is time for it. */
export function useNextMessage(messageId: MessageId, enabled: boolean): MessageDetail | null {
  const next = useView((state) => neighbourOf(messageId, state.order));
  const { data } = useEngineQuery(
    ['message', next],
    (signal) => (next === null ? Promise.resolve(null) : engine.messages.detail({ messageId: next }, signal)),
    { enabled: enabled && next !== null, ...(next !== null && { changedBy: concerns(next) }) },
  );
  return data ?? null;
}

/** Settings: remote images may have been let in for this sender. Outbox: its copy may have been filed. */
const concerns =
  (messageId: MessageId) =>
  ({ messages, areas }: Changed) =>
    messages === null || messages.includes(messageId) || areas.includes('settings') || areas.includes('outbox');
