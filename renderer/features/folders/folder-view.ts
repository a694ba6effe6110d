// Which folders the tree shows: all, those with unread messages, or the favourites, each with the folders that it lies
// in. Pure. The folder that is shown stays in the tree until another one is: nothing vanishes from under the reader.
import type { MailboxId } from '../../../shared/domain/ids.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import type { Settings } from '../../../shared/domain/settings.ts';

export type FolderView = Settings['folderView'];

interface Wanted {
  view: FolderView;
  favourites: readonly MailboxId[];
}

/** It is one of those that were asked for. */
export function isInView({ id, unread }: Mailbox, { view, favourites }: Wanted): boolean {
  return view === 'all' || (view === 'unread' ? unread > 0 : favourites.includes(id));
}

/** @param shownId null: none, or several at once */
export function mailboxesInView(
  mailboxes: readonly Mailbox[],
  { shownId, ...wanted }: Wanted & { shownId: MailboxId | null },
): Mailbox[] {
  if (wanted.view === 'all') return [...mailboxes];
  const isWanted = (mailbox: Mailbox) => mailbox.id === shownId || isInView(mailbox, wanted);
  const byId = new Map(mailboxes.map((mailbox) => [mailbox.id, mailbox]));
  const kept = new Set<MailboxId>();
  for (const mailbox of mailboxes.filter(isWanted)) {
    for (let one: Mailbox | undefined = mailbox; one && !kept.has(one.id); ) {
      kept.add(one.id);
      one = one.parentId === null ? undefined : byId.get(one.parentId);
    }
  }
  return mailboxes.filter(({ id }) => kept.has(id));
}
