import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSpeller, type Speller } from '../../../engine/spelling/speller.ts';
import { builtWorker } from '../../servers/workers.ts';

let speller: Speller;
beforeAll(async () => {
  speller = createSpeller(await builtWorker('spelling-worker'));
});
afterAll(() => speller.close());

const misspelled = (language: 'fr' | 'en', words: string[]) => speller.ask(language, { kind: 'misspelled', words });

describe('The French dictionary', () => {
  it('accepts what a school writes', async () => {
    const words = 'élèves réunion aujourd’hui l’école presqu’île œuvre rendez-vous inscrirez ci-joint Évry'.split(' ');
    expect(await misspelled('fr', words)).toEqual([]);
  });

  it('marks misspelled words, in the order they were asked', async () => {
    expect(await misspelled('fr', ['bonjour', 'reunion', 'école', 'pedagogique', 'cojnoint'])).toEqual([
      'reunion',
      'pedagogique',
      'cojnoint',
    ]);
  });

  it('suggests the right word first', async () => {
    expect((await speller.ask('fr', { kind: 'suggest', word: 'reunion' }))[0]).toBe('réunion');
  });
});

describe('The English dictionary', () => {
  it('takes over when the language changes, and back', async () => {
    expect(await misspelled('en', ['meeting', 'réunion', 'colour', 'wrnog'])).toContain('wrnog');
    expect(await misspelled('fr', ['meeting-point', 'réunion'])).not.toContain('réunion');
  });
});
