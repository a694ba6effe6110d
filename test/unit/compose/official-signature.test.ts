import { expect, test } from 'vitest';
import { officialSignature } from '../../../shared/compose/official-signature.ts';

test('the official signature says who, in which function, where and under which number, one a line', () => {
  const facts = { name: 'Claire Martin', role: 'Professeure des écoles', place: 'École <Jean Moulin>', phone: '05 49' };
  expect(officialSignature(facts)).toBe(
    '<p><strong>Claire Martin</strong><br>Professeure des écoles<br>École &lt;Jean Moulin&gt;<br>Tél.\u00a0: 05 49</p>',
  );
});

test('what is not said is left out', () => {
  expect(officialSignature({ name: ' Claire  Martin ', role: '', place: '', phone: '' })).toBe(
    '<p><strong>Claire Martin</strong></p>',
  );
  expect(officialSignature({ name: ' ', role: '', place: '', phone: '' })).toBe('');
});
