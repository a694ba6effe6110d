// What is looked for in a message that is shown: marked in its text, and nowhere else.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markMatches } from '../../../engine/mime/mark-matches.ts';
import type { Marks } from '../../../shared/domain/marks.ts';

const page = (body: string) => `<html><head><title>sortie</title></head><body class="sortie">${body}</body></html>`;
/** With [brackets] for marks; the first of a match has its number. */
function marked(body: string, marks: Marks): string {
  const { html } = markMatches(page(body), marks);
  const inside = html.slice(html.indexOf('<body class="sortie">') + 21, -'</body></html>'.length);
  return inside
    .replace(/<mark class="casier-found" id="casier-found-(\d+)">/g, '[$1:')
    .replace(/<mark class="casier-found">/g, '[')
    .replaceAll('</mark>', ']');
}
const find = (text: string): Marks => ({ kind: 'find', text });

test.each([
  ['la sortie, une SORTIE', 'sortie', 'la [0:sortie], une [1:SORTIE]'],
  ['L’Élève et l’&eacute;l&egrave;ve', 'élève', 'L’[0:Élève] et l’[1:&eacute;l&egrave;ve]'],
  ['<b>Sor</b>tie', 'sortie', '<b>[0:Sor]</b>[tie]'],
  ['<p>Sor</p><p>tie</p>', 'sortie', '<p>Sor</p><p>tie</p>'],
  ['au&nbsp;  \n musée', 'au musée', '[0:au&nbsp;  \n musée]'],
  ['co&shy;opérative', 'coopérative', '[0:co&shy;opérative]'],
  ['ma sœur', 'soeur', 'ma [0:sœur]'],
  ['l’école', "l'école", '[0:l’école]'],
  ['a.c (x) a+c', 'a+c', 'a.c (x) [0:a+c]'],
  ['1 &lt; 2', '< 2', '1 [0:&lt; 2]'],
  [
    '<a href="https://x.fr/sortie" title="a > sortie">ici</a>',
    'sortie',
    '<a href="https://x.fr/sortie" title="a > sortie">ici</a>',
  ],
  [
    '<details><summary>Messages précédents</summary>messages</details>',
    'messages',
    '<details><summary>Messages précédents</summary>[0:messages]</details>',
  ],
  ['<table><tr><td>a</td> <td>b</td></tr></table>', 'a b', '<table><tr><td>a</td> <td>b</td></tr></table>'],
  ['rien', '   ', 'rien'],
])('%s, looked for « %s »', (body, text, expected) => {
  expect(marked(body, find(text))).toBe(expected);
});

test('words of a search as beginnings of words, singulars as whole ones', () => {
  const marks: Marks = { kind: 'words', words: ['cours', 'cour ', 'eleve'] };
  expect(marked('La cour, le courrier, les cours des élèves, le parcours', marks)).toBe(
    'La [0:cour], le courrier, les [1:cours] des [2:élève]s, le parcours',
  );
});

test('a document without a match stays as it is, and what is found has its colours', () => {
  expect(markMatches(page('rien'), find('x'))).toEqual({ html: page('rien'), count: 0 });
  expect(markMatches(page('un x'), find('x')).html).toContain('mark.casier-found:target');
});

test('nothing but marks is added, whatever the text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<b>',
      '</b>',
      '<p>',
      '</p>',
      '<br>',
      '&amp;',
      '&lt;',
      '<a title="x>y">',
      '</a>',
      ' ',
      'sortie',
      'œ',
      '😀',
    ),
    fc.string({ unit: 'binary' }).map((text) => text.replace(/[<>&]/g, '')),
  );
  fc.assert(
    fc.property(
      fc.array(piece),
      fc.oneof(fc.constantFrom('sortie', 's', 'e', ' '), fc.string({ maxLength: 3 })),
      (pieces, text) => {
        const body = pieces.join('');
        const { html, count } = markMatches(page(body), find(text));
        const without = html.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<\/?mark\b[^>]*>/g, '');
        expect(without).toBe(page(body));
        expect([...html.matchAll(/id="casier-found-/g)]).toHaveLength(count);
      },
    ),
    { numRuns: 400 },
  );
});

test('five megabytes are looked through in a moment, and not marked without end', () => {
  const { count } = markMatches(page('<p>sortie au musée</p>'.repeat(220_000)), find('sortie'));
  expect(count).toBe(2_000);
});
