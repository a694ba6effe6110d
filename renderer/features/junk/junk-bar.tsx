// « Ce message semble indésirable »: a mark is only a guess, so that the person's word is one click away.
import type { MessageRow } from '../../../shared/domain/message.ts';
import { hasKeyword } from '../../../shared/domain/tag-keyword.ts';
import { setJunk } from '../../app/message-actions.ts';
import { useWords } from '../../i18n/index.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { Button } from '../../ui/button.tsx';
import { junkWords } from './words.ts';

export function JunkBar({ row }: { row: MessageRow }) {
  const w = useWords(junkWords);
  const role = useMailboxes()?.find(({ id }) => id === row.mailboxId)?.role;
  const isMarked = hasKeyword(row.keywords, '$Junk') || hasKeyword(row.keywords, 'Junk');
  if (!isMarked || role === 'junk' || role === 'trash') return null;
  return (
    <div className="remote-bar" role="status">
      <span>{w.marked}</span>
      <Button onClick={() => setJunk([row.id], true)}>{w.junk}</Button>
      <Button onClick={() => setJunk([row.id], false)}>{w.notJunk}</Button>
    </div>
  );
}
