// The bytes of a draft as it stands: what goes out, and the copy that is kept. Built once for each sending or filing;
// the same bytes are previewed, sent and kept.
import { randomUUID } from 'node:crypto';
import type { Identity } from '../../shared/domain/identity.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { type RecipientFields, withOwnAddress } from '../../shared/guard/index.ts';
import { type BuiltMessage, buildMessage, type MessagePartToBuild } from '../mime/build-message.ts';
import { listAccounts } from '../store/accounts.ts';
import { readDraftAttachment, type StoredDraft } from '../store/drafts.ts';
import { listGroups } from '../store/groups.ts';
import type { ReadDb } from '../store/handles.ts';
import { replyToOf } from './letter-facts.ts';
import { type ExpandedRecipients, expandRecipients } from './recipients.ts';

export interface ComposedMessage extends BuiltMessage {
  identity: Identity;
  to: ExpandedRecipients;
  messageIdHeader: string;
  dateAt: number;
}

/** As it leaves: with everybody in Cci, the writer's own address stands in À (guard case 29). */
export function composeToSend(
  db: ReadDb,
  draft: StoredDraft,
  dateAt: number,
): ComposedMessage & { chips: RecipientFields } {
  const { to, cc, bcc } = draft;
  const allHidden = to.length === 0 && cc.length === 0 && bcc.length > 0;
  const chips = allHidden ? withOwnAddress({ to, cc, bcc }, identityOf(db, draft).address) : { to, cc, bcc };
  return { ...composeMessage(db, { ...draft, ...chips }, dateAt), chips };
}

export function composeMessage(db: ReadDb, draft: StoredDraft, dateAt: number): ComposedMessage {
  const identity = identityOf(db, draft);
  const to = expandRecipients(draft, listGroups(db));
  return composeWith({ draft, identity, to, parts: partsOf(db, draft), dateAt });
}

export interface ToCompose {
  draft: StoredDraft;
  identity: Identity;
  to: ExpandedRecipients;
  parts: MessagePartToBuild[];
  dateAt: number;
  /** Messages of one seed end in the same bytes where they end in the same files. */
  boundarySeed?: string;
  /** By default a new one. */
  messageIdHeader?: string;
}

export function composeWith({
  draft,
  identity,
  to,
  parts,
  dateAt,
  boundarySeed,
  ...given
}: ToCompose): ComposedMessage {
  const messageIdHeader = given.messageIdHeader ?? newMessageId(identity.address);
  const built = buildMessage({
    from: { name: identity.name || null, address: identity.address },
    replyTo: draft.thread.replyTo ?? replyToOf(identity),
    ...to,
    subject: draft.subject,
    priority: draft.priority,
    html: draft.html,
    text: draft.html === null ? draft.text : null,
    parts,
    messageIdHeader,
    inReplyTo: draft.thread.inReplyTo,
    references: draft.thread.references,
    dateAt,
    receiptTo: draft.readReceipt ? [{ name: identity.name || null, address: identity.address }] : [],
    ...(boundarySeed !== undefined && { boundarySeed }),
  });
  return { ...built, identity, to, messageIdHeader, dateAt };
}

export function partsOf(db: ReadDb, draft: StoredDraft): MessagePartToBuild[] {
  return draft.attachments.flatMap(({ contentId, inline }) => {
    const part = readDraftAttachment(db, draft.id, contentId);
    return part ? [{ ...part, contentId: inline ? contentId : null }] : [];
  });
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
export function newMessageId(address: string): string {
  return `${randomUUID()}@${address.slice(address.lastIndexOf('@') + 1).toLowerCase()}`;
}
