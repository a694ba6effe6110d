// « Archiver »: into the mailbox with role archive of each message's account, made if there is none; below it by year or
// by school year where the account wants it so. What somebody has filed below the archive stays there. However many
// there are, they are one operation for each folder.
import type { ArchiveBy } from '../../shared/domain/account.ts';
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { archiveYear } from '../core/archive-year.ts';
import { getAccount } from '../store/accounts.ts';
import type { WriteDb } from '../store/handles.ts';
import { accountMailboxes, mailboxByPath, type StoredMailbox } from '../store/mailboxes.ts';
import { messageDates } from '../store/messages.ts';
import { createMailbox, mailboxForRole, pathFor } from './create-mailbox.ts';
import { byAccount, groupBy, type Queued } from './intent.ts';
import { move } from './move.ts';

export function archive(tx: WriteDb, { ids }: { ids: MessageId[] }): Queued[] {
  return [...byAccount(tx, ids)].flatMap(([accountId, messages]) => {
    const by = getAccount(tx, accountId)?.archiveBy ?? 'single';
    const { mailboxId: top, created } = mailboxForRole(tx, accountId, 'archive');
    const below = foldersBelow(accountMailboxes(tx, accountId), top);
    const loose = messages.filter(({ mailboxId }) => !below.has(mailboxId));
    const years = groupBy(datesOf(tx, loose, by), ({ year }) => year);
    const moved = [...years].flatMap(([year, some]) => {
      const folder = year === null ? { mailboxId: top, created: [] } : yearFolder(tx, accountId, top, year);
      return [...folder.created, ...move(tx, { ids: some.map(({ id }) => id), mailboxId: folder.mailboxId })];
    });
    return [...created, ...moved];
  });
}

function foldersBelow(mailboxes: readonly StoredMailbox[], top: MailboxId): ReadonlySet<MailboxId> {
  const below = new Set<MailboxId>();
  const add = (parentId: MailboxId) => {
    for (const { id } of mailboxes.filter((mailbox) => mailbox.parentId === parentId)) {
      below.add(id);
      add(id);
    }
  };
  add(top);
  return below;
}

function datesOf(tx: WriteDb, messages: readonly { id: MessageId }[], by: ArchiveBy) {
  if (by === 'single') return messages.map(({ id }) => ({ id, year: null }));
  const dates = messageDates(
    tx,
    messages.map(({ id }) => id),
  );
  return messages.map(({ id }) => ({ id, year: archiveYear(dates.get(id) ?? Number.NaN, by) }));
}

/** The archive itself where the server has no mailboxes below mailboxes. */
function yearFolder(
  tx: WriteDb,
  accountId: AccountId,
  top: MailboxId,
  year: string,
): { mailboxId: MailboxId; created: Queued[] } {
  const path = pathBelow(tx, accountId, top, year);
  if (path === null) return { mailboxId: top, created: [] };
  const known = mailboxByPath(tx, accountId, path);
  if (known) return { mailboxId: known.selectable ? known.id : top, created: [] };
  const { mailboxId, queued } = createMailbox(tx, { accountId, parentId: top, name: year });
  return { mailboxId, created: [queued] };
}

function pathBelow(tx: WriteDb, accountId: AccountId, top: MailboxId, name: string): string | null {
  try {
    return pathFor(tx, accountId, top, name).path;
  } catch (error) {
    if (error instanceof MailError && error.data.kind === 'unsupported') return null;
    throw error;
  }
}
