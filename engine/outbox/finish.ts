// What follows an accepted message, in one transaction with the server's words: its copy goes to Envoyés, its draft
// away (here and in Brouillons), the original is marked as answered or forwarded, its recipients are counted.
// The entry itself leaves the outbox when the copy is filed on the server.
import type { SourceDigest } from '../core/message-facts.ts';
import { changeFlags, fileSent, unfileDraft } from '../operations/index.ts';
import { learnSent } from '../store/contacts.ts';
import { deleteDraft, getDraft } from '../store/drafts.ts';
import type { WriteDb } from '../store/handles.ts';
import { messageRefs } from '../store/messages.ts';
import { moveOutboxEntry, type OutboxPatch, type StoredOutboxEntry } from '../store/outbox.ts';
import { OutboxDetails } from './details.ts';

export function finish(
  tx: WriteDb,
  entry: StoredOutboxEntry,
  { digest, patch, acceptedAt }: { digest: SourceDigest; patch: OutboxPatch; acceptedAt: number },
): void {
  const details = OutboxDetails.parse(entry.details);
  const finished: OutboxDetails = { ...details, finished: true };
  const moved = moveOutboxEntry(tx, entry.id, ['handedOver', 'connecting', 'accepted'], 'accepted', {
    ...patch,
    acceptedAt,
    details: finished,
  });
  if (!moved || details.finished) return;
  const { accountId, id: outboxId } = entry;
  fileSent(tx, { accountId, outboxId, digest, sentAt: acceptedAt });
  const draft = entry.draftId === null ? null : getDraft(tx, entry.draftId);
  if (draft?.filed) unfileDraft(tx, draft.filed.messageId);
  if (draft) deleteDraft(tx, draft.id);
  markOriginal(tx, details);
  learnSent(tx, details.addresses, acceptedAt);
}

function markOriginal(tx: WriteDb, { mode, originalId }: OutboxDetails): void {
  const flag = mode === 'reply' || mode === 'replyAll' ? 'answered' : mode.startsWith('forward') ? 'forwarded' : null;
  if (flag === null || originalId === null || messageRefs(tx, [originalId]).length === 0) return;
  changeFlags(tx, [originalId], { set: [flag], clear: [] });
}
