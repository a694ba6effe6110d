// The bytes of a draft as it stands: what goes out, and the copy that is kept. Built once for each sending or filing;
// the same bytes are previewed, sent and kept.
import { randomUUID } from 'node:crypto';
import { type Address, sameAddress } from '../../shared/domain/address.ts';
import type { Identity } from '../../shared/domain/identity.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { type BuiltMessage, buildMessage } from '../mime/build-message.ts';
import { listAccounts } from '../store/accounts.ts';
import { readDraftAttachment, type StoredDraft } from '../store/drafts.ts';
import { listGroups } from '../store/groups.ts';
import type { ReadDb } from '../store/handles.ts';
import { type ExpandedRecipients, expandRecipients } from './recipients.ts';

export interface ComposedMessage extends BuiltMessage {
  identity: Identity;
  to: ExpandedRecipients;
  messageIdHeader: string;
  dateAt: number;
}

export function composeMessage(db: ReadDb, draft: StoredDraft, dateAt: number): ComposedMessage {
  const identity = identityOf(db, draft);
  const to = expandRecipients(draft, listGroups(db));
  const messageIdHeader = newMessageId(identity.address);
  const built = buildMessage({
    from: { name: identity.name || null, address: identity.address },
    replyTo: draft.thread.replyTo ?? replyToOf(identity),
    ...to,
    subject: draft.subject,
    html: draft.html,
    text: draft.html === null ? draft.text : null,
    parts: draft.attachments.flatMap(({ contentId, inline }) => {
      const part = readDraftAttachment(db, draft.id, contentId);
      return part ? [{ ...part, contentId: inline ? contentId : null }] : [];
    }),
    messageIdHeader,
    inReplyTo: draft.thread.inReplyTo,
    references: draft.thread.references,
    dateAt,
  });
  return { ...built, identity, to, messageIdHeader, dateAt };
}

/** Under its own name: answers come from people who know it. */
function replyToOf({ name, address, replyTo }: Identity): Address[] {
  return replyTo === '' || sameAddress(replyTo, address) ? [] : [{ name: name || null, address: replyTo }];
}

/** Throws MailError `missing` when its account has been removed meanwhile. */
export function identityOf(db: ReadDb, { identityId }: Pick<StoredDraft, 'identityId'>): Identity {
  const identity = listAccounts(db)
    .flatMap(({ identities }) => identities)
    .find(({ id }) => id === identityId);
  if (!identity) throw new MailError({ kind: 'missing', detail: 'identity' });
  return identity;
}

/** Unique by chance alone; the sender's domain and nothing of this PC. Without < and >. */
function newMessageId(address: string): string {
  return `${randomUUID()}@${address.slice(address.lastIndexOf('@') + 1).toLowerCase()}`;
}
