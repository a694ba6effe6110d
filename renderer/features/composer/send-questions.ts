// What is asked before a message leaves, one question at a time, each at most once. Pure.
import { missingAttachment } from '../../../shared/compose/missing-attachment.ts';
import { isAddress } from '../../../shared/compose/recipients.ts';
import type { DraftAttachment, DraftContent } from '../../../shared/domain/draft.ts';

export type SendQuestion =
  | { kind: 'noRecipient' }
  | { kind: 'invalid'; addresses: string[] }
  | { kind: 'emptySubject' }
  | { kind: 'missing'; mention: string };

/** The next question, those `answered` left out. null: it may go. The first two can't be waved away. */
export function nextQuestion(
  content: DraftContent,
  attachments: readonly DraftAttachment[],
  answered: ReadonlySet<SendQuestion['kind']>,
): SendQuestion | null {
  const recipients = [...content.to, ...content.cc, ...content.bcc];
  if (recipients.length === 0) return { kind: 'noRecipient' };
  const invalid = recipients.flatMap((one) =>
    one.kind === 'address' && !isAddress(one.address.address) ? [one.address.address] : [],
  );
  if (invalid.length > 0) return { kind: 'invalid', addresses: invalid };
  if (content.subject.trim() === '' && !answered.has('emptySubject')) return { kind: 'emptySubject' };
  const mention = answered.has('missing') ? null : missingAttachment(content, attachments);
  return mention === null ? null : { kind: 'missing', mention };
}
