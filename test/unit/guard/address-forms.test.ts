// Every way in which an address may stand in a text: however it is written, it is found, it is masked whole, and the
// words around it stay.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyFix, evaluate, readBody } from '../../../shared/guard/index.ts';
import { askedAgain, draftOf, family, MARKS, mail, person } from './people.ts';

const reader = family('noel');
const FAMILIES = [
  'marie.lopez@orange.fr',
  'k-benali@sfr.fr',
  "sean.o'neill@gmail.com",
  'nour+ecole@proton.me',
  'jürgen@müller.example',
  'élodie.noël@laposte.net',
  'a@b.co',
  '1234@free.fr',
].map((address) => person(address, { roles: [{ role: 'family', source: 'import' }] }));

const INVISIBLE = ['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u200e', '\u202a', '\u034f'];
const AT = [
  '@',
  '＠',
  '﹫',
  ' (at) ',
  '(at)',
  '[at]',
  ' [arobase] ',
  '{at}',
  ' (chez) ',
  '(a)',
  ' @ ',
  '\u00a0@',
  ' arobase ',
  '%40',
];
const POINT = ['.', ' (point) ', '[dot]', '(point)'];
const AROUND = [
  ['', ''],
  ['<', '>'],
  ['(', ')'],
  ['« ', ' »'],
  ['"', '"'],
  ['Mail : ', '.'],
  ['mailto:', ' !'],
  ['\u00a0', '\u00a0'],
  ['*', '*'],
  ['voir ', ', merci'],
  ['', '…'],
  ['', '...'],
  ['→ ', ';'],
] as const;
/** What is before it may not be read as a part of it. */
const WORDS = ['Bonjour', 'à', 'Écrivez', '12', '3€', 'non', ':', '–'];

/** Each letter as it is, in capitals, or split in two where it has an accent. */
const cased = (text: string) =>
  fc
    .array(fc.constantFrom('as it is', 'capital', 'split'), { minLength: text.length, maxLength: text.length })
    .map((ways) =>
      [...text]
        .map((letter, i) =>
          ways[i] === 'capital' ? letter.toUpperCase() : ways[i] === 'split' ? letter.normalize('NFD') : letter,
        )
        .join(''),
    );

const sprinkled = (text: string) =>
  fc.array(fc.tuple(fc.nat(text.length), fc.constantFrom(...INVISIBLE)), { maxLength: 3 }).map((places) => {
    const letters = [...text];
    for (const [at, one] of places) letters.splice(Math.min(Math.max(at, 1), letters.length - 1), 0, one);
    return letters.join('');
  });

const written = fc
  .record({ who: fc.constantFrom(...FAMILIES), at: fc.constantFrom(...AT), point: fc.constantFrom(...POINT) })
  .chain(({ who, at, point }) => {
    const [local = '', domain = ''] = who.address.split('@');
    return cased(domain).chain((host) =>
      cased(local).chain((name) => {
        const text = `${name}${at}${host.replaceAll('.', point)}`;
        return (at === '@' && point === '.' ? sprinkled(text) : fc.constant(text)).map((form) => ({ who, form }));
      }),
    );
  });

const aText = fc
  .record({
    before: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }),
    one: written,
    around: fc.constantFrom(...AROUND),
    after: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }),
  })
  .map(({ before, one, around: [open, close], after }) => ({
    who: one.who,
    form: one.form,
    before: before.join(' '),
    after: after.join(' '),
    text: `${before.join(' ')} ${open}${one.form}${close} ${after.join(' ')}`,
  }));

const asEntities = (text: string) => [...text].map((letter) => `&#${letter.codePointAt(0)};`).join('');
const inTags = (text: string) =>
  [...text]
    .map((letter, i) => (i % 3 === 1 ? `<b>${letter}</b>` : i % 7 === 2 ? `${letter}<!-- -->` : letter))
    .join('');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('however it is written', () => {
  test('an address in plain text is found, and masked with nothing else', () => {
    fc.assert(
      fc.property(aText, ({ who, text, before, after }) => {
        const input = mail({ to: [reader], known: FAMILIES, text });
        const [finding] = evaluate(input);
        expect(finding, text).toMatchObject({ case: 19, severity: 'red', exposed: [who.address] });
        const mended = applyFix(draftOf(input, { text }), finding!.fixes[0]!, MARKS);
        expect(evaluate(askedAgain(input, mended))).toEqual([]);
        expect(mended.text.startsWith(before)).toBe(true);
        expect(mended.text.endsWith(after)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test.each([
    ['as it is', escaped],
    ['in entities', asEntities],
    ['in tags and comments', (text: string) => inTags(text.replace(/[<>&]/g, ' '))],
  ])('an address in HTML is found %s', (_how, asHtml) => {
    fc.assert(
      fc.property(aText, ({ who, form, before, after }) => {
        const html = `<p>${escaped(before)} ${asHtml(form)} ${escaped(after)}</p>`;
        expect(readBody({ html, text: '' }).mentions, html).toMatchObject([{ address: who.address, place: 'typed' }]);
        const input = mail({ to: [reader], known: FAMILIES, html });
        const [finding] = evaluate(input);
        const mended = applyFix(draftOf(input, { html }), finding!.fixes[0]!, MARKS);
        expect(evaluate(askedAgain(input, mended)), mended.html!).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test.each(['subject', 'link', 'title', 'comment', 'cell'] as const)('an address in a %s is found', (where) => {
    fc.assert(
      fc.property(aText, ({ who, form }) => {
        const value = escaped(form).replaceAll('"', '&quot;');
        const html = {
          subject: '<p></p>',
          link: `<p><a href="mailto:${value}">Écrire</a></p>`,
          title: `<p title="${value}">Bonjour</p>`,
          comment: `<p>Bonjour</p><!-- ${form} -->`,
          cell: `<table><tr><td>Lopez</td><td>${value}</td></tr></table>`,
        }[where];
        const input = mail({
          to: [reader],
          known: FAMILIES,
          html,
          letter: where === 'subject' ? { subject: form } : {},
        });
        expect(evaluate(input), html).toMatchObject([{ severity: 'red', exposed: [who.address] }]);
      }),
      { numRuns: 100 },
    );
  });
});
