// The tree of mailboxes as a whole: taking over the server's list, renaming and removing with everything below.
// Invariant: removing a mailbox never takes a message with it that the server still holds elsewhere, nor one that is
// kept here from a former server.
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import type { WriteDb } from './handles.ts';
import { holdsKept, KEPT } from './kept-messages.ts';
import { accountMailboxes, getMailbox, insertMailbox, mailboxByPath, type StoredMailbox } from './mailboxes.ts';

/** A mailbox as the server lists it; the shape of the backend port's RemoteMailbox. */
export interface ListedMailbox {
  path: string;
  delimiter: string | null;
  parentPath: string | null;
  name: string;
  role: MailboxRole | null;
  selectable: boolean;
  showsOthers?: true;
  state?: { mailboxId: string | null };
}

/**
 * Makes the account's mailboxes those that the server lists. One that is not listed any more goes with its messages,
 * whose sources wait to be claimed from wherever they went; one that was made here and is not agreed yet stays.
 * `keep`: paths that a pending operation still speaks of (renamed or removed here, not yet there).
 */
export function saveMailboxList(
  tx: WriteDb,
  accountId: AccountId,
  listed: readonly ListedMailbox[],
  keep: { unlisted: ReadonlySet<string>; unwanted: ReadonlySet<string> } = { unlisted: new Set(), unwanted: new Set() },
): void {
  const known = new Map(accountMailboxes(tx, accountId).map((mailbox) => [mailbox.path, mailbox]));
  const ids = new Map([...known].map(([path, { id }]) => [path, id]));
  const wanted = listed.filter(({ path }) => !keep.unwanted.has(path));
  for (const mailbox of parentsFirst(wanted)) {
    const parentId = mailbox.parentPath === null ? null : (ids.get(mailbox.parentPath) ?? null);
    const before = known.get(mailbox.path);
    const remoteId = mailbox.state?.mailboxId ?? null;
    if (before) updateListed(tx, before, mailbox, parentId);
    else ids.set(mailbox.path, insertMailbox(tx, { ...mailbox, accountId, parentId, localOnly: false, remoteId }));
    if (before && remoteId !== null) rememberRemoteId(tx, before.id, remoteId);
    rememberWhetherItShowsOthers(tx, ids.get(mailbox.path) ?? before!.id, mailbox.showsOthers === true);
  }
  const paths = new Set(wanted.map(({ path }) => path));
  for (const mailbox of known.values()) {
    if (!paths.has(mailbox.path) && !mailbox.localOnly && !keep.unlisted.has(mailbox.path)) {
      loseMailbox(tx, mailbox.id);
    }
  }
}

function rememberRemoteId(tx: WriteDb, id: MailboxId, remoteId: string): void {
  const sql = 'UPDATE mailboxes SET remote_id = ? WHERE id = ? AND remote_id IS NOT ?';
  tx.run('mailbox remote id', sql, [remoteId, id, remoteId]);
}

function rememberWhetherItShowsOthers(tx: WriteDb, id: MailboxId, showsOthers: boolean): void {
  const sql = 'UPDATE mailboxes SET shows_others = ? WHERE id = ? AND shows_others <> ?';
  tx.run('mailbox shows others', sql, [showsOthers ? 1 : 0, id, showsOthers ? 1 : 0]);
}

export interface FollowedRename {
  id: MailboxId;
  toPath: string;
}

/**
 * Another program has renamed these. Each keeps its id, and with it its messages and whatever is pending; a mailbox
 * that another one has taken the name of is gone. Names and parents are brought up to date by `saveMailboxList`, right
 * after.
 */
export function followRenames(tx: WriteDb, accountId: AccountId, renames: readonly FollowedRename[]): void {
  // Two may have exchanged their names: first all of them leave theirs.
  const away = (id: MailboxId) => `\n${id}`;
  const setPath = (id: MailboxId, path: string) =>
    tx.run('mailbox follow rename', 'UPDATE mailboxes SET path = ? WHERE id = ?', [path, id]);
  for (const { id } of renames) setPath(id, away(id));
  for (const { id, toPath } of renames) {
    const former = mailboxByPath(tx, accountId, toPath);
    if (former && loseMailbox(tx, former.id) === 'stays') setPath(former.id, besidePath(tx, former));
    setPath(id, toPath);
    tx.changed.list(id);
  }
  if (renames.length > 0) tx.changed.area('mailboxes');
}

function parentsFirst(listed: readonly ListedMailbox[]): ListedMailbox[] {
  return [...listed].sort((a, b) => a.path.length - b.path.length);
}

function updateListed(tx: WriteDb, before: StoredMailbox, now: ListedMailbox, parentId: MailboxId | null): void {
  const same =
    before.parentId === parentId &&
    before.delimiter === now.delimiter &&
    before.name === now.name &&
    before.role === now.role &&
    before.selectable === now.selectable &&
    !before.localOnly;
  if (same) return;
  if (before.selectable && !now.selectable) {
    if (holdsKept(tx, before.id)) setAside(tx, before, parentId);
    emptyMailbox(tx, before.id);
  }
  tx.run(
    'mailbox update',
    'UPDATE mailboxes SET parent_id = ?, delimiter = ?, name = ?, role = ?, selectable = ?, local_only = 0 WHERE id = ?',
    [parentId, now.delimiter, now.name, now.role, now.selectable ? 1 : 0, before.id],
  );
  tx.changed.area('mailboxes');
}

