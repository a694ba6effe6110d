// The full-text index: contentless FTS5 whose row ids are the sources', which sort by date, so the newest matches are
// the last ones and a search can stop after its thousand. Which words are looked for is shared/domain/search.ts's;
// both sides ignore case and accents alike.
import type { Address } from '../../shared/domain/address.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export function indexSource(tx: WriteDb, sourceId: number, digest: SourceDigest): void {
  const { subject, from, sender, replyTo, to, cc, bcc } = digest.facts;
  const people = [...from, ...(sender ? [sender] : []), ...replyTo, ...to, ...cc, ...bcc];
  tx.run('search insert', 'INSERT INTO search (rowid, subject, people, attachments, body) VALUES (?, ?, ?, ?, ?)', [
    sourceId,
    subject,
    [...new Set(people.map(personText))].join('\n'),
    digest.attachments.map(({ name }) => name).join('\n'),
    digest.text,
  ]);
}

function personText({ name, address }: Address): string {
  return name === null ? address : `${name} ${address}`;
}

export function unindexSource(tx: WriteDb, sourceId: number): void {
  tx.run('search delete', 'DELETE FROM search WHERE rowid = ?', [sourceId]);
}

export interface FoundMessages {
  /** Newest first. */
  ids: MessageId[];
  /** There are more than `limit`. */
  more: boolean;
}

const FOUND_MAX = 1_000;

/** Messages that have every one of these folded words as the beginning of one of theirs; null = in every mailbox. */
export function searchMessages(
  db: ReadDb,
  terms: readonly string[],
  mailboxId: MailboxId | null,
  limit = FOUND_MAX,
): FoundMessages {
  if (terms.length === 0) return { ids: [], more: false };
  const ids = db.pluck<MessageId>(
    'search',
    `SELECT messages.id FROM search CROSS JOIN messages ON messages.source_id = search.rowid
     WHERE search MATCH ? AND ${mailboxId === null ? 'mailbox_id IS NOT NULL' : 'mailbox_id = ?'}
     ORDER BY search.rowid DESC LIMIT ?`,
    mailboxId === null ? [matchAll(terms), limit + 1] : [matchAll(terms), mailboxId, limit + 1],
  );
  return { ids: ids.slice(0, limit), more: ids.length > limit };
}

/** « "reun"* AND "evry"* »: quoted, so that no word is taken for an operator. */
function matchAll(terms: readonly string[]): string {
  return terms.map((term) => `"${term.replaceAll('"', '""')}"*`).join(' AND ');
}

/**
 * Merges the index a bit, for idle times: `true` = there was something to merge and may be more. Small steps, as
 * each is one transaction on the engine's thread.
 */
export function mergeSearchIndex(tx: WriteDb, pages = 64): boolean {
  const before = tx.value<number>('search changes', 'SELECT total_changes()') ?? 0;
  tx.run('search merge', `INSERT INTO search (search, rank) VALUES ('merge', ?)`, [pages]);
  return (tx.value<number>('search changes', 'SELECT total_changes()') ?? 0) - before >= 2;
}
