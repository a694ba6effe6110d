// The marks of accounts can be read by everybody: by their letter, and by their contrast in both themes.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { initialOf } from '../../../renderer/ui/account-mark.tsx';
import { AccountColour, nextColour } from '../../../shared/domain/account-colour.ts';

const css = (name: string) => readFileSync(new URL(`../../../renderer/ui/${name}`, import.meta.url), 'utf8');
const pair = (text: string, pattern: string): [string, string] => {
  const found = new RegExp(`${pattern}[^;]*light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(text)!;
  return [found[1]!, found[2]!];
};

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

test.each(AccountColour.options)('%s holds under its letter and on every pane, in both themes', (colour) => {
  const marks = css('account-mark.css');
  const theme = css('theme.css');
  const own = pair(marks, `\\[data-colour="${colour}"\\]\\s*\\{\\s*--account:`);
  const letter = pair(marks, '\\n  color:');
  for (const index of [0, 1] as const) {
    expect(contrast(own[index], letter[index])).toBeGreaterThanOrEqual(4.5);
    for (const pane of ['--page', '--pane', '--raised', '--selected', '--sunken']) {
      expect(contrast(own[index], pair(theme, `${pane}:`)[index])).toBeGreaterThanOrEqual(3);
    }
  }
});

test.each([
  ['École Jean Moulin', 'É'],
  ['Académie de Poitiers', 'P'],
  ['Académie d’Amiens', 'A'],
  ['Établissement 0170000A', '0'],
  ['claire@ac-lyon.fr', 'C'],
  ['Académie', 'A'],
  ['…', '?'],
])('« %s » is marked by « %s »', (title, initial) => {
  expect(initialOf(title)).toBe(initial);
});

test('one more account has a colour that is used least', () => {
  expect(nextColour([])).toBe('blue');
  expect(nextColour(['blue', 'green'])).toBe('orange');
  expect(nextColour([...AccountColour.options, 'blue'])).toBe('green');
});
