import { expect, test } from 'vitest';
import {
  insertTemplate,
  listTemplates,
  orderTemplates,
  removeTemplate,
  renameTemplate,
} from '../../engine/store/templates.ts';
import { scratchStore } from './scratch-store.ts';

const letter = (name: string) => ({ name, subject: 'Sortie', html: null, text: 'Bonjour' });

test('own templates are kept in the order they are given, renamed and removed', () => {
  const store = scratchStore();
  const [a, b, c] = store.transaction((tx) => [
    insertTemplate(tx, letter('a')),
    insertTemplate(tx, letter('b')),
    insertTemplate(tx, letter('c')),
  ]) as [never, never, never];
  const names = () => listTemplates(store.reads).map(({ name }) => name);
  expect(names()).toEqual(['a', 'b', 'c']);
  store.transaction((tx) => orderTemplates(tx, [c]));
  expect(names()).toEqual(['c', 'a', 'b']);
  store.transaction((tx) => {
    renameTemplate(tx, a, 'Sortie');
    removeTemplate(tx, b);
  });
  expect(names()).toEqual(['c', 'Sortie']);
  expect(listTemplates(store.reads)[1]).toEqual({ id: a, ...letter('Sortie') });
});
