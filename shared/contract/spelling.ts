import { z } from 'zod';
import { query } from './procedure.ts';

export const spelling = {
  /** Which of these words are misspelled, by the dictionary of the interface's language. */
  misspelled: query<string[]>()(z.object({ words: z.array(z.string().max(100)).max(2_000) })),
  suggest: query<string[]>()(z.object({ word: z.string().max(100) })),
};
