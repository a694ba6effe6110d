// Beginning a draft from the main window: the engine makes it (quote, addresses, attachments), main opens a
// composer window on it.
import type { DraftMode, Recipient, RecipientField } from '../../../shared/domain/draft.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { engine, shell } from '../../engine/engine.ts';
import { wordsNow } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { words } from './words.ts';

export interface Start {
  mode: DraftMode;
  /** The message replied to, forwarded, or edited. */
  originalId: MessageId | null;
  /** Reply to all: keep the recipients, hide the families. */
  familiesInBcc?: boolean;
}

/** « Écrire », « Répondre », « Transférer » … Replying to all goes through `replyAll`, which asks first. */
export function compose(start: Start): Promise<void> {
  return saidIfFailed(async () => {
    const draft = await engine.drafts.start(start);
    await shell.openComposer({ draftId: draft.id });
  });
}

/** A new message to these people. */
export function composeTo(recipients: Recipient[], field: RecipientField = 'to'): Promise<void> {
  return saidIfFailed(async () => {
    const { id, revision, identityId, to, cc, bcc, subject, html, text } = await engine.drafts.start({
      mode: 'new',
      originalId: null,
    });
    const content = { identityId, to, cc, bcc, subject, html, text, [field]: recipients };
    await engine.drafts.save({ draftId: id, revision: revision + 1, content });
    await shell.openComposer({ draftId: id });
  });
}

export async function saidIfFailed(begin: () => Promise<void>): Promise<void> {
  try {
    await begin();
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    showToast({ text: wordsNow(words).startFailed, tone: 'problem' });
  }
}
