// A message of Brouillons taken over into the composer: written here before, by another mail program or in a webmail.
// The one written here last is its own local draft still (with its groups as chips); any other is read from its bytes.
import { type Address, sameAddress } from '../../shared/domain/address.ts';
import type { DraftContent, Recipient } from '../../shared/domain/draft.ts';
import type { Identity } from '../../shared/domain/identity.ts';
import type { DraftId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { writingIdentity } from '../core/answering-identity.ts';
import { htmlToText } from '../mime/html-to-text.ts';
import { decodePart, type ReadMessage } from '../mime/read-message.ts';
import { sanitize } from '../mime/sanitize.ts';
import { listAccounts } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { insertDraft, listDrafts } from '../store/drafts.ts';
import { standsNow } from '../store/filed-anew.ts';
import type { ReadDb } from '../store/handles.ts';
import { attach, type Original, readOriginal } from './draft-start.ts';

/** `asked` may have been filed anew a moment ago, before the window that asks could know of it. */
export function editDraft(store: Store, asked: MessageId, nowAt: number): DraftId {
  const messageId = standsNow(store.reads, asked);
  const own = listDrafts(store.reads).find(({ filed }) => filed?.messageId === messageId);
  if (own) return own.id;
  const original = readOriginal(store, messageId);
  return takeOver(store, original, { filed: { messageId, filedAt: original.detail.row.dateAt } }, nowAt);
}

/** « Modifier comme un nouveau message »: the same to the same people, and in no thread. */
export function draftAsNew(store: Store, messageId: MessageId, nowAt: number): DraftId {
  return takeOver(store, readOriginal(store, messageId), { filed: null, inThread: false }, nowAt);
}

/** A message that was sent, once more, to these: its copy in Envoyés stays where it is. */
export function draftOfSent(
  store: Store,
  messageId: MessageId,
  recipients: Pick<DraftContent, 'to' | 'cc' | 'bcc'>,
  nowAt: number,
): DraftId {
  return takeOver(store, readOriginal(store, messageId), { filed: null, recipients }, nowAt);
}

interface TakenOver {
  filed: Parameters<typeof insertDraft>[1]['filed'];
  /** By default those of the message. */
  recipients?: Pick<DraftContent, 'to' | 'cc' | 'bcc'>;
  /** By default that of the message. */
  inThread?: boolean;
}

function takeOver(
  store: Store,
  original: Original,
  { filed, recipients, inThread = true }: TakenOver,
  nowAt: number,
): DraftId {
  const { source, detail } = original;
  if (!source) throw new MailError({ kind: 'missing', detail: 'not downloaded yet' });
  const identity = writerOf(store.reads, detail);
  const content = { ...contentOf(identity, original, source.read), ...recipients };
  const answersTo = carriedReplyTo(identity, detail.replyTo);
  return store.transaction((tx) => {
    const id = insertDraft(tx, {
      mode: 'edit',
      originalId: null,
      content,
      thread: inThread
        ? { inReplyTo: detail.inReplyTo, references: detail.references, ...answersTo }
        : { inReplyTo: null, references: [] },
      filed,
      createdAt: nowAt,
    });
    for (const { partId, name, declaredType, inline, contentId } of detail.attachments) {
      const bytes = decodePart(source.raw, partId);
      const shown = inline && content.html !== null;
      if (bytes)
        attach(tx, id, { name, type: declaredType, bytes, inline: shown, contentId: shown ? contentId : null });
    }
    return id;
  });
}

/** Of the account in whose Brouillons it lies, else of any, else that account's default: nothing is lost with a draft. */
function writerOf(db: ReadDb, { row, replyTo }: Original['detail']): Identity {
  const identities = listAccounts(db).flatMap((account) => account.identities);
  const own = identities.filter(({ accountId }) => accountId === row.accountId);
  const draft = { from: row.from, replyTo };
  const identity = writingIdentity(draft, own) ?? own[0] ?? writingIdentity(draft, identities) ?? identities[0];
  if (!identity) throw new MailError({ kind: 'missing', detail: 'account' });
  return identity;
}

/** What another program wrote there and the identity does not say goes along with the draft. */
function carriedReplyTo(identity: Identity, replyTo: Address[]): { replyTo?: Address[] } {
  const isItsOwn = replyTo.length === 1 && sameAddress(replyTo[0]!.address, identity.replyTo);
  return replyTo.length === 0 || isItsOwn ? {} : { replyTo };
}

function contentOf(identity: Identity, { detail }: Original, read: ReadMessage): DraftContent {
  const chips = (addresses: typeof detail.to): Recipient[] =>
    addresses.map((address) => ({ kind: 'address', address }));
  const html = read.html === null ? null : sanitize(read.html, SAFE_TO_EDIT).html;
  return {
    identityId: identity.id,
    to: chips(detail.to),
    cc: chips(detail.cc),
    bcc: chips(detail.bcc),
    subject: detail.row.subject,
    ...(detail.row.priority && { priority: detail.row.priority }),
    html,
    text: html === null ? (read.plainText ?? '') : htmlToText(html),
  };
}

/** Remote images are left out: a draft must not call home when it is opened. */
export const SAFE_TO_EDIT = { cidUrl: (contentId: string) => `cid:${contentId}`, remote: false, dark: false };
