// A message whose body is not on this PC yet: asked for first of all, shown when it arrives (by the change event).
import { useEffect } from 'react';
import type { MessageRow } from '../../../shared/domain/message.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { words } from './words.ts';

export function WaitingBody({ row }: { row: MessageRow }) {
  const w = useWords(words);
  useEffect(() => {
    engine.messages.fetchBody({ messageId: row.id }).catch((error: unknown) => {
      // Its own problem is said by the account's state; here one goes on waiting.
      if (!(error instanceof MailError)) throw error;
    });
  }, [row.id]);
  return (
    <div className="waiting-body" role="status">
      <Icon name="download" />
      <p>{w.notDownloaded}</p>
      {row.snippet && <p className="reader-soft">{row.snippet}</p>}
    </div>
  );
}
