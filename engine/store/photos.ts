// Pictures of people: each once, whoever bears it. Invariant: one that nobody bears, and that no change of the book that can
// be taken back would bring back, is gone with whatever took it away.
import { createHash } from 'node:crypto';
import type { ContactId } from '../../shared/domain/ids.ts';
import type { Photo, PhotoId } from '../../shared/domain/photo.ts';
import { contactById, contactsOfPerson } from './contacts.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export function readPhoto(db: ReadDb, id: PhotoId): Photo | null {
  const photo = db.get<Photo>('photo', 'SELECT type, bytes FROM photos WHERE id = ?', [id]);
  return photo ? { type: photo.type, bytes: new Uint8Array(photo.bytes) } : null;
}

/** Of the person, whichever address it is; null takes it away. */
export function setPhoto(tx: WriteDb, id: ContactId, photo: Photo | null): void {
  const contact = contactById(tx, id);
  if (!contact) return;
  const photoId = photo && keep(tx, photo);
  for (const one of contactsOfPerson(tx, contact))
    tx.run('contact photo', 'UPDATE contacts SET photo_id = ?, kept = 1 WHERE id = ?', [photoId, one.id]);
  collectPhotos(tx);
  tx.changed.area('contacts');
}

export function collectPhotos(tx: WriteDb): void {
  tx.run(
    'photos collect',
    `DELETE FROM photos WHERE id NOT IN (SELECT photo_id FROM contacts WHERE photo_id IS NOT NULL)
       AND id NOT IN (SELECT json_extract(value, '$.before.photo_id') FROM book_changes, json_each(book_changes.before)
         WHERE json_extract(value, '$.before.photo_id') IS NOT NULL)`,
  );
}

function keep(tx: WriteDb, { type, bytes }: Photo): PhotoId {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const known = tx.value<PhotoId>('photo by hash', 'SELECT id FROM photos WHERE hash = ?', [hash]);
  if (known !== undefined) return known;
  const sql = 'INSERT INTO photos (hash, type, bytes) VALUES (?, ?, ?)';
  return tx.run('photo insert', sql, [hash, type, bytes]).lastInsertRowid as PhotoId;
}
