// Beginning a draft from the main window: the engine makes it (quote, addresses, attachments), main opens a
// composer window on it.
import { paragraphs } from '../../../shared/compose/templates.ts';
import type { DraftMode, Recipient, RecipientField } from '../../../shared/domain/draft.ts';
import type { AccountId, DraftId, MessageId } from '../../../shared/domain/ids.ts';
import { engine, shell } from '../../engine/engine.ts';
import { sayFailure } from '../problems/index.ts';

export interface Start {
  mode: DraftMode;
  /** The message replied to, forwarded, or edited. */
  originalId: MessageId | null;
  /** Reply to all: keep the recipients, hide the families. */
  familiesInBcc?: boolean;
  /** Forward: without the addresses of families. */
  masked?: boolean;
  /** Mode `new`: from this account. */
  accountId?: AccountId;
}

/** « Écrire », « Répondre » … Replying to all and forwarding go through before-composing.tsx, which asks first. */
export function compose(start: Start): Promise<void> {
  return begin(async () => (await engine.drafts.start(start)).id);
}

/** A new message to these people. */
export function composeTo(
  recipients: Recipient[],
  field: RecipientField = 'to',
  begun: { accountId?: AccountId; subject?: string } = {},
): Promise<void> {
  return begin(async () => {
    const { id, revision, identityId, to, cc, bcc, subject, html, text } = await engine.drafts.start({
      mode: 'new',
      originalId: null,
      ...(begun.accountId && { accountId: begun.accountId }),
    });
    const content = { identityId, to, cc, bcc, subject: begun.subject ?? subject, html, text, [field]: recipients };
    await engine.drafts.save({ draftId: id, revision: revision + 1, content });
    return id;
  });
}

/** A letter written out, to be read over: above the signature. */
export function composeLetter(letter: {
  subject: string;
  text: string;
  /** Left out: the text, as paragraphs. */
  html?: string | null;
  to?: Recipient[];
  bcc?: Recipient[];
  accountId?: AccountId;
}): Promise<void> {
  return begin(async () => {
    const { accountId, subject, to = [], bcc = [] } = letter;
    const draft = await engine.drafts.start({ mode: 'new', originalId: null, ...(accountId && { accountId }) });
    const { id, revision, identityId, html, text } = draft;
    const written = letter.html ?? paragraphs(letter.text);
    const words = { html: html === null ? null : written + html, text: `${letter.text}\n${text}` };
    const content = { identityId, to, cc: [], bcc, subject, ...words };
    await engine.drafts.save({ draftId: id, revision: revision + 1, content });
    return id;
  });
}

async function begin(make: () => Promise<DraftId>): Promise<void> {
  const draftId = await make().catch(sayFailure);
  if (draftId !== undefined) await shell.openComposer({ draftId });
}
