// docs/server-lore.md names a test for each quirk of servers and mail: every one of them is there.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/server-lore.md'), 'utf8');
const testFiles = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `test/${file}`);

interface Named {
  file: string;
  /** Words of the test's name, in the order of the file; what an ellipsis leaves out stands between two. */
  words: string[];
}

/** « [engine/x.test.ts](../test/engine/x.test.ts) | `` name `` » or « `x.test.ts` « name », « another » ». */
function namedIn(row: string): Named[] {
  const [, linked, name] = /\]\(\.\.\/(test\/[^)]+)\) \| `` (.+) `` \|$/.exec(row) ?? [];
  if (linked && name) return [{ file: linked, words: [name] }];
  return [...row.matchAll(/`([\w/.-]+\.test\.ts)`([^`]*)/g)].map(([, file, rest]) => ({
    file: file!,
    words: [...rest!.matchAll(/« ([^»]+) »/g)].flatMap(([, quoted]) => quoted!.split('…').map((part) => part.trim())),
  }));
}

const named = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .flatMap(namedIn);

test('the page names its tests in a form that can be read', () => {
  expect(named.length).toBeGreaterThan(110);
});

test.each(named.map(({ file, words }) => [file, words] as const))('%s has %j', (file, words) => {
  const found = testFiles.filter((one) => one === file || one.endsWith(`/${file}`));
  expect(found).not.toEqual([]);
  const texts = found.map((one) => readFileSync(path.join(root, one), 'utf8'));
  for (const word of words.filter(Boolean)) expect(texts.some((text) => text.includes(word))).toBe(true);
});
