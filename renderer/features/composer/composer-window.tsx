// A composer window, opened for a draft.
import type { DraftId } from '../../../shared/domain/ids.ts';

export function ComposerWindow({ draftId }: { draftId: DraftId }) {
  return <main className="composer" data-draft={draftId} />;
}
