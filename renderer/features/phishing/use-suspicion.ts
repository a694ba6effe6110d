// The verdict about the message that is open, asked for beside the message itself so that neither waits for the other.
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { Suspicion } from '../../../shared/domain/suspicion.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';

/** null: nothing to say, or not known yet. */
export function useSuspicion(messageId: MessageId | null): Suspicion | null {
  const { data } = useEngineQuery(
    ['suspicion', messageId],
    (signal) => (messageId === null ? Promise.resolve(null) : engine.phishing.suspicion({ messageId }, signal)),
    {
      // Its body may have come, its sender may be known now, the quota may have changed.
      changedBy: ({ messages, areas }) =>
        messages === null ||
        (messageId !== null && messages.includes(messageId)) ||
        ['settings', 'contacts', 'accounts'].some((area) => (areas as string[]).includes(area)),
    },
  );
  return data && data.level !== 'none' ? data : null;
}
