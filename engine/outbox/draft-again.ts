// A message on its way out, to be written to those recipients again that have not got it: mostly because an address was
// mistyped. A draft is made of its bytes, as its own is gone; each recipient stands where it stood.
import { addressKey } from '../../shared/domain/address.ts';
import type { Recipient } from '../../shared/domain/draft.ts';
import type { DraftId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { writingIdentity } from '../core/answering-identity.ts';
import { digestSource } from '../mime/digest.ts';
import { htmlToText } from '../mime/html-to-text.ts';
import { decodePart, readMessage } from '../mime/read-message.ts';
import { sanitize } from '../mime/sanitize.ts';
import { listAccounts } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { insertDraft } from '../store/drafts.ts';
import { readOutboxFiledRaw, readOutboxRaw, type StoredOutboxEntry } from '../store/outbox.ts';
import { OutboxDetails } from './details.ts';
import { SAFE_TO_EDIT } from './draft-edit.ts';
import { attach } from './draft-start.ts';
import { throwOut } from './throw-out.ts';

/** The entry goes, a draft is there instead. Throws MailError when it is on its way, or its account is gone. */
export function draftAgain(store: Store, entry: StoredOutboxEntry, nowAt: number): DraftId {
  // Of a mailing the copy that is kept may be without its files.
  const raw = entry.mailingId ? readOutboxRaw(store.reads, entry.id) : readOutboxFiledRaw(store.reads, entry.id);
  if (!raw) throw new MailError({ kind: 'missing', detail: 'outbox entry' });
  const { facts, attachments } = digestSource(raw);
  const own = listAccounts(store.reads).find(({ id }) => id === entry.accountId)?.identities ?? [];
  const from = facts.from[0] ?? { name: null, address: entry.envelope.from };
  const identity = writingIdentity({ from, replyTo: facts.replyTo }, own) ?? own[0];
  if (!identity) throw new MailError({ kind: 'missing', detail: 'account' });
  const read = readMessage(raw);
  const html = read.html === null ? null : sanitize(read.html, SAFE_TO_EDIT).html;
  const { mode, originalId, addresses } = OutboxDetails.parse(entry.details);
  const left = new Set(entry.envelope.to.map(addressKey));
  const chips = (field: 'to' | 'cc' | 'bcc'): Recipient[] =>
    addresses[field].flatMap((address) =>
      left.has(addressKey(address.address)) ? [{ kind: 'address', address }] : [],
    );
  const text = html === null ? (read.plainText ?? '') : htmlToText(html);
  const content = { identityId: identity.id, to: chips('to'), cc: chips('cc'), bcc: chips('bcc') };
  return store.transaction((tx) => {
    if (!throwOut(tx, entry, nowAt)) throw new MailError({ kind: 'invalid', detail: 'on its way' });
    const id = insertDraft(tx, {
      mode,
      originalId,
      content: { ...content, subject: entry.subject, html, text },
      thread: { inReplyTo: facts.inReplyTo, references: facts.references },
      filed: null,
      createdAt: nowAt,
    });
    for (const { partId, name, declaredType, inline, contentId } of attachments) {
      const bytes = decodePart(raw, partId);
      const shown = inline && html !== null;
      if (bytes)
        attach(tx, id, { name, type: declaredType, bytes, inline: shown, contentId: shown ? contentId : null });
    }
    return id;
  });
}
