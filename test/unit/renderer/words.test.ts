// Every table of words of the window, in both languages: complete, and typeset as French is.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

interface Table {
  fr: Record<string, unknown>;
  en: Record<string, unknown>;
}

const renderer = path.resolve(import.meta.dirname, '../../../renderer');
const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|[\\/])([a-z-]+-)?words\.ts$/.test(file) && !file.startsWith('i18n'))
  .toSorted();

const isTable = (value: unknown): value is Table => typeof value === 'object' && value !== null && 'fr' in value;

test('there are tables of words', () => {
  expect(files.length).toBeGreaterThan(8);
});

describe.each(files)('%s', (file) => {
  test('says in English all that it says in French, and the other way round', async () => {
    const tables = Object.values((await import(path.join(renderer, file))) as object).filter(isTable);
    expect(tables.length).toBeGreaterThan(0);
    for (const { fr, en } of tables) {
      expect(Object.keys(en).toSorted()).toEqual(Object.keys(fr).toSorted());
      for (const [key, word] of [...Object.entries(fr), ...Object.entries(en)]) expect(word, key).not.toBe('');
    }
  });

  test('puts a non-breaking space before « : ; ? ! » and within guillemets', async () => {
    const tables = Object.values((await import(path.join(renderer, file))) as object).filter(isTable);
    const french = tables.flatMap(({ fr }) => Object.values(fr)).filter((word) => typeof word === 'string');
    const wrong = french.filter((word) => /[^\S\u00a0\u202f][:;?!»]|«[^\S\u00a0\u202f]|[\p{L}»][?!]/u.test(word));
    expect(wrong).toEqual([]);
  });
});
