import type { Activities } from '../core/activities.ts';
import type { Mailings } from '../outbox/index.ts';
import type { WindowHandlers } from './handlers.ts';
import type { Previews } from './previews.ts';

export function mailingsHandlers(
  mailings: Mailings,
  previews: Previews,
  activities: Activities,
): WindowHandlers['mailings'] {
  return {
    plan: ({ draftId }) => mailings.plan(draftId),
    preview({ draftId, position, fallbacks }) {
      const letter = mailings.preview(draftId, position, fallbacks);
      return letter && { ...letter.shown, previewId: previews.keep(letter.raw) };
    },
    start(input) {
      const activity = activities.begin({ kind: 'mailing' });
      return mailings.start(input).finally(activity.end);
    },
    list: () => mailings.list(),
    get: ({ mailingId }) => mailings.get(mailingId),
    pause: ({ mailingId }) => mailings.pause(mailingId),
    resume: ({ mailingId }) => mailings.resume(mailingId),
    sendNow: ({ mailingId }) => mailings.sendNow(mailingId),
    cancel: ({ mailingId }) => mailings.cancel(mailingId),
  };
}
