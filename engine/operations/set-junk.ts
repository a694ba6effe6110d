// « Indésirable » and back: the keywords $Junk and $NotJunk (RFC 5788), by which servers learn, and the move to the
// junk mailbox or back to the inbox. Servers that keep no keywords of their own only see the move.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import { mailboxForRole } from './create-mailbox.ts';
import { byAccount, type Queued } from './intent.ts';
import { move } from './move.ts';
import { changeKeywords } from './set-keywords.ts';

export function setJunk(tx: WriteDb, { ids, junk }: { ids: MessageId[]; junk: boolean }): Queued[] {
  return [...byAccount(tx, ids)].flatMap(([accountId, messages]) => {
    const { mailboxId, created } = mailboxForRole(tx, accountId, junk ? 'junk' : 'inbox');
    const marked = messages.filter((message) => message.mailboxId !== mailboxId).map(({ id }) => id);
    if (marked.length === 0) return [];
    return [...created, ...mark(tx, marked, junk), ...move(tx, { ids: marked, mailboxId })];
  });
}

function mark(tx: WriteDb, ids: MessageId[], junk: boolean): Queued[] {
  const change = junk
    ? { set: ['$Junk'], clear: ['$NotJunk', 'NonJunk'] }
    : { set: ['$NotJunk'], clear: ['$Junk', 'Junk'] };
  return changeKeywords(tx, ids, change).map((queued) => ({
    ...queued,
    // Counted by the move.
    count: 0,
    inverse: (later) => mark(later, ids, !junk),
  }));
}
