import { expect, test } from 'vitest';
import { signatureHtmlOf, signatureTextOf } from '../../../renderer/features/settings/signature.ts';

test('a signature comes back as it was typed', () => {
  const text = 'Claire Martin\nDirectrice <école Jean-Zay> & "CM2"';
  expect(signatureTextOf(signatureHtmlOf(text))).toBe(text);
});

test('no signature is nothing at all', () => {
  expect(signatureHtmlOf('  \n')).toBe('');
  expect(signatureTextOf('')).toBe('');
});
