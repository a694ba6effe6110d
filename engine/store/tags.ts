// The tags that are offered, in the person's order. Which messages bear them: their keywords (messages.ts). Invariant: no
// two tags have one keyword, or one name.

import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { fold } from '../../shared/domain/search.ts';
import { type Tag, tagName } from '../../shared/domain/tag.ts';
import { isMarking, keywordFor, keywordKey, readableKeyword } from '../../shared/domain/tag-keyword.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson } from './json.ts';

export function listTags(db: ReadDb): Tag[] {
  return db.all<Tag>('tags', 'SELECT keyword, name, colour FROM tags ORDER BY position, keyword');
}

/** Where messages bear a tag of this name from another program, it is that one. */
export function addTag(tx: WriteDb, { name, colour }: { name: string; colour: string }): string {
  const known = listTags(tx);
  refuseTaken(known, name);
  const taken = known.map((tag) => tag.keyword);
  const borne = tagsInUse(tx, null).map((tag) => tag.keyword);
  const same = borne.find((one) => !taken.includes(one) && fold(readableKeyword(one)) === fold(name.trim()));
  const keyword = same ?? keywordFor(name, taken);
  insert(tx, { keyword, name, colour });
  return keyword;
}

/** Makes all tags these, in this order. */
export function replaceTags(tx: WriteDb, tags: readonly Tag[]): void {
  tx.run('tags clear', 'DELETE FROM tags');
  for (const tag of tags) insert(tx, tag);
  tx.changed.area('tags');
}

function insert(tx: WriteDb, { keyword, name, colour }: Tag): void {
  tx.run(
    'tag insert',
    `INSERT INTO tags (keyword, name, colour, position)
     VALUES (?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM tags))`,
    [keywordKey(keyword), name, colour],
  );
  tx.changed.area('tags');
}

export function updateTag(tx: WriteDb, patch: { keyword: string; name?: string; colour?: string }): void {
  const key = keywordKey(patch.keyword);
  const others = listTags(tx).filter(({ keyword }) => keyword !== key);
  if (patch.name !== undefined) refuseTaken(others, patch.name);
  tx.run('tag update', 'UPDATE tags SET name = coalesce(?, name), colour = coalesce(?, colour) WHERE keyword = ?', [
    patch.name ?? null,
    patch.colour ?? null,
    key,
  ]);
  tx.changed.area('tags');
}

export function removeTag(tx: WriteDb, keyword: string): void {
  tx.run('tag delete', 'DELETE FROM tags WHERE keyword = ?', [keywordKey(keyword)]);
  tx.changed.area('tags');
}

/** Those that are not named keep their place behind. */
export function orderTags(tx: WriteDb, keywords: readonly string[]): void {
  const known = listTags(tx).map(({ keyword }) => keyword);
  const named = keywords.map(keywordKey).filter((keyword) => known.includes(keyword));
  for (const [position, keyword] of [...new Set([...named, ...known])].entries()) {
    tx.run('tag order', 'UPDATE tags SET position = ? WHERE keyword = ?', [position, keyword]);
  }
  tx.changed.area('tags');
}

function refuseTaken(others: readonly Tag[], name: string): void {
  const wanted = fold(name.trim());
  const taken = others.some((tag) => fold(tagName(tag, 'fr')) === wanted || fold(tagName(tag, 'en')) === wanted);
  if (taken) throw new MailError({ kind: 'invalid', reason: 'nameTaken', detail: 'a tag of this name' });
}

/**
 * Condition of SQL on a row of `messages`: it bears one of these keywords. The index of those that bear any at all
 * (messages_with_keywords) is all that is read.
 */
export function bearsKeyword(keywords: readonly string[]): { sql: string; params: string[] } {
  const sql = `keywords <> '[]' AND EXISTS (SELECT 1 FROM json_each(keywords) AS borne
    WHERE lower(borne.value) IN (SELECT value FROM json_each(?)))`;
  return { sql, params: [JSON.stringify(keywords.map(keywordKey))] };
}

/** Every tag that messages bear, known or another program's, with how many do. */
export function tagsInUse(db: ReadDb, mailboxId: MailboxId | null): { keyword: string; count: number }[] {
  const rows = db.all<{ keywords: string; count: number }>(
    'tags in use',
    `SELECT keywords, count(*) AS count FROM messages
     WHERE keywords <> '[]' AND mailbox_id ${mailboxId === null ? 'IS NOT NULL' : '= ?'} GROUP BY keywords`,
    mailboxId === null ? [] : [mailboxId],
  );
  const counts = new Map<string, number>();
  const known = new Set(listTags(db).map(({ keyword }) => keyword));
  for (const { keywords, count } of rows) {
    for (const key of new Set(fromJson<string[]>(keywords).map(keywordKey))) {
      if (known.has(key) || !isMarking(key)) counts.set(key, (counts.get(key) ?? 0) + count);
    }
  }
  return [...counts].map(([keyword, count]) => ({ keyword, count }));
}

/** Whether the server keeps this keyword in the mailbox. Not known: it does. */
export function takesKeyword(db: ReadDb, mailboxId: MailboxId, keyword: string): boolean {
  const taken = db.value<string | null>('keywords taken', 'SELECT keywords_taken FROM mailboxes WHERE id = ?', [
    mailboxId,
  ]);
  return taken == null || fromJson<string[]>(taken).includes(keywordKey(keyword));
}

/** What SELECT told (RFC 9051 §7.1, PERMANENTFLAGS): null = any. */
export function saveKeywordsTaken(tx: WriteDb, mailboxId: MailboxId, keywords: readonly string[] | null): void {
  const json = keywords && JSON.stringify(keywords.map(keywordKey).toSorted());
  tx.run('keywords taken', 'UPDATE mailboxes SET keywords_taken = ? WHERE id = ? AND keywords_taken IS NOT ?', [
    json,
    mailboxId,
    json,
  ]);
}

/** Of these messages, those on which this keyword is kept on this PC alone. */
export function keptHereOnly(db: ReadDb, ids: readonly MessageId[], keyword: string): number {
  const sql = `SELECT count(*) FROM json_each(?) AS asked CROSS JOIN messages ON messages.id = asked.value
    WHERE EXISTS (SELECT 1 FROM json_each(own_keywords) WHERE lower(json_each.value) = ?)`;
  return db.value<number>('kept here only', sql, [JSON.stringify(ids), keywordKey(keyword)]) ?? 0;
}
