// Answers the pages' spell checker (preload.ts) and the menu of suggestions from the engine's dictionary, when the
// person wants one.
import { ipcMain } from 'electron';
import { z } from 'zod';
import { MailError } from '../shared/domain/problem.ts';
import type { Settings } from '../shared/domain/settings.ts';
import type { EngineProcess } from './engine-process.ts';
import { isOwnPage } from './page.ts';

const Words = z.array(z.string()).max(100_000);
const LONGEST_WORD = 100;
const MOST_WORDS = 2_000;

export function answerSpelling(engine: EngineProcess, settings: () => Settings): void {
  ipcMain.handle('casier:misspelled', async (event, words: unknown): Promise<string[]> => {
    if (!isOwnPage(event.senderFrame)) throw new Error('Spelling was asked by another page');
    const asked = [...new Set(Words.parse(words))].filter((word) => word.length <= LONGEST_WORD).slice(0, MOST_WORDS);
    if (!settings().spellcheck || asked.length === 0) return [];
    return orNone(async () => (await engine.client()).spelling.misspelled({ words: asked }));
  });
}

export function suggestSpelling(engine: EngineProcess, word: string): Promise<string[]> {
  return orNone(async () => (await engine.client()).spelling.suggest({ word }));
}

/** While the engine is away or its store is locked, every word is well spelled. */
async function orNone(ask: () => Promise<string[]>): Promise<string[]> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof MailError) return [];
    throw error;
  }
}