/** Gives the mailbox a new path and name; the paths of all below follow. Messages stay linked. */
export function renameMailbox(
  tx: WriteDb,
  id: MailboxId,
  to: { path: string; name: string; parentId: MailboxId | null },
): void {
  const mailbox = getMailbox(tx, id);
  if (!mailbox) return;
  const prefix = mailbox.delimiter === null ? null : mailbox.path + mailbox.delimiter;
  if (prefix !== null) {
    for (const child of accountMailboxes(tx, mailbox.accountId)) {
      if (!child.path.startsWith(prefix)) continue;
      const path = to.path + mailbox.delimiter + child.path.slice(prefix.length);
      tx.run('mailbox rename below', 'UPDATE mailboxes SET path = ? WHERE id = ?', [path, child.id]);
    }
  }
  tx.run('mailbox rename', 'UPDATE mailboxes SET path = ?, name = ?, parent_id = ? WHERE id = ?', [
    to.path,
    to.name,
    to.parentId,
    id,
  ]);
  tx.changed.area('mailboxes');
}

/**
 * The server has no such mailbox (any more). It goes with its messages, but for those that are kept: they stay in it, on
 * this PC, until the server has one of that name again.
 */
export function loseMailbox(tx: WriteDb, id: MailboxId): 'goes' | 'stays' {
  if (!holdsKept(tx, id)) {
    removeMailbox(tx, id);
    return 'goes';
  }
  emptyMailbox(tx, id);
  tx.run('mailbox only here', 'UPDATE mailboxes SET local_only = 1 WHERE id = ?', [id]);
  tx.changed.area('mailboxes');
  return 'stays';
}

/** Where it holds messages no more: what is kept goes into a mailbox beside it. */
function setAside(tx: WriteDb, mailbox: StoredMailbox, parentId: MailboxId | null): void {
  const path = besidePath(tx, mailbox);
  const name = mailbox.name + path.slice(mailbox.path.length);
  const beside = insertMailbox(tx, { ...mailbox, parentId, path, name, role: null, selectable: true, localOnly: true });
  tx.run(
    'mailbox set aside',
    `UPDATE messages SET mailbox_id = ?, server_mailbox_id = ?
     WHERE server_mailbox_id = ? AND mailbox_id = server_mailbox_id AND uid IS NULL AND ${KEPT}`,
    [beside, beside, mailbox.id],
  );
  tx.changed.list(beside);
}

/** « Sorties 2 », … */
function besidePath(tx: WriteDb, { accountId, path }: Pick<StoredMailbox, 'accountId' | 'path'>): string {
  for (let n = 2; ; n += 1) {
    const candidate = `${path} ${n}`;
    if (!mailboxByPath(tx, accountId, candidate)) return candidate;
  }
}

export function removeMailbox(tx: WriteDb, id: MailboxId): void {
  leaveMailbox(tx, id);
  tx.run('mailbox delete', 'DELETE FROM mailboxes WHERE id = ?', [id]);
  tx.changed.list(id);
}

/** Its messages go as with one that is removed; those that are kept stay. */
function emptyMailbox(tx: WriteDb, id: MailboxId): void {
  leaveMailbox(tx, id);
  tx.run('mailbox empty', `DELETE FROM messages WHERE mailbox_id = ? AND NOT ${KEPT}`, [id]);
  tx.run(
    'mailbox empty state',
    'UPDATE mailboxes SET uid_validity = NULL, uid_next = NULL, highest_mod_seq = NULL, complete = 0 WHERE id = ?',
    [id],
  );
  tx.changed.list(id);
}

/** Messages moved here but held by the server elsewhere are shown there again; those moved away from here stay. */
function leaveMailbox(tx: WriteDb, id: MailboxId): void {
  tx.run(
    'mailbox give back',
    `UPDATE messages SET mailbox_id = server_mailbox_id
     WHERE mailbox_id = ? AND server_mailbox_id IS NOT NULL AND server_mailbox_id <> mailbox_id`,
    [id],
  );
  tx.run('mailbox hidden', 'DELETE FROM messages WHERE server_mailbox_id = ? AND mailbox_id IS NULL', [id]);
  tx.run(
    'mailbox leave kept',
    `UPDATE messages SET server_mailbox_id = mailbox_id WHERE server_mailbox_id = ? AND mailbox_id IS NOT ? AND ${KEPT}`,
    [id, id],
  );
  tx.run(
    'mailbox unlink',
    'UPDATE messages SET server_mailbox_id = NULL, uid = NULL WHERE server_mailbox_id = ? AND mailbox_id IS NOT ?',
    [id, id],
  );
}
