// What is known of the messages on a POP3 server (core/maildrop-plan.ts decides by it). Invariants: a row comes in the
// transaction that stores its message, so that no crash makes the message come twice; it outlives the message, so that
// one deleted here does not come again; and for long the server's copy, as some servers hide and show what they have.
import type { LeaveOnServer } from '../../shared/domain/account.ts';
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import type { HeldMessage, ListedMessage, Match } from '../core/maildrop-plan.ts';
import type { MessageIdentity } from '../core/relink.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { toJson } from './json.ts';
import { hashIs } from './sources.ts';

export interface StoredHeld extends HeldMessage {
  /** It went from here as the person wanted: deleted for good, or carried to another account. */
  isGoneHere: boolean;
  /** It was in the last listing. */
  isListed: boolean;
  /** null: not here any more. */
  messageId: MessageId | null;
  /** Known from a former server of the account, which may have written its header otherwise. */
  isFromElsewhere: boolean;
  /** Its text is nowhere in the store although nobody deleted it: a repair could not save it. */
  isLost: boolean;
}

interface HeldRow extends Omit<StoredHeld, 'deleteAsked' | 'isGoneHere' | 'isListed' | 'isLost' | 'isFromElsewhere'> {
  elsewhere: number;
  deleteAsked: number;
  isLost: number;
  goneHereAt: number | null;
  unlistedAt: number | null;
}

export function heldMessages(db: ReadDb, accountId: AccountId): StoredHeld[] {
  return db
    .all<HeldRow>(
      'maildrop messages',
      `SELECT id, uidl, listed_bytes AS listedBytes, header_hash AS headerHash, hash, collected_at AS collectedAt,
         delete_asked AS deleteAsked, gone_here_at AS goneHereAt, unlisted_at AS unlistedAt, elsewhere,
         message_id AS messageId, gone_here_at IS NULL AND NOT EXISTS (
           SELECT 1 FROM messages WHERE id = message_id AND source_id IS NOT NULL
         ) AND NOT EXISTS (
           SELECT 1 FROM sources JOIN messages ON source_id = sources.id WHERE ${hashIs('maildrop_messages.hash')}
         ) AS isLost
       FROM maildrop_messages WHERE account_id = ? ORDER BY id`,
      [accountId],
    )
    .map(({ deleteAsked, goneHereAt, unlistedAt, isLost, elsewhere, ...row }) => ({
      ...row,
      deleteAsked: deleteAsked === 1,
      isGoneHere: goneHereAt !== null,
      isListed: unlistedAt === null,
      isLost: isLost === 1,
      isFromElsewhere: elsewhere === 1,
    }));
}

