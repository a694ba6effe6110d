// What the guard asks about people, on a store of 100,000 messages and a school's address book: the facts of 500
// recipients, the pupils, and the reading of who met whom that goes on behind. No server: `npm run bench -- --only=book`.
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { personFacts } from '../../engine/address-book/person-facts.ts';
import { pupilFacts } from '../../engine/address-book/pupil-facts.ts';
import type { HeaderFacts } from '../../engine/core/message-facts.ts';
import { insertAccount } from '../../engine/store/accounts.ts';
import { readAcquaintance } from '../../engine/store/acquaintance.ts';
import { saveChild } from '../../engine/store/children.ts';
import { saveContact } from '../../engine/store/contacts.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { saveGroup } from '../../engine/store/groups.ts';
import { insertMailbox } from '../../engine/store/mailboxes.ts';
import { saveHeaders } from '../../engine/store/message-sync.ts';
import { learnReceived } from '../../engine/store/met-contacts.ts';
import { figuresOf } from './figures.ts';
import { createRandom } from './random.ts';

const MESSAGES = 100_000;
const FAMILIES = 1_000;
const COLLEAGUES = 200;
const STRANGERS = 5_000;
const ASKED = 500;
const AT_ONCE = 1_000;
const OWN = 'c.martin@ac-poitiers.fr';
const RUNS = 15;

const FIRST_NAMES = ['Marie', 'Paul', 'Inès', 'Hugo', 'Chloé', 'Karim', 'Léa', 'Noé', 'Zoé', 'Adam', 'Lina'];
const SYLLABLES = ['ba', 'ron', 'mar', 'ti', 'le', 'fou', 'nier', 'gue', 'rin', 'da', 'sil', 'va', 'ro', 'che'];

/** Two of a hundred share theirs. */
function nameOf(i: number): string {
  const n = i % 980;
  const syllable = (at: number) => SYLLABLES[Math.floor(n / SYLLABLES.length ** at) % SYLLABLES.length]!;
  return `${FIRST_NAMES[n % FIRST_NAMES.length]} ${syllable(0)}${syllable(1)}${syllable(2)}`;
}
const family = (i: number) => `famille${i}@orange.fr`;
const colleague = (i: number) => `${nameOf(i).toLowerCase().replace(' ', '.')}@ac-poitiers.fr`;

