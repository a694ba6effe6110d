// The reading pane: shows the only selected message.
import type { MessageId } from '../../../shared/domain/ids.ts';

export interface ReaderProps {
  /** null: nothing, or several messages, selected. */
  messageId: MessageId | null;
  selectedCount: number;
}

export function Reader({ messageId }: ReaderProps) {
  return <article className="reader" data-message={messageId ?? undefined} />;
}
