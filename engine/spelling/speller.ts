// Spell checking without a dictionary on the network: French and English ship with the program. The worker starts at
// the first question and speaks one language; another language, or ten quiet minutes, end it.
import { Worker } from 'node:worker_threads';
import { type Deferred, deferred } from '../core/deferred.ts';
import type { SpellingAnswer, SpellingQuestion } from './spelling-wire.ts';

export type SpellingLanguage = 'fr' | 'en';

export interface Speller {
  ask(language: SpellingLanguage, question: SpellingQuestion): Promise<SpellingAnswer>;
  close(): Promise<void>;
}

const IDLE_MS = 10 * 60_000;

interface Dictionary {
  language: SpellingLanguage;
  ask(question: SpellingQuestion): Promise<SpellingAnswer>;
  close(): Promise<void>;
}

/** `workerUrl`: the built spelling-worker.js, from the composition root. */
export function createSpeller(workerUrl: URL): Speller {
  let dictionary: Dictionary | null = null;
  let idle: NodeJS.Timeout | null = null;

  const close = async () => {
    if (idle) clearTimeout(idle);
    const closing = dictionary;
    dictionary = null;
    await closing?.close();
  };

  return {
    ask(language, question) {
      if (dictionary?.language !== language) {
        void close();
        dictionary = openDictionary(workerUrl, language);
      }
      if (idle) clearTimeout(idle);
      idle = setTimeout(close, IDLE_MS);
      idle.unref();
      return dictionary.ask(question);
    },
    close,
  };
}

function openDictionary(workerUrl: URL, language: SpellingLanguage): Dictionary {
  const worker = new Worker(workerUrl, { workerData: language });
  const asked = new Map<number, Deferred<SpellingAnswer>>();
  let lastId = 0;
  worker.on('message', ({ id, answer }: { id: number; answer: SpellingAnswer }) => {
    asked.get(id)?.resolve(answer);
    asked.delete(id);
  });
  // A broken dictionary is a bug of the package: it must be seen, not spelled around.
  worker.on('error', (error) => {
    throw error;
  });
  worker.unref();
  return {
    language,
    ask(question) {
      const id = ++lastId;
      const answer = deferred<SpellingAnswer>();
      asked.set(id, answer);
      worker.postMessage({ id, question });
      return answer.promise;
    },
    async close() {
      // What is still asked is asked of a language that nobody writes any more.
      for (const answer of asked.values()) answer.resolve([]);
      asked.clear();
      await worker.terminate();
    },
  };
}
