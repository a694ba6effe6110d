// What a key costs in the search field: the engine's answer, index and store, at 10,000, 50,000 and 200,000 messages; the same
// with the best first, with facts alone, and which attachments the rows on a screen were found by. No server and no window:
// `npm run bench -- --only=search`, and `--only=search200k` by itself, which fills its store for minutes.
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { foundInAttachments } from '../../engine/search/found-in.ts';
import { search } from '../../engine/search/search.ts';
import { insertAccount } from '../../engine/store/accounts.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { insertMailbox } from '../../engine/store/mailboxes.ts';
import { saveHeaders } from '../../engine/store/message-sync.ts';
import { searchPath } from '../../engine/store/search-writer.ts';
import { saveSources } from '../../engine/store/sources.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { figuresOf } from './figures.ts';
import { createProse, type Prose } from './prose.ts';
import { createRandom } from './random.ts';

const AT_ONCE = 1_000;
const FIRST_AT = 1_500_000_000_000;
const STEP_MS = 20 * 60_000;
const ROUNDS = 5;
const KEY = new Uint8Array(32).fill(7);
const MB = 1_000_000;

/** As they are typed, letter by letter: each beginning is a search. */
const TYPED = ['réunion', 'professeurs', 'kayak', 'ornithorynque'];
const ASKED = {
  'with two fields': 'de:personne7 objet:classe',
  phrase: '"conseil de classe"',
  'of one word without another': 'classe -réunion',
  'of facts alone': 'non lu avant:2020',
  alternatives: 'kayak ou zygomorphe',
} as const;

export function benchSearch(messages: number): void {
  const figures = figuresOf('search', `${messages / 1_000}k`);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casier-search-bench-'));
  const file = path.join(folder, 'mail.db');
  const store = openStore({ path: file, key: KEY });
  try {
    fill(store, messages);
    const nowAt = FIRST_AT + messages * STEP_MS;
    const timed = (text: string, byRelevance = false) => {
      const startedAt = performance.now();
      search(store, { text, mailboxId: null, byRelevance }, nowAt);
      return performance.now() - startedAt;
    };
    const typed = TYPED.flatMap((word) => Array.from({ length: word.length }, (_, end) => word.slice(0, end + 1)));
    // What is read for the first time comes from the disk.
    for (const text of typed) timed(text);
    const times = (texts: readonly string[], byRelevance = false) =>
      Array.from({ length: ROUNDS }, () => texts.map((text) => timed(text, byRelevance))).flat();
    figures.recordSpread('a search at each letter', 'ms', times(typed), [null, '≤ 50']);
    figures.recordSpread('the best first, at each letter', 'ms', times(typed, true), [null, null]);
    for (const [name, text] of Object.entries(ASKED)) figures.record(`a search ${name}`, 'ms', times([text]), '≤ 50');
    figures.record('attachments that 50 rows were found by', 'ms', foundInTimes(store, nowAt));
    figures.record('store', 'MB', [fs.statSync(file).size / MB]);
    figures.record('search index', 'MB', [fs.statSync(searchPath(file)).size / MB]);
  } finally {
    store.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function foundInTimes(store: Store, nowAt: number): number[] {
  const ids = [...search(store, { text: 'classe', mailboxId: null }, nowAt).ids].slice(0, 50) as MessageId[];
  return Array.from({ length: ROUNDS }, () => {
    const startedAt = performance.now();
    foundInAttachments(store, 'classe', ids, nowAt);
    return performance.now() - startedAt;
  });
}

function fill(store: Store, messages: number): void {
  const random = createRandom(50);
  const prose = createProse(random);
  const { accountId, mailboxId } = store.transaction((tx) => {
    const account = { protocol: 'imap', address: 'c@ac-x.fr', name: 'C', incoming: null, outgoing: null } as const;
    const id = insertAccount(tx, { ...account, passwordKept: 'session' });
    const box = { accountId: id, parentId: null, delimiter: '/', selectable: true, localOnly: false };
    return { accountId: id, mailboxId: insertMailbox(tx, { ...box, path: 'INBOX', name: 'INBOX', role: 'inbox' }) };
  });
  for (let first = 0; first < messages; first += AT_ONCE) {
    const letters = Array.from({ length: AT_ONCE }, (_, i) => letterOf(first + i, prose));
    const stored = store.transaction(
      (tx) =>
        saveHeaders(
          tx,
          { id: mailboxId, accountId },
          letters.map(({ facts }, i) => ({
            uid: first + i + 1,
            flags: i % 5 === 0 ? [] : ['\\Seen'],
            internalDateAt: facts.dateAt,
            sizeBytes: 4_000,
            facts,
          })),
        ),
      'refetchable',
    );
    const digests = stored.map(({ messageId }, i) => ({ messageId, digest: letters[i]! }));
    store.transaction((tx) => saveSources(tx, digests), 'refetchable');
  }
}

function letterOf(index: number, prose: Prose) {
  const marker = index % 50 === 0 ? 'kayak' : index % 400 === 1 ? 'ornithorynque' : '';
  const text = [prose.paragraph(), marker, index % 3_000 === 0 ? 'zygomorphe' : ''].join('\n');
  const facts = {
    subject: prose.subject(),
    from: [{ name: `Personne ${index % 300}`, address: `personne${index % 300}@ac-x.fr` }],
    sender: null,
    replyTo: [],
    to: [{ name: null, address: 'c@ac-x.fr' }],
    cc: [],
    bcc: [],
    dateAt: FIRST_AT + index * STEP_MS,
    messageIdHeader: `m${index}@bench`,
    inReplyTo: null,
    references: [],
    listId: null,
    listPost: null,
    mailFollowupTo: [],
    deliveredTo: [],
    likelyAttachments: false,
  };
  return {
    facts,
    text,
    packed: { encoding: 'raw', bytes: new TextEncoder().encode(text) },
    sizeBytes: text.length,
    // Differing in their beginnings, by which sources are looked up.
    hash: `${index}`.padStart(8, '0').padEnd(64, '0'),
    snippet: text.slice(0, 100),
    attachments: [],
    bodyKind: 'text' as const,
    defects: [],
  };
}
