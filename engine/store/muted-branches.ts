// Sub-threads that the person ignores: a message, and all that answers it from then on, by their Message-IDs, so that they
// stay ignored when a message is moved or fetched again. Kept on this PC alone: the keyword there is means a whole thread.
// Which messages answer which is core/threading.ts's.
import type { AccountId, MailboxId, MessageId, ThreadId } from '../../shared/domain/ids.ts';
import { branchFrom } from '../core/threading.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';

/** For SQL over `messages`. */
export const BRANCH_MUTED = `EXISTS (SELECT 1 FROM muted_branches
  WHERE muted_branches.account_id = messages.account_id AND muted_branches.message_id_header = messages.message_id_header)`;

interface Placed {
  id: MessageId;
  accountId: AccountId;
  threadId: ThreadId;
  messageIdHeader: string;
}

function placeOf(db: ReadDb, id: MessageId): Placed | null {
  const sql = `SELECT id, account_id AS accountId, thread_id AS threadId, message_id_header AS messageIdHeader
    FROM messages WHERE id = ? AND message_id_header IS NOT NULL`;
  return db.get<Placed>('branch place', sql, [id]) ?? null;
}

/** Where the branch begins that this message is of; undefined: of none. */
function rootOf(db: ReadDb, { accountId, messageIdHeader }: Placed): string | undefined {
  const sql = 'SELECT root FROM muted_branches WHERE account_id = ? AND message_id_header = ?';
  return db.value<string>('branch root', sql, [accountId, messageIdHeader]);
}

export function isBranchMuted(db: ReadDb, id: MessageId): boolean {
  const place = placeOf(db, id);
  return place !== null && rootOf(db, place) !== undefined;
}

/**
 * Answers the messages that are shown and were not of an ignored branch before, or are of none any more. Taken off, every
 * branch that the message is of ends. A message without Message-ID cannot be answered, nor found again: nothing is done.
 */
export function setBranchMuted(tx: WriteDb, id: MessageId, muted: boolean): MessageId[] {
  const place = placeOf(tx, id);
  if (!place) return [];
  const before = mutedIn(tx, place.threadId);
  if (muted) keep(tx, place, [place.messageIdHeader], place.messageIdHeader);
  else {
    for (let root = rootOf(tx, place); root !== undefined; root = rootOf(tx, place)) {
      tx.run('branch end', 'DELETE FROM muted_branches WHERE account_id = ? AND root = ?', [place.accountId, root]);
      grow(tx, place);
    }
  }
  grow(tx, place);
  const after = mutedIn(tx, place.threadId);
  const changed = [...before, ...after].filter(({ id: one }) => !has(before, one) || !has(after, one));
  for (const { id: one, mailboxId } of changed) {
    tx.changed.message(one);
    tx.changed.list(mailboxId);
  }
  return changed.map(({ id: one }) => one);
}

const has = (messages: readonly { id: MessageId }[], id: MessageId) => messages.some((one) => one.id === id);

/** How many of them can begin no branch. */
export function namelessOf(db: ReadDb, ids: readonly MessageId[]): number {
  const sql = `SELECT count(*) FROM messages WHERE id IN (SELECT value FROM json_each(?)) AND message_id_header IS NULL`;
  return db.value<number>('nameless of', sql, [toJson(ids)]) ?? 0;
}

interface Names {
  inReplyTo: string | null;
  references: readonly string[];
}

function namedBy({ inReplyTo, references }: Names): string[] {
  return inReplyTo === null ? [...references] : [...references, inReplyTo];
}

/** What comes is of the branch of what it answers. Of each message that is stored, once it is. */
export function growBranches(tx: WriteDb, id: MessageId, names: Names): void {
  const named = namedBy(names);
  if (named.length === 0) return;
  const place = placeOf(tx, id);
  if (!place) return;
  const sql = `SELECT 1 FROM muted_branches
    WHERE account_id = ? AND message_id_header IN (SELECT value FROM json_each(?)) LIMIT 1`;
  const answers = tx.value<number>('branch answered', sql, [place.accountId, toJson(named)]) !== undefined;
  if (!answers || rootOf(tx, place) !== undefined) return;
  grow(tx, place);
}

type Branch = Pick<Placed, 'accountId' | 'threadId'>;

/** To all that answers what is of a branch, whichever came first. */
function grow(tx: WriteDb, { accountId, threadId }: Branch): void {
  const messages = tx
    .all<{ own: string | null; inReplyTo: string | null; references: string | null }>(
      'branch thread',
      `SELECT message_id_header AS own, header ->> '$.inReplyTo' AS inReplyTo, header ->> '$.references' AS "references"
       FROM messages WHERE thread_id = ?`,
      [threadId],
    )
    .map(({ own, inReplyTo, references }) => ({
      own,
      named: namedBy({ inReplyTo, references: fromJson<string[]>(references ?? '[]') }),
    }));
  const known = messages.flatMap(({ own, named }) => (own === null ? named : [own, ...named]));
  const roots = tx.pluck<string>(
    'branch roots',
    `SELECT DISTINCT root FROM muted_branches
     WHERE account_id = ? AND message_id_header IN (SELECT value FROM json_each(?))`,
    [accountId, toJson(known)],
  );
  for (const root of roots) keep(tx, { accountId }, branchFrom(root, messages), root);
}

function keep(tx: WriteDb, { accountId }: Pick<Placed, 'accountId'>, headers: Iterable<string>, root: string): void {
  const sql = 'INSERT OR IGNORE INTO muted_branches (account_id, message_id_header, root) VALUES (?, ?, ?)';
  for (const header of headers) tx.run('branch keep', sql, [accountId, header, root]);
}

function mutedIn(db: ReadDb, threadId: ThreadId): { id: MessageId; mailboxId: MailboxId }[] {
  const sql = `SELECT id, mailbox_id AS mailboxId FROM messages
    WHERE thread_id = ? AND mailbox_id IS NOT NULL AND ${BRANCH_MUTED}`;
  return db.all('branch messages', sql, [threadId]);
}
