// Whether and when the person reported a message; undefined: not known yet.
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { PhishingReported } from '../../../shared/domain/suspicion.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';

export function useReported(messageId: MessageId): PhishingReported | null | undefined {
  const { data } = useEngineQuery(
    ['phishingReported', messageId],
    (signal) => engine.phishing.reported({ messageId }, signal),
    { changedBy: ({ messages }) => messages === null || messages.includes(messageId) },
  );
  return data;
}
