import { expect, test } from 'vitest';
import { headerLines, placesInHeader, rangesOf } from '../../../renderer/features/reader/header-lines.ts';
import { sampleMessage } from '../../renderer/sample-message.ts';

const person = (name: string | null, address: string) => ({ name, address });
const letter = sampleMessage(
  1,
  {
    from: [person('Éléonore Dupont', 'e.dupont@ac-lyon.fr')],
    sender: person(null, 'e.dupont@ac-lyon.fr'),
    replyTo: [person(null, 'secretariat@ac-lyon.fr')],
    to: Array.from({ length: 12 }, (_, i) => person(`Élève Dupont ${i}`, `d${i}@free.fr`)),
    cc: [person(null, 'dupont@free.fr')],
  },
  'Rendez-vous de M. Du\u00adpont',
);

test('a header names everybody once, and who writes even where nobody does', () => {
  expect(headerLines(letter).map(({ kind }) => kind)).toEqual(['from', 'replyTo', 'to', 'cc']);
  expect(headerLines({ ...letter, from: [], replyTo: [], to: [], cc: [], sender: null })).toMatchObject([
    { kind: 'from' },
  ]);
});

test('what is looked for is counted in the subject and in what is shown of the people', () => {
  const find = (text: string) => placesInHeader(letter, { kind: 'find', text });
  // Subject, name and address of the author, six of twelve recipients, one address in copy.
  expect(find('dupont')).toBe(1 + 2 + 6 + 1);
  expect(find('eleonore')).toBe(1);
  expect(find('d11@free')).toBe(0);
  expect(find(' ')).toBe(0);
  expect(placesInHeader(letter, { kind: 'words', words: ['dupont'] })).toBe(0);
});

test('marks cover what is seen, whatever accents, blanks and invisible letters', () => {
  const marked = (text: string, wanted: string) =>
    rangesOf(text, { kind: 'find', text: wanted }).map(([start, end]) => text.slice(start, end));
  expect(marked("L’Élève et l'ele\u0300ve", "l'eleve")).toEqual(['L’Élève', "l'ele\u0300ve"]);
  expect(marked('Sœur,  S\u00adoeur', 'soeur')).toEqual(['Sœur', 'S\u00adoeur']);
  expect(marked('un\u00a0 \tmot', 'UN  mot')).toEqual(['un\u00a0 \tmot']);
  expect(rangesOf('Élèves de 3e', { kind: 'words', words: ['eleve', '3e '] })).toEqual([
    [0, 5],
    [10, 12],
  ]);
});