export function benchFacts(): void {
  const { record } = figuresOf('contacts', '100,000 messages');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casier-facts-bench-'));
  const store = openStore({ path: path.join(folder, 'mail.db'), key: new Uint8Array(32).fill(7) });
  try {
    fillBook(store);
    fillMail(store);
    const steps = readAll(store);
    record('who met whom: the reading of 100 messages', 'ms', steps);
    const families = Array.from({ length: ASKED }, (_, i) => family(i));
    const colleagues = Array.from({ length: COLLEAGUES }, (_, i) => colleague(i));
    const mixed = [...colleagues, ...families].slice(0, ASKED);
    record(
      'facts of 500 families',
      'ms',
      times(() => personFacts(store.reads, families)),
      '≤ 50',
    );
    record(
      'facts of 500, 200 of whom colleagues',
      'ms',
      times(() => personFacts(store.reads, mixed)),
      '≤ 50',
    );
    record(
      'facts of 8 colleagues',
      'ms',
      times(() => personFacts(store.reads, colleagues.slice(0, 8))),
      '≤ 5',
    );
    record(
      'pupils of the class lists',
      'ms',
      times(() => pupilFacts(store.reads)),
      '≤ 50',
    );
  } finally {
    store.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** 1,000 families in classes of 25 and in one group of the whole school, a pupil for two of them. */
function fillBook(store: Store): void {
  store.transaction((tx) => {
    const role = { roles: ['family'] } as const;
    const ids = Array.from({ length: FAMILIES }, (_, i) =>
      saveContact(tx, { address: family(i), name: nameOf(i), ...role }, 'import'),
    );
    for (let i = 0; i < FAMILIES; i += 2) {
      const child = { id: null, firstName: `Lou${i}`, lastName: `Nom${i}`, className: 'CM2', schoolYear: 2026 };
      saveChild(tx, { ...child, contactIds: [ids[i]!, ids[i + 1]!] });
    }
    const group = { id: null, privacy: 'alwaysBcc', agreedAt: null } as const;
    const all = Array.from({ length: FAMILIES }, (_, i) => family(i));
    saveGroup(tx, { ...group, name: 'Toute l’école', memberAddresses: all });
    for (let i = 0; i < FAMILIES; i += 25)
      saveGroup(tx, { ...group, name: `Classe ${i}`, memberAddresses: all.slice(i, i + 25) });
    learnReceived(
      tx,
      Array.from({ length: STRANGERS }, (_, i) => ({
        from: { name: i % 20 === 0 ? nameOf(i) : null, address: stranger(i) },
        at: i,
      })),
    );
  });
}

function stranger(i: number): string {
  return `lettre${i}@lettre${i % 40}.example`;
}

function fillMail(store: Store): void {
  const random = createRandom(26);
  const [accountId, inbox, sent] = store.transaction((tx) => {
    const account = { protocol: 'imap', address: OWN, name: 'Claire Martin', incoming: null, outgoing: null } as const;
    const id = insertAccount(tx, { ...account, passwordKept: 'session' });
    const box = { accountId: id, parentId: null, delimiter: '/', selectable: true, localOnly: false };
    const inboxId = insertMailbox(tx, { ...box, path: 'INBOX', name: 'INBOX', role: 'inbox' });
    return [id, inboxId, insertMailbox(tx, { ...box, path: 'Sent', name: 'Sent', role: 'sent' })] as const;
  });
  for (let uid = 1; uid <= MESSAGES; uid += AT_ONCE) {
    const isSent = Math.floor(uid / AT_ONCE) % 4 === 0;
    const headers = Array.from({ length: AT_ONCE }, (_, i) => ({
      uid: uid + i,
      flags: [],
      internalDateAt: 1_700_000_000_000 + (uid + i) * 60_000,
      sizeBytes: 5_000,
      facts: headerOf(uid + i, isSent, () => addresseeOf(random), random),
    }));
    store.transaction((tx) => saveHeaders(tx, { id: isSent ? sent : inbox, accountId }, headers), 'refetchable');
  }
}

/** A colleague in three of five cases, a family in one, somebody else in one. */
function addresseeOf(random: ReturnType<typeof createRandom>): string {
  const what = random.int(0, 4);
  if (what < 3) return colleague(random.int(0, COLLEAGUES - 1));
  return what === 3 ? family(random.int(0, FAMILIES - 1)) : stranger(random.int(0, STRANGERS - 1));
}

function headerOf(
  uid: number,
  isSent: boolean,
  someone: () => string,
  random: ReturnType<typeof createRandom>,
): HeaderFacts {
  const many = (count: number) => Array.from({ length: count }, () => ({ name: null, address: someone() }));
  const own = { name: null, address: OWN };
  const others = many(random.chance(0.5) ? 0 : random.chance(0.9) ? random.int(1, 7) : random.int(8, 40));
  return {
    subject: 'Réunion',
    from: isSent ? [own] : many(1),
    sender: null,
    replyTo: [],
    to: isSent ? many(1) : [own],
    cc: others,
    bcc: [],
    dateAt: 1_700_000_000_000 + uid * 60_000,
    messageIdHeader: `m${uid}@bench.example`,
    inReplyTo: null,
    references: [],
    listId: null,
    listPost: null,
    mailFollowupTo: [],
    deliveredTo: [],
    likelyAttachments: false,
  };
}

function readAll(store: Store): number[] {
  const steps: number[] = [];
  for (let isMore = true; isMore; ) {
    const startedAt = performance.now();
    isMore = store.transaction((tx) => readAcquaintance(tx, 100), 'refetchable');
    steps.push(performance.now() - startedAt);
  }
  return steps;
}

/** The first runs, in which the pages are read, do not count: the completion of the recipients has done that. */
function times(work: () => unknown): number[] {
  for (let i = 0; i < 3; i += 1) work();
  return Array.from({ length: RUNS }, () => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
}
