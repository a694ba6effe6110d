// What a key costs in an address field: the engine's answer, store and ranking, in a book of 10,000 people and 60 groups,
// beside 40 recipients. No server: `npm run bench -- --only=book`.
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { complete } from '../../engine/api/completion.ts';
import { saveContact } from '../../engine/store/contacts.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { saveGroup } from '../../engine/store/groups.ts';
import { figuresOf } from './figures.ts';

const PEOPLE = 10_000;
const CLASS = 25;
const CLASSES = 60;
const BESIDE = 40;
const RUNS = 15;
const FIRST_NAMES = ['Marie', 'Mathieu', 'Inès', 'Hugo', 'Chloé', 'Karim', 'Maël', 'Noé', 'Zoé', 'Martin', 'Lina'];
const SYLLABLES = ['ba', 'ron', 'mar', 'ti', 'le', 'fou', 'nier', 'gue', 'rin', 'da', 'sil', 'va', 'ro', 'che'];

const address = (i: number) => `personne${i}@orange.fr`;

/** All begin alike, so that each letter finds its part of them. */
function nameOf(i: number): string {
  const syllable = (at: number) => SYLLABLES[Math.floor(i / SYLLABLES.length ** at) % SYLLABLES.length]!;
  return `${FIRST_NAMES[i % FIRST_NAMES.length]} ${syllable(0)}${syllable(1)}${syllable(2)}`;
}

export function benchCompletion(): void {
  const { record } = figuresOf('contacts', '10,000 people');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casier-completion-bench-'));
  const store = openStore({ path: path.join(folder, 'mail.db'), key: new Uint8Array(32).fill(7) });
  const beside = Array.from({ length: BESIDE }, (_, i) => address(i * 3));
  try {
    fill(store);
    for (const text of ['m', 'ma', 'marie', 'marie ba']) {
      const ask = () => complete(store.reads, { text, limit: 8, beside });
      ask();
      const times = Array.from({ length: RUNS }, () => {
        const startedAt = performance.now();
        ask();
        return performance.now() - startedAt;
      });
      record(`completion of « ${text} »`, 'ms', times, '≤ 16');
    }
  } finally {
    store.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function fill(store: Store): void {
  store.transaction((tx) => {
    for (let i = 0; i < PEOPLE; i += 1)
      saveContact(tx, { address: address(i), name: nameOf(i), roles: ['family'] }, 'import');
    for (let i = 0; i < CLASSES; i += 1) {
      const memberAddresses = Array.from({ length: CLASS }, (_, at) => address(i * CLASS + at));
      saveGroup(tx, { id: null, privacy: 'alwaysBcc', agreedAt: null, name: `Classe ${i}`, memberAddresses });
    }
  });
}
