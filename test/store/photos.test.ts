// Pictures of people: each kept once, gone with the last who bears it, and brought back by a change that is taken back.
import { expect, test } from 'vitest';
import { asBookChange, undoBookChange } from '../../engine/store/book-changes.ts';
import { contactsByAddress, joinContacts, removeContact, saveContact } from '../../engine/store/contacts.ts';
import type { Store } from '../../engine/store/database.ts';
import { collectPhotos, readPhoto, setPhoto } from '../../engine/store/photos.ts';
import type { Photo } from '../../shared/domain/photo.ts';
import { scratchStore } from './scratch-store.ts';

const jpeg = (last: number): Photo => ({ type: 'image/jpeg', bytes: new Uint8Array([0xff, 0xd8, 0xff, last]) });
const at = (store: Store, address: string) => contactsByAddress(store.reads, [address])[0]!;
const count = (store: Store) => store.reads.value<number>('photos', 'SELECT count(*) FROM photos');

test('a picture is the person’s, whichever address it was given to, and is kept once', () => {
  const store = scratchStore();
  store.transaction((tx) => {
    const [a, b, c] = ['a@x.fr', 'b@x.fr', 'c@x.fr'].map((address) => saveContact(tx, { address }));
    joinContacts(
      tx,
      contactsByAddress(tx, ['a@x.fr', 'b@x.fr']).filter((one) => one !== null),
      'A',
    );
    setPhoto(tx, b!, jpeg(1));
    setPhoto(tx, c!, jpeg(1));
    expect(a).toBeDefined();
  });
  const { photoId } = at(store, 'a@x.fr');
  expect(photoId).not.toBeNull();
  expect([at(store, 'b@x.fr').photoId, at(store, 'c@x.fr').photoId]).toEqual([photoId, photoId]);
  expect(readPhoto(store.reads, photoId!)).toEqual(jpeg(1));
  expect(count(store)).toBe(1);
  store.transaction((tx) => {
    setPhoto(tx, at(store, 'a@x.fr').id, null);
    setPhoto(tx, at(store, 'c@x.fr').id, jpeg(2));
  });
  expect(at(store, 'b@x.fr').photoId).toBeNull();
  expect(readPhoto(store.reads, photoId!)).toBeNull();
  expect(count(store)).toBe(1);
});

test('people who are joined keep the picture that one of them has', () => {
  const store = scratchStore();
  store.transaction((tx) => {
    saveContact(tx, { address: 'a@x.fr' });
    setPhoto(tx, saveContact(tx, { address: 'b@x.fr' }), jpeg(1));
    const both = contactsByAddress(tx, ['a@x.fr', 'b@x.fr']).filter((one) => one !== null);
    joinContacts(tx, both, 'A');
  });
  expect(at(store, 'a@x.fr').photoId).toBe(at(store, 'b@x.fr').photoId);
  expect(at(store, 'a@x.fr').photoId).not.toBeNull();
});

test('a picture comes back with whom a change of the book took away, and goes when that can no longer be', () => {
  const store = scratchStore();
  const id = store.transaction((tx) => saveContact(tx, { address: 'a@x.fr' }));
  store.transaction((tx) => setPhoto(tx, id, jpeg(1)));
  const change = { kind: 'removeFormer', label: '', at: 1 } as const;
  const remove = () =>
    store.transaction((tx) => asBookChange(tx, change, () => removeContact(tx, at(store, 'a@x.fr').id)));
  const changeId = remove();
  expect(count(store)).toBe(1);
  store.transaction((tx) => undoBookChange(tx, changeId));
  expect(readPhoto(store.reads, at(store, 'a@x.fr').photoId!)).toEqual(jpeg(1));
  remove();
  store.transaction((tx) =>
    asBookChange(tx, { ...change, kind: 'import' }, () => saveContact(tx, { address: 'b@x.fr' })),
  );
  expect(count(store)).toBe(0);
});

test('a picture goes with a contact that is deleted by hand', () => {
  const store = scratchStore();
  store.transaction((tx) => setPhoto(tx, saveContact(tx, { address: 'a@x.fr' }), jpeg(1)));
  store.transaction((tx) => {
    removeContact(tx, at(store, 'a@x.fr').id);
    collectPhotos(tx);
  });
  expect(count(store)).toBe(0);
});
