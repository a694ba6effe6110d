// A message whose body is not on this PC yet: asked for first of all, shown when it arrives (by the change event). One
// that the server was asked for and did not give says so: it must not look like an empty message.
import { useEffect } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageRow } from '../../../shared/domain/message.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { words } from './words.ts';

export function WaitingBody({ row, refused }: { row: MessageRow; refused: boolean }) {
  const w = useWords(words);
  useEffect(() => ask(row.id), [row.id]);
  return (
    <div className="waiting-body" role="status">
      <Icon name={refused ? 'warning' : 'download'} />
      <p>{refused ? w.refused : w.notDownloaded}</p>
      {refused && <p className="reader-soft">{w.refusedTodo}</p>}
      {refused && <Button onClick={() => ask(row.id)}>{w.askAgain}</Button>}
      {row.snippet && <p className="reader-soft">{row.snippet}</p>}
    </div>
  );
}

function ask(messageId: MessageId): void {
  engine.messages.fetchBody({ messageId }).catch((error: unknown) => {
    // Its own problem is said by the account's state; here one goes on waiting.
    if (!(error instanceof MailError)) throw error;
  });
}
