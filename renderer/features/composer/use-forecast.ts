// What the server will say to the size of this draft, and how long so many recipients take. Asked of the engine, which
// counts after encoding, whenever the draft was saved or its attachments changed.
import type { DraftAttachment } from '../../../shared/domain/draft.ts';
import type { DraftId } from '../../../shared/domain/ids.ts';
import type { SendingForecast } from '../../../shared/domain/outbox.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import type { OpenDraft } from './use-draft.ts';

/** null: not known, or there is nothing to foretell. */
export function useForecast(
  draftId: DraftId,
  { saveState }: OpenDraft,
  attachments: readonly DraftAttachment[],
): SendingForecast | null {
  const version = saveState.kind === 'saved' ? saveState.at : 0;
  const key = ['forecast', draftId, version, attachments.map(({ contentId }) => contentId).join(' ')] as const;
  const { data } = useEngineQuery(key, (signal) => engine.outbox.forecast({ draftId }, signal), {
    changedBy: () => false,
    keepPrevious: true,
  });
  return data ?? null;
}
