// The reading pane: the only selected message, or how many are selected. Whatever a message holds, something is
// shown: what cannot be read is said in its place.
import type { MessageId } from '../../../shared/domain/ids.ts';
import { useWords } from '../../i18n/index.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { OpenMessage } from './open-message.tsx';
import { SourceDialog } from './source-dialog.tsx';
import { words } from './words.ts';
import './reader.css';

export interface ReaderProps {
  /** null: nothing, or several messages, selected. */
  messageId: MessageId | null;
  selectedCount: number;
}

export function Reader({ messageId, selectedCount }: ReaderProps) {
  return (
    <ErrorBoundary resetKey={messageId}>
      {messageId === null ? <Nothing selectedCount={selectedCount} /> : <OpenMessage messageId={messageId} />}
      <LinkDialog messageId={messageId} />
      <SourceDialog />
    </ErrorBoundary>
  );
}

function Nothing({ selectedCount }: { selectedCount: number }) {
  const w = useWords(words);
  return (
    <div className="reader-nothing">
      <Icon name={selectedCount > 1 ? 'threads' : 'account'} />
      <p role="status">{selectedCount > 1 ? w.selected(selectedCount) : w.nothing}</p>
      {selectedCount > 1 && <p className="reader-soft">{w.selectedHint}</p>}
    </div>
  );
}
