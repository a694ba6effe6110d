// An account goes to other servers: one transaction, after which it is wholly there. Its mailboxes bear the paths of the
// new server's, its messages wait to be found there (kept-messages.ts), where it was is remembered. Nothing is deleted.
// Which mailbox is which was decided before (core/match-mailboxes.ts); what pending operations make of it is theirs
// (operations/rebase.ts).
import type { ServerSettings } from '../../shared/domain/account.ts';
import type { Identity } from '../../shared/domain/identity.ts';
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { FormerServers, NewServers } from '../../shared/domain/moving.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { insertIdentity, listIdentities, updateIdentity } from './identities.ts';
import { fromJson, fromJsonOrNull, toJson } from './json.ts';
import { keepAll } from './kept-messages.ts';
import { type ListedMailbox, saveMailboxList } from './mailbox-tree.ts';
import { accountMailboxes } from './mailboxes.ts';
import { setOwnPassword } from './passwords.ts';

export interface Repointing {
  accountId: AccountId;
  servers: NewServers;
  /** What the new server has; empty where it has no mailboxes (POP3). */
  listed: readonly ListedMailbox[];
  /** Its path by mailbox here. */
  matches: ReadonlyMap<MailboxId, string>;
  /** Where the others are to be made on the new server. */
  places: ReadonlyMap<MailboxId, { path: string; name: string; parentId: MailboxId | null }>;
  maxMessageBytes: number | null;
  at: number;
}

/** The password is to be kept next, by whoever checked it: until then none is known for these servers. */
export function repointAccount(tx: WriteDb, repointing: Repointing): void {
  const { accountId, servers, listed } = repointing;
  rememberFormer(tx, accountId, repointing.at);
  takeAddress(tx, accountId, servers.address);
  tx.run(
    'account repoint',
    `UPDATE accounts SET address = ?, incoming = ?, outgoing = ?, password_kept = 'session', max_message_bytes = ?,
       quota = NULL, last_sync_at = NULL, kept_here_agreed = 0 WHERE id = ?`,
    [servers.address, toJson(servers.incoming), toJson(servers.outgoing), repointing.maxMessageBytes, accountId],
  );
  setOwnPassword(tx, accountId, null);
  tx.run('account silence over', 'DELETE FROM server_silences WHERE account_id = ?', [accountId]);
  if (listed.length > 0) {
    keepAll(tx, accountId);
    giveNewPaths(tx, repointing);
    saveMailboxList(tx, accountId, listed);
  } else forgetMaildrop(tx, accountId);
  tx.changed.area('accounts');
  tx.changed.area('mailboxes');
}

/** The same mailbox by another way (another port, another outgoing server): its mail is linked as it was. */
export function setServers(
  tx: WriteDb,
  accountId: AccountId,
  servers: NewServers,
  maxMessageBytes: number | null,
): void {
  takeAddress(tx, accountId, servers.address);
  tx.run(
    'account servers',
    'UPDATE accounts SET address = ?, incoming = ?, outgoing = ?, max_message_bytes = ? WHERE id = ?',
    [servers.address, toJson(servers.incoming), toJson(servers.outgoing), maxMessageBytes, accountId],
  );
  tx.changed.area('accounts');
}

/** The former address stays one of the person's own: mail to it goes on being mail to her. */
function takeAddress(tx: WriteDb, accountId: AccountId, address: string): void {
  const own = listIdentities(tx).filter((identity) => identity.accountId === accountId);
  const former = tx.value<string>('account former address', 'SELECT address FROM accounts WHERE id = ?', [accountId]);
  const isOf = (one: Identity, other: string | undefined) => one.address.toLowerCase() === other?.toLowerCase();
  const main = own.find((one) => isOf(one, former));
  if (!main || own.some((one) => isOf(one, address))) return;
  updateIdentity(tx, { identityId: main.id, address });
  insertIdentity(tx, main);
}

