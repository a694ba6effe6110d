// Opening and saving attachments: main chooses and writes the files; here its answer is said.
import type { DragEvent } from 'react';
import type { MessageId, PartId } from '../../../../shared/domain/ids.ts';
import type { Attachment } from '../../../../shared/domain/message.ts';
import { shell } from '../../../engine/engine.ts';
import { wordsNow } from '../../../i18n/index.ts';
import { showToast } from '../../../ui/toast.tsx';
import { words } from '../words.ts';

export async function openAttachment(messageId: MessageId, partId: PartId): Promise<void> {
  const { opened } = await shell.openAttachment({ messageId, partId });
  if (!opened) showToast({ text: wordsNow(words).notOpened, tone: 'problem' });
}

export async function saveAttachment(messageId: MessageId, partId: PartId): Promise<void> {
  const { outcome } = await shell.saveAttachment({ messageId, partId });
  if (outcome === 'failed') showToast({ text: wordsNow(words).notSaved, tone: 'problem' });
  if (outcome === 'saved') showToast({ text: wordsNow(words).saved });
}

/**
 * A drag of the page becomes one of the system's, which carries files. Those that are refused are left out, as they are
 * saved with a reason only.
 */
export function dragAttachments(event: DragEvent, messageId: MessageId, attachments: readonly Attachment[]): void {
  event.preventDefault();
  const partIds = attachments.filter(isGivenAway).map(({ partId }) => partId);
  if (partIds.length > 0) void shell.dragAttachments({ messageId, partIds });
}

export function isGivenAway({ risk, refusal = 'program' }: Attachment): boolean {
  return risk !== 'executable' || refusal === 'code';
}

export async function saveAllAttachments(messageId: MessageId, attachments: readonly Attachment[]): Promise<void> {
  const { outcome, count } = await shell.saveAllAttachments({
    messageId,
    partIds: attachments.map(({ partId }) => partId),
  });
  if (outcome === 'failed') showToast({ text: wordsNow(words).notSaved, tone: 'problem' });
  if (outcome === 'saved') showToast({ text: wordsNow(words).savedAll(count) });
}
