// « Ranger »: the copy of a sent message in Envoyés, exactly once, and the one copy of a draft in Brouillons. Shown
// there at once; the server gets it by an `append`.
import type { AccountId, MessageId, OutboxId } from '../../shared/domain/ids.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { formersOf, noteFiledAnew } from '../store/filed-anew.ts';
import type { WriteDb } from '../store/handles.ts';
import { agreeGone, putInto, showIn } from '../store/message-intents.ts';
import { messageRefs } from '../store/messages.ts';
import { dropOperation, getOperation, operationsOnMessage } from '../store/operations.ts';
import { AppendPayload, appended } from './append.ts';
import { mailboxForRole } from './create-mailbox.ts';
import { destroyAll } from './destroy.ts';
import { placed, queue } from './intent.ts';

/** Already in Envoyés (the server files sent mail itself)? Then that one is the copy. */
export function fileSent(
  tx: WriteDb,
  copy: { accountId: AccountId; outboxId: OutboxId; digest: SourceDigest; sentAt: number },
): MessageId {
  const { accountId, outboxId, digest, sentAt } = copy;
  const { mailboxId } = mailboxForRole(tx, accountId, 'sent');
  const id = putInto(tx, { id: mailboxId, accountId }, { digest, flags: ['\\Seen'], internalDateAt: sentAt });
  return queueAppend(tx, accountId, id, { mailboxId, replaces: [], lookFirst: true, outboxId }, sentAt);
}

/** Puts this version in the place of the one filed before, if any. Answers the new one's id. */
export function fileDraft(
  tx: WriteDb,
  draft: { accountId: AccountId; digest: SourceDigest; savedAt: number; replaces: MessageId | null },
): MessageId {
  const { accountId, digest, savedAt } = draft;
  const { mailboxId } = mailboxForRole(tx, accountId, 'drafts');
  // Forgotten with the one that is replaced, where the server has never got it.
  const formers = draft.replaces === null ? [] : [...formersOf(tx, draft.replaces), draft.replaces];
  const replaces = draft.replaces === null ? [] : replacedIn(tx, accountId, draft.replaces);
  const id = putInto(
    tx,
    { id: mailboxId, accountId },
    { digest, flags: ['\\Seen', '\\Draft'], internalDateAt: savedAt },
  );
  noteFiledAnew(tx, formers, id);
  return queueAppend(tx, accountId, id, { mailboxId, replaces, lookFirst: false, outboxId: null }, savedAt);
}

/** What the append may delete on its server. Filed in another account (another From since), it goes from there by itself. */
function replacedIn(tx: WriteDb, accountId: AccountId, id: MessageId): MessageId[] {
  if (messageRefs(tx, [id])[0]?.accountId === accountId) return withdraw(tx, id);
  unfileDraft(tx, id);
  return [];
}

/** Takes a filed draft out of Brouillons, here and on the server. */
export function unfileDraft(tx: WriteDb, id: MessageId): void {
  const [message] = messageRefs(tx, [id]);
  const left = withdraw(tx, id);
  if (message && left.length > 0) destroyAll(tx, message.accountId, left);
}

function queueAppend(
  tx: WriteDb,
  accountId: AccountId,
  id: MessageId,
  payload: AppendPayload,
  filedAt: number,
): MessageId {
  const { mailboxId, replaces, outboxId } = payload;
  const targets = placed([id], mailboxId);
  queue(tx, { accountId, kind: 'append', payload, targets }, () => appended(tx, replaces, outboxId, filedAt));
  return id;
}

/**
 * Hides a filed draft. Where the server cannot have got it yet, it never gets it, and what it was to replace is the
 * answer instead. Answers what has to be deleted on the server.
 */
function withdraw(tx: WriteDb, id: MessageId): MessageId[] {
  const [message] = messageRefs(tx, [id]);
  if (!message) return [];
  for (const operationId of operationsOnMessage(tx, id)) {
    const operation = getOperation(tx, operationId);
    if (operation?.kind !== 'append' || operation.state !== 'pending') continue;
    dropOperation(tx, operationId);
    agreeGone(tx, [id]);
    return AppendPayload.parse(operation.payload).replaces;
  }
  showIn(tx, [id], null);
  return [id];
}
