import { describe, expect, test } from 'vitest';
import { BUILT_IN_TAGS, isTagNamed, shownTags, tagName } from '../../../shared/domain/tag.ts';
import { keywordFor, readableKeyword } from '../../../shared/domain/tag-keyword.ts';

const FIVE = BUILT_IN_TAGS.map(({ keyword, colour }) => ({ keyword, name: null, colour }));

describe('The keyword of an own tag', () => {
  test.each([
    ['6eB', [], '6eb'],
    ['Sortie scolaire', [], 'sortie=20scolaire'],
    ['Réunion', [], 'r=c3=a9union'],
    ['À rendre (6e B)', [], '=c3=80=20rendre=20=286e=20b=29'],
    ['R&D', [], 'r=26d'],
    ['Projet', ['projet'], 'projet_1'],
    ['Projet', ['projet', 'PROJET_1'], 'projet_2'],
    ['Junk', [], 'junk_1'],
    ['$5', [], 'tag_1'],
    ['   ', [], 'tag'],
    // Dovecot keeps fifty signs, and no character is cut.
    ['Préparation de la sortie à Élancourt', [], 'pr=c3=a9paration=20de=20la=20sortie=20=c3=a0=20'],
  ])('of « %s » beside %j is %s, as Thunderbird makes it', (name, taken, keyword) => {
    expect(keywordFor(name, taken)).toBe(keyword);
  });

  test('tells the name again where another program gave it', () => {
    expect(readableKeyword('r&aok-union_6eb')).toBe('réunion 6eb');
    expect(readableKeyword('&ama-_rendre')).toBe('À rendre');
    expect(readableKeyword('r&-d')).toBe('r&d');
    expect(readableKeyword('&zzzz-')).toBe('&zzzz-');
    expect(readableKeyword('=c3=80=20rendre_6e=20b=29')).toBe('À rendre_6e b)');
    expect(readableKeyword('r=e9union')).toBe('r=e9union');
  });
});

test('a message shows its tags in the person’s order, and those of other programs behind', () => {
  const shown = shownTags(['projet_2027', '$Label5', '$label1'], FIVE);
  expect(shown.map((tag) => [tagName(tag, 'fr'), tag.known])).toEqual([
    ['Important', true],
    ['Peut attendre', true],
    ['projet 2027', false],
  ]);
});

test('what programs note for themselves is no tag', () => {
  expect(shownTags(['$Forwarded', '$MDNSent', 'NonJunk', '$NotJunk', 'X-ME-Annot-2', '$label9'], FIVE)).toEqual([]);
});

test('a tag is found by its name in either language, without accents, or by its keyword', () => {
  const later = { keyword: '$label4', name: null };
  expect(['a faire', 'a', 'to do', '$label4'].every((folded) => isTagNamed(later, folded))).toBe(true);
  expect(isTagNamed(later, 'important')).toBe(false);
  expect(isTagNamed({ keyword: '$label4', name: 'Répondre' }, 'repon')).toBe(true);
});