/** Belongs into the transaction that stores the message. */
export function insertHeld(
  tx: WriteDb,
  held: {
    accountId: AccountId;
    messageId: MessageId;
    entry: ListedMessage;
    headerHash: string | null;
    hash: string;
    collectedAt: number;
  },
): void {
  const { accountId, messageId, entry, headerHash, hash, collectedAt } = held;
  tx.run(
    'maildrop insert',
    `INSERT INTO maildrop_messages (account_id, message_id, uidl, listed_bytes, header_hash, hash, collected_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [accountId, messageId, entry.uidl, entry.sizeBytes, headerHash, hash, collectedAt],
  );
}

/** What the messages of these rows are known by without their text; none of one that is not here any more. */
export function heldIdentity(db: ReadDb, { messageId }: StoredHeld): MessageIdentity | null {
  const sql = `SELECT message_id_header AS messageIdHeader, size_bytes AS sizeBytes, date_at AS dateAt, subject
    FROM messages WHERE id = ?`;
  return messageId === null ? null : (db.get<MessageIdentity>('held identity', sql, [messageId]) ?? null);
}

/** A message that was lost here has come again. */
export function linkHeld(tx: WriteDb, id: number, messageId: MessageId): void {
  tx.run('maildrop link', 'UPDATE maildrop_messages SET message_id = ? WHERE id = ?', [messageId, id]);
}

/** The server has it, under this id now; writes only what is new. */
export function saveMatches(tx: WriteDb, matches: readonly Match<StoredHeld>[]): void {
  for (const { entry, held } of matches) {
    const isSame = held.uidl === entry.uidl && held.listedBytes === entry.sizeBytes;
    if (held.isListed && isSame && !held.isFromElsewhere) continue;
    tx.run(
      'maildrop match',
      `UPDATE maildrop_messages SET uidl = ?, listed_bytes = ?, header_hash = ?, elsewhere = 0, unlisted_at = NULL
       WHERE id = ?`,
      [entry.uidl, entry.sizeBytes, held.headerHash, held.id],
    );
  }
}

/** The server has these no longer. What it has not shown for a year is forgotten. */
export function saveUnlisted(tx: WriteDb, accountId: AccountId, ids: readonly number[], nowAt: number): void {
  for (const id of ids) {
    tx.run('maildrop unlisted', 'UPDATE maildrop_messages SET unlisted_at = ? WHERE id = ? AND unlisted_at IS NULL', [
      nowAt,
      id,
    ]);
  }
  tx.run('maildrop forget', 'DELETE FROM maildrop_messages WHERE account_id = ? AND unlisted_at < ?', [
    accountId,
    nowAt - FORGOTTEN_MS,
  ]);
}

const FORGOTTEN_MS = 365 * 86_400_000;

/** To be committed durably before the server is told: it also takes every message stored before onto the disk. */
export function saveDeletionsSent(tx: WriteDb, ids: readonly number[], nowAt: number): void {
  for (const id of ids) {
    tx.run('maildrop deletion sent', 'UPDATE maildrop_messages SET delete_sent_at = ? WHERE id = ?', [nowAt, id]);
  }
}

/**
 * The person deletes these messages for good: where it was so chosen, from the server as well. One of which a copy
 * stays on this PC is not gone: what is known of the server's goes on with the copy.
 */
export function noteDeletedHere(tx: WriteDb, messageIds: readonly MessageId[]): void {
  const nowAt = Date.now();
  const going = new Set(messageIds);
  for (const id of messageIds) {
    const copy = copiesHere(tx, id).find((one) => !going.has(one));
    if (copy !== undefined) {
      tx.run('maildrop copy stays', 'UPDATE maildrop_messages SET message_id = ? WHERE message_id = ?', [copy, id]);
      continue;
    }
    tx.run(
      'maildrop deleted here',
      `UPDATE maildrop_messages SET gone_here_at = ?, delete_asked =
         (SELECT leave_on_server ->> '$.kind' = 'untilDeletedHere' FROM accounts WHERE id = account_id)
       WHERE message_id = ?`,
      [nowAt, id],
    );
  }
}

/** Of a collected message: others with the same source, in mailboxes that exist on this PC only. */
function copiesHere(tx: WriteDb, id: MessageId): MessageId[] {
  return tx.pluck<MessageId>(
    'maildrop copies',
    `SELECT copy.id FROM maildrop_messages JOIN messages AS original ON original.id = message_id
       JOIN messages AS copy ON copy.source_id = original.source_id AND copy.id <> original.id
       JOIN accounts ON accounts.id = copy.account_id
     WHERE message_id = ? AND copy.mailbox_id IS NOT NULL AND protocol IN ('pop3', 'local')`,
    [id],
  );
}

/** It lies in another account now, byte for byte. Nothing is asked of the server by that. */
export function noteCarriedAway(tx: WriteDb, messageId: MessageId): void {
  tx.run('maildrop carried away', 'UPDATE maildrop_messages SET gone_here_at = ? WHERE message_id = ?', [
    Date.now(),
    messageId,
  ]);
}

/** What the person wants gone from the server and is still there: how many, and since when. null: nothing. */
export function askedDeletions(db: ReadDb, accountId: AccountId): { count: number; sinceAt: number } | null {
  const asked = db.get<{ count: number; sinceAt: number | null }>(
    'maildrop asked',
    `SELECT count(*) AS count, min(gone_here_at) AS sinceAt FROM maildrop_messages
     WHERE account_id = ? AND delete_asked = 1 AND unlisted_at IS NULL`,
    [accountId],
  );
  return asked && asked.count > 0 ? { count: asked.count, sinceAt: asked.sinceAt ?? 0 } : null;
}

/** Holds from now on: what was deleted here under another choice is not deleted there by this one. */
export function setLeaveOnServer(tx: WriteDb, accountId: AccountId, leave: LeaveOnServer): void {
  tx.run('account leave', `UPDATE accounts SET leave_on_server = ? WHERE id = ? AND protocol = 'pop3'`, [
    toJson(leave),
    accountId,
  ]);
  if (leave.kind !== 'untilDeletedHere') {
    tx.run(
      'maildrop unask',
      'UPDATE maildrop_messages SET delete_asked = 0 WHERE account_id = ? AND delete_asked = 1',
      [accountId],
    );
  }
  tx.changed.area('accounts');
}
