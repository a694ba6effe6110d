// Which answers without References belong to what they answer: a table of what happens in a school's mailbox.
import { expect, test } from 'vitest';
import { answeredSubject, answers, isLoneAnswer, type Spoken } from '../../../engine/core/answered.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const at = (day: number) => Date.UTC(2026, 8, 1) + day * DAY_MS;
const person = (address: string) => ({ name: null, address });

function said(from: string, to: string[], subject: string, day: number, more: Partial<Spoken> = {}) {
  return {
    subject,
    from: [person(from)],
    to: to.map(person),
    cc: [],
    bcc: [],
    inReplyTo: null,
    references: [],
    dateAt: at(day),
    ...more,
  };
}

const CLAIRE = 'claire@ac-lyon.fr';
const PAUL = 'paul@ac-lyon.fr';
const MUM = 'mum@example.org';
const asked = said(CLAIRE, [PAUL], 'Réunion de rentrée', 0);

test.each([
  ['the one who was asked answers the one who asked', said(PAUL, [CLAIRE], 'RE : réunion de rentrée', 2), true],
  ['a year later it is another meeting', said(PAUL, [CLAIRE], 'Re: Réunion de rentrée', 366), false],
  ['somebody who was not asked speaks of another one', said(MUM, [CLAIRE], 'Re: Réunion de rentrée', 2), false],
  ['an answer to somebody else', said(PAUL, [MUM], 'Re: Réunion de rentrée', 2), false],
  ['another subject', said(PAUL, [CLAIRE], 'Re: Réunion de parents', 2), false],
  ['before it was asked', said(PAUL, [CLAIRE], 'Re: Réunion de rentrée', -2), false],
])('%s', (_, answer, expected) => {
  expect(isLoneAnswer(answer)).toBe(true);
  expect(answers(answer, asked)).toBe(expected);
});

test('hidden recipients were asked, too: a family answers the school that wrote to all', () => {
  const toAll = said(CLAIRE, [CLAIRE], 'Sortie au musée', 0, { bcc: [person(MUM)] });
  expect(answers(said(MUM, [CLAIRE], 'Re: Sortie au musée', 1), toAll)).toBe(true);
});

test('what names a message, forwards, or answers very many is joined by its references or not at all', () => {
  expect(isLoneAnswer(said(PAUL, [CLAIRE], 'Re: Réunion', 1, { inReplyTo: 'x@y' }))).toBe(false);
  expect(isLoneAnswer(said(PAUL, [CLAIRE], 'TR: Réunion', 1))).toBe(false);
  expect(isLoneAnswer(said(PAUL, [CLAIRE], 'Réunion', 1))).toBe(false);
  const many = Array.from({ length: 9 }, (_, n) => `p${n}@x.fr`);
  expect(isLoneAnswer(said(PAUL, many, 'Re: Réunion', 1))).toBe(false);
});

test('a subject that says nothing joins nothing', () => {
  expect(answeredSubject('Re: ?')).toBeNull();
  expect(answeredSubject('Re: 6B')).toBeNull();
  expect(answeredSubject('RE[2]: Réf : Absence')).toBe('absence');
});
