import type { Speller } from '../spelling/speller.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function spellingHandlers({ language }: ApiContext, speller: Speller): WindowHandlers['spelling'] {
  return {
    misspelled: ({ words }) => speller.ask(language(), { kind: 'misspelled', words }),
    suggest: ({ word }) => speller.ask(language(), { kind: 'suggest', word }),
  };
}
