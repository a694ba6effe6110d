import { expect, test } from 'vitest';
import { officialSignature, type SignatureFacts, signatureLines } from '../../../shared/compose/official-signature.ts';

const NOTHING: SignatureFacts = {
  kind: 'person',
  name: '',
  role: '',
  place: '',
  address: '',
  phone: '',
  academy: '',
};

test('the official signature says who, in which function, where and how to be reached, one a line', () => {
  const facts = {
    ...NOTHING,
    name: 'Claire Martin',
    role: 'Professeure des écoles',
    place: 'École <Jean Moulin>',
    address: '3 rue des Écoles, 17000 La Rochelle',
    phone: '05 49',
    academy: 'Académie de Poitiers',
  };
  expect(officialSignature(facts)).toBe(
    '<p><strong>Claire Martin</strong><br>Professeure des écoles<br>École &lt;Jean Moulin&gt;<br>' +
      '3 rue des Écoles, 17000 La Rochelle<br>Tél.\u00a0: 05 49<br>Académie de Poitiers</p>',
  );
});

test('a school’s mailbox signs with the school first, and then says who writes', () => {
  const facts = {
    ...NOTHING,
    kind: 'school' as const,
    name: 'Claire Martin',
    role: 'directrice',
    place: 'École Moulin',
  };
  expect(signatureLines(facts)).toEqual([
    { text: 'École Moulin', strong: true },
    { text: 'Claire Martin, directrice', strong: false },
  ]);
});

test('what is not said is left out', () => {
  expect(officialSignature({ ...NOTHING, name: ' Claire  Martin ' })).toBe('<p><strong>Claire Martin</strong></p>');
  expect(officialSignature({ ...NOTHING, phone: '05 49' })).toBe('<p>Tél.\u00a0: 05 49</p>');
  expect(officialSignature({ ...NOTHING, name: ' ' })).toBe('');
});