function giveNewPaths(tx: WriteDb, { accountId, listed, matches, places }: Repointing): void {
  const delimiter = listed.find((mailbox) => mailbox.delimiter !== null)?.delimiter ?? null;
  const mailboxes = accountMailboxes(tx, accountId);
  // Two may exchange their names: first all of them leave theirs.
  for (const { id } of mailboxes) {
    tx.run(
      'mailbox leave server',
      `UPDATE mailboxes SET path = ?, uid_validity = NULL, uid_next = NULL, highest_mod_seq = NULL, complete = 0,
         remote_id = NULL WHERE id = ?`,
      [`\n${id}`, id],
    );
  }
  for (const { id, name } of mailboxes) {
    const path = matches.get(id);
    const place = places.get(id);
    if (path !== undefined) {
      // Its name, role and parent are the list's to tell, right after.
      tx.run('mailbox found there', 'UPDATE mailboxes SET path = ? WHERE id = ?', [path, id]);
    } else {
      tx.run(
        'mailbox only here',
        'UPDATE mailboxes SET path = ?, name = ?, delimiter = ?, parent_id = ?, local_only = 1 WHERE id = ?',
        [place?.path ?? `\n${id}`, place?.name ?? name, delimiter, place?.parentId ?? null, id],
      );
    }
    tx.changed.list(id);
  }
}

/** POP3: ids of another server mean nothing. By their header blocks and bytes the messages are known again. */
function forgetMaildrop(tx: WriteDb, accountId: AccountId): void {
  tx.run(
    'maildrop forget ids',
    'UPDATE maildrop_messages SET uidl = NULL, listed_bytes = NULL, elsewhere = 1 WHERE account_id = ?',
    [accountId],
  );
}

function rememberFormer(tx: WriteDb, accountId: AccountId, at: number): void {
  const paths = accountMailboxes(tx, accountId).map(({ id, path }) => [id, path]);
  tx.run(
    'former servers insert',
    `INSERT INTO former_servers (account_id, address, incoming, outgoing, paths, last_message_id, left_at)
     SELECT id, address, incoming, outgoing, ?, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'messages'), 0), ?
     FROM accounts WHERE id = ? AND incoming IS NOT NULL AND outgoing IS NOT NULL`,
    [toJson(paths), at, accountId],
  );
}

interface FormerRow {
  address: string;
  incoming: string;
  outgoing: string;
  leftAt: number;
}

/** Where the account was, the last first; each server once. */
export function formerServers(db: ReadDb, accountId: AccountId): FormerServers[] {
  const rows = db.all<FormerRow>(
    'former servers',
    `SELECT address, incoming, outgoing, left_at AS leftAt FROM former_servers
     WHERE account_id = ? ORDER BY id DESC`,
    [accountId],
  );
  const present = db.value<string>('account incoming', 'SELECT incoming FROM accounts WHERE id = ?', [accountId]);
  const seen = new Set([serverKey(fromJsonOrNull<ServerSettings>(present ?? null))]);
  return rows.flatMap(({ incoming, outgoing, ...row }) => {
    const servers = { incoming: fromJson<ServerSettings>(incoming), outgoing: fromJson<ServerSettings>(outgoing) };
    const key = serverKey(servers.incoming);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...row, ...servers }];
  });
}

/** What this server called the account's mailboxes when the account was there; empty: it never was. */
export function formerPaths(db: ReadDb, accountId: AccountId, incoming: ServerSettings): Map<MailboxId, string> {
  const rows = db.all<{ incoming: string; paths: string }>(
    'former paths',
    'SELECT incoming, paths FROM former_servers WHERE account_id = ? ORDER BY id DESC',
    [accountId],
  );
  const known = rows.find((row) => serverKey(fromJson<ServerSettings>(row.incoming)) === serverKey(incoming));
  return new Map(known ? fromJson<[MailboxId, string][]>(known.paths) : []);
}

function serverKey(server: ServerSettings | null): string {
  return server ? `${server.host.toLowerCase()}:${server.port} ${server.userName}` : '';
}
