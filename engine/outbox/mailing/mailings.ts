// Mailings as a person sees them: planned, looked at message by message, begun, held up, taken up again, ended.

import { fieldsUsed } from '../../../shared/compose/fields.ts';
import type { DraftId, MailingId } from '../../../shared/domain/ids.ts';
import type {
  FieldFallbacks,
  LetterPreview,
  Mailing,
  MailingDetail,
  MailingPlan,
} from '../../../shared/domain/mailing.ts';
import { getDraft } from '../../store/drafts.ts';
import { identityOf } from '../compose-message.ts';
import { scheduleFor } from '../pace.ts';
import { areHeavy, letterPress } from './compose-letters.ts';
import { type CancelledMailing, cancelMailing, pauseMailing, resumeMailing, sendMailingNow } from './control.ts';
import { letterDraft, lettersOfDraft } from './letters.ts';
import { mailingDetail, mailingsToShow } from './lines.ts';
import { type MailingDeps, type StartedMailing, type StartInput, startMailing } from './start.ts';

export interface ComposedLetter {
  shown: Omit<LetterPreview, 'previewId'>;
  /** The bytes that would leave. */
  raw: Uint8Array;
}

export interface Mailings {
  plan(draftId: DraftId): MailingPlan | null;
  preview(draftId: DraftId, position: number, fallbacks: FieldFallbacks): ComposedLetter | null;
  start(input: StartInput): Promise<StartedMailing>;
  list(): Mailing[];
  get(id: MailingId): MailingDetail | null;
  pause(id: MailingId): void;
  resume(id: MailingId): void;
  sendNow(id: MailingId): void;
  cancel(id: MailingId): CancelledMailing;
}

export function createMailings(deps: MailingDeps): Mailings {
  const { store, nowAt, factsOf } = deps;
  const context = () => ({ db: store.reads, factsOf, language: deps.language() });
  return {
    plan(draftId) {
      const draft = getDraft(store.reads, draftId);
      if (!draft) return null;
      const letters = lettersOfDraft(context(), draft);
      const { fields, unknown } = fieldsUsed(draft);
      const recipientCount = letters.reduce((sum, { recipients }) => sum + recipients.length, 0);
      const { accountId } = identityOf(store.reads, draft);
      return {
        letters: letters.map(({ to: _, known: __, ...letter }) => letter),
        fields,
        unknownFields: unknown,
        portions: scheduleFor(store.reads, accountId, recipientCount, nowAt()),
        lightCopies: areHeavy(draft.attachments, letters.length),
      };
    },
    preview(draftId, position, fallbacks) {
      const draft = getDraft(store.reads, draftId);
      const letter = draft && lettersOfDraft(context(), draft)[position];
      if (!draft || !letter) return null;
      const press = letterPress(store.reads, draft, nowAt(), deps.language());
      const written = letterDraft(draft, letter, fallbacks, press.identity.address);
      const { toSend, to, identity } = press.compose(written);
      const from = { name: identity.name || null, address: identity.address };
      const attachments = draft.attachments.filter(({ inline }) => !inline);
      return { raw: toSend, shown: { from, ...to, subject: written.subject, attachments } };
    },
    start: (input) => startMailing(deps, input),
    list: () => mailingsToShow(store.reads, nowAt()),
    get: (id) => mailingDetail(store.reads, id, nowAt()),
    pause: (id) => pauseMailing(store, id),
    resume: (id) => resumeMailing(store, id, nowAt()),
    sendNow: (id) => sendMailingNow(store, id, nowAt()),
    cancel: (id) => cancelMailing(store, id, nowAt()),
  };
}
