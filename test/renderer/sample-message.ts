// A message as the reader shows it, from an académie to twelve colleagues unless told otherwise.
import { AccountId, MailboxId, MessageId, ThreadId } from '../../shared/domain/ids.ts';
import type { MessageDetail } from '../../shared/domain/message.ts';

const flags = { seen: false, flagged: false, answered: false, forwarded: false, draft: false };

export function sampleMessage(id: number, patch: Partial<MessageDetail>, subject: string): MessageDetail {
  const from = { name: 'Direction académique', address: 'dsden@ac-poitiers.fr' };
  const to = Array.from({ length: 12 }, (_, i) => ({ name: `Collègue ${i + 1}`, address: `c${i + 1}@ac-poitiers.fr` }));
  return {
    row: {
      id: MessageId.parse(id),
      accountId: AccountId.parse(1),
      mailboxId: MailboxId.parse(1),
      threadId: ThreadId.parse(id),
      subject,
      from,
      to: to.slice(0, 3),
      dateAt: Date.UTC(2026, 10, 20, 8, id),
      sizeBytes: 4_000,
      flags,
      keywords: [],
      hasAttachments: (patch.attachments?.length ?? 0) > 0,
      snippet: 'Bonjour',
      offline: true,
    },
    from: [from],
    sender: null,
    replyTo: [],
    to,
    cc: [],
    bcc: [],
    messageIdHeader: null,
    listId: null,
    body: { kind: 'html', blockedRemoteCount: 0, trackerCount: 0, remoteAllowed: false },
    attachments: [],
    sendings: [],
    refused: false,
    defects: [],
    ...patch,
  };
}
