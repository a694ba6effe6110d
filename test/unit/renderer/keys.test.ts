import { expect, test } from 'vitest';
import { isTyping, keyName, shownKey } from '../../../renderer/app/keys.ts';

const stroke = { ctrl: false, shift: false, alt: false, meta: false };

test('a key stroke has one name, whatever the case of its letter', () => {
  expect(keyName({ ...stroke, key: 'n' })).toBe('N');
  expect(keyName({ ...stroke, key: 'R', ctrl: true, shift: true })).toBe('Ctrl+Shift+R');
  expect(keyName({ ...stroke, key: 'Delete', shift: true })).toBe('Shift+Delete');
});

test('letters are typed into a text field, commands are not', () => {
  expect(isTyping('N')).toBe(true);
  expect(isTyping('Delete')).toBe(true);
  expect(isTyping('Ctrl+K')).toBe(false);
  expect(isTyping('F5')).toBe(false);
});

test('keys are shown as they stand on the keyboard of the country', () => {
  expect(shownKey('Shift+Delete', 'fr')).toBe('Maj+Suppr');
  expect(shownKey('Ctrl+Shift+R', 'en')).toBe('Ctrl+Shift+R');
});

test('a sign that takes Shift is shown by itself, arrows as arrows', () => {
  expect(shownKey('Ctrl+Shift+?', 'fr')).toBe('Ctrl+?');
  expect(shownKey('Shift+*', 'fr')).toBe('*');
  expect(shownKey('Alt+ArrowLeft', 'fr')).toBe('Alt+←');
  expect(shownKey('Ctrl+Shift+R', 'fr')).toBe('Ctrl+Maj+R');
});
