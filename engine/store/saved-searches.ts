// Searches that were kept under a name, in the order they were made. What they find is asked for as any search is.
import type { SavedSearchId } from '../../shared/domain/ids.ts';
import type { SavedSearch, SavedSearchContent } from '../../shared/domain/saved-search.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export function listSavedSearches(db: ReadDb): SavedSearch[] {
  const sql = 'SELECT id, name, text, mailbox_id AS mailboxId FROM saved_searches ORDER BY id';
  return db.all<SavedSearch>('saved searches', sql);
}

export function insertSavedSearch(tx: WriteDb, { name, text, mailboxId }: SavedSearchContent): SavedSearchId {
  const sql = 'INSERT INTO saved_searches (name, text, mailbox_id) VALUES (?, ?, ?)';
  const { lastInsertRowid } = tx.run('saved search insert', sql, [name, text, mailboxId]);
  tx.changed.area('savedSearches');
  return lastInsertRowid as SavedSearchId;
}

export function renameSavedSearch(tx: WriteDb, id: SavedSearchId, name: string): void {
  tx.run('saved search rename', 'UPDATE saved_searches SET name = ? WHERE id = ?', [name, id]);
  tx.changed.area('savedSearches');
}

export function removeSavedSearch(tx: WriteDb, id: SavedSearchId): void {
  tx.run('saved search delete', 'DELETE FROM saved_searches WHERE id = ?', [id]);
  tx.changed.area('savedSearches');
}
