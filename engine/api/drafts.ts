import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import type { DraftId } from '../../shared/domain/ids.ts';
import type { Drafts, PreviewedDraft } from '../outbox/index.ts';
import type { Previews } from './previews.ts';

export function draftsHandlers(
  drafts: Drafts,
  previewDraft: (id: DraftId) => PreviewedDraft | null,
  previews: Previews,
): HandlersOf<WindowContract>['drafts'] {
  return {
    list: () => drafts.list(),
    get: ({ draftId }) => drafts.get(draftId),
    preview({ draftId }) {
      const previewed = previewDraft(draftId);
      return previewed && { ...previewed.shown, previewId: previews.keep(previewed.raw) };
    },
    start: (input) => drafts.start(input),
    save: (patch) => drafts.save(patch),
    attach: (input) => drafts.attach(input),
    attachPart: (input) => drafts.attachPart(input),
    detach: (input) => drafts.detach(input),
    attachmentFacts: ({ draftId }) => drafts.attachmentFacts(draftId),
    cleanAttachment: ({ draftId, attachmentId }) => drafts.cleanAttachment(draftId, attachmentId),
    restoreAttachment: ({ draftId, attachmentId }) => drafts.restoreAttachment(draftId, attachmentId),
    putBack: (input) => drafts.putBack(input),
    renameAttachment: (input) => drafts.renameAttachment(input),
    setReplyTo: (input) => drafts.setReplyTo(input),
    unseenFacts: ({ draftId }) => drafts.unseenFacts(draftId),
    attachmentBytes: (input) => drafts.attachmentBytes(input),
    opened: ({ draftId }) => drafts.opened(draftId),
    leftOpen: () => drafts.leftOpen(),
    close: ({ draftId }) => drafts.close(draftId),
    discard: ({ draftId }) => drafts.discard(draftId),
  };
}
