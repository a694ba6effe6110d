// Messages that may be the same: by their Message-ID, or where they have none by their very bytes, which two copies share
// as one source. What was sent is compared with what was sent only: one's own copy of a letter to a list is none of the one
// that came back. Nothing is sought in the trash, the junk and among drafts. Where a server shows one message in several
// mailboxes (« All Mail », labels), what stands in two of them is one: moved out of one, it would leave the others too.
import type { DuplicateScope } from '../../shared/domain/duplicate.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { ReadDb } from './handles.ts';

export function likelyCopies(db: ReadDb, scope: DuplicateScope, limit: number): MessageId[][] {
  const mailboxes = searchedMailboxes(db, scope);
  if (mailboxes.length === 0) return [];
  const places = mailboxes.map(() => '?').join(', ');
  const sent = `mailbox_id IN (SELECT id FROM mailboxes WHERE role = 'sent')`;
  const groups = db.pluck<string>(
    'likely copies',
    `SELECT group_concat(id) FROM messages
     WHERE mailbox_id IN (${places}) AND (message_id_header IS NOT NULL OR source_id IS NOT NULL)
     GROUP BY coalesce('<' || message_id_header, source_id), ${sent}, ${LABELLED}
     HAVING count(*) > 1 ORDER BY max(date_at) DESC LIMIT ?`,
    [...mailboxes, limit],
  );
  return groups.map((ids) => ids.split(',').map((id) => Number(id) as MessageId));
}

/** Of a mailbox of such a server: itself, so that it is compared with no other. */
const LABELLED = `CASE WHEN account_id IN (SELECT account_id FROM mailboxes WHERE shows_others = 1) THEN mailbox_id END`;

function searchedMailboxes(db: ReadDb, scope: DuplicateScope): MailboxId[] {
  if (scope.kind === 'mailbox') return [scope.mailboxId];
  const one = scope.kind === 'account' ? 'AND account_id = ?' : '';
  return db.pluck<MailboxId>(
    'mailboxes for copies',
    `SELECT mailboxes.id FROM mailboxes JOIN accounts ON accounts.id = account_id
     WHERE hidden = 0 AND removing = 0 AND shows_others = 0 AND coalesce(role, '') NOT IN ('trash', 'junk', 'drafts') ${one}`,
    scope.kind === 'account' ? [scope.accountId] : [],
  );
}
