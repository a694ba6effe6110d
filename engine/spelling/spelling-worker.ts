// The spell checker on a thread of its own: loading a dictionary takes 0.1 s and 40 MB, the first suggestions another
// 0.1 s. Hunspell itself, compiled to WebAssembly: the dictionaries are made for it, and no reimplementation tried
// reads the French one right, fast and small (ADR 0010).
import { parentPort, workerData } from 'node:worker_threads';
import { createHunspellFromStrings } from 'hunspell-wasm';
import type { SpellingAnswer, SpellingQuestion } from './spelling-wire.ts';

const SUGGESTIONS_MAX = 6;

async function openDictionary(language: 'fr' | 'en') {
  const { default: dictionary } = language === 'fr' ? await import('dictionary-fr') : await import('dictionary-en');
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return createHunspellFromStrings(text(dictionary.aff), text(dictionary.dic));
}

/** Dictionaries spell with the typewriter's apostrophe. */
const plain = (word: string) => word.normalize('NFC').replaceAll('’', "'");

const port = parentPort!;
const opening = openDictionary(workerData as 'fr' | 'en');

port.on('message', async ({ id, question }: { id: number; question: SpellingQuestion }) => {
  const hunspell = await opening;
  const answer: SpellingAnswer =
    question.kind === 'misspelled'
      ? question.words.filter((word) => !hunspell.testSpelling(plain(word)))
      : hunspell.getSpellingSuggestions(plain(question.word)).slice(0, SUGGESTIONS_MAX);
  port.postMessage({ id, answer });
});
