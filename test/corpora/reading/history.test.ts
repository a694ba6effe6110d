// Folding the history of answers, measured on answers that nobody here wrote. What differs stands below with its reason,
// and the figures in docs/reading.md are those that come out.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { foldAll } from './history.ts';

const WHY: Record<string, string> = {
  'talon/standard_replies/sparrow.eml': 'the address of a link is written in <>, theirs in ()',
  'talon/standard_replies/thunderbird.eml': 'the answer stands below the quotation: nothing is folded',
  'crisp/email_2.txt': 'the footer of a mailing list stands below the quotation: nothing is folded',
  'crisp/email_7.txt': 'a quoted line was broken in two: what is above the break stays',
};

const folded = foldAll();
const differing = folded.filter(({ left, wanted }) => left !== wanted);

test('what is left is what the author wrote, but where there is a reason', () => {
  expect(folded.length).toBeGreaterThan(30);
  const unexplained = differing.filter(({ file }) => !(file in WHY));
  expect(unexplained).toEqual([]);
  expect(Object.keys(WHY).sort()).toEqual(differing.map(({ file }) => file).sort());
});

test('no word of the author is folded away', () => {
  const lost = folded.filter(({ file, left, wanted }) => !left.includes(wanted) && !file.endsWith('sparrow.eml'));
  expect(lost).toEqual([]);
});

test('docs/reading.md has these figures', () => {
  const page = readFileSync('docs/reading.md', 'utf8');
  expect(page).toContain(`${folded.length - differing.length} of ${folded.length} answers`);
});
