import { describe, expect, test } from 'vitest';
import {
  BUILT_IN_TAGS,
  isTagNamed,
  keywordFor,
  readableKeyword,
  shownTags,
  tagName,
} from '../../../shared/domain/tag.ts';

const FIVE = BUILT_IN_TAGS.map(({ keyword, colour }) => ({ keyword, name: null, colour }));

describe('The keyword of an own tag', () => {
  test.each([
    ['6eB', [], '6eb'],
    ['Sortie scolaire', [], 'sortie_scolaire'],
    ['Réunion', [], 'r&aok-union'],
    ['À rendre', [], '&ama-_rendre'],
    ['50 % (calcul)', [], '50____calcul_'],
    ['R&D', [], 'r&-d'],
    ['Projet', ['projet'], 'projeta'],
    ['Projet', ['projet', 'PROJETA'], 'projetaa'],
    ['Junk', [], 'junka'],
    ['   ', [], 'tag'],
  ])('of « %s » beside %j is %s, as Thunderbird makes it', (name, taken, keyword) => {
    expect(keywordFor(name, taken)).toBe(keyword);
  });

  test('tells the name again where another program gave it', () => {
    expect(readableKeyword('r&aok-union_6eb')).toBe('réunion 6eb');
    expect(readableKeyword('&ama-_rendre')).toBe('À rendre');
    expect(readableKeyword('r&-d')).toBe('r&d');
    expect(readableKeyword('&zzzz-')).toBe('&zzzz-');
  });
});

test('a message shows its tags in the person’s order, and those of other programs behind', () => {
  const shown = shownTags(['projet_2027', '$Label5', '$label1'], FIVE);
  expect(shown.map((tag) => [tagName(tag, 'fr'), tag.known])).toEqual([
    ['Important', true],
    ['Plus tard', true],
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
