// Searches with fields, phrases, facts and alternatives: answered by index and store together as one would answer them
// by reading everything.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadDb } from '../../engine/store/handles.ts';
import { searchMessages } from '../../engine/store/search-messages.ts';
import { saveSources } from '../../engine/store/sources.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { fold } from '../../shared/domain/search.ts';
import { singularsOf } from '../../shared/search/french.ts';
import type { Term, TextField } from '../../shared/search/query.ts';
import { readQuery } from '../../shared/search/read-query.ts';
import { addAccount, addMailbox, deliver, digest, header, scratchStore } from './scratch-store.ts';

const WORDS = ['sortie', 'piscine', 'réunion', 'réunions', 'rentrée', 'école', 'été', 'cantine', 'journal', 'journaux'];
const PEOPLE = ['Claire Martin', 'Paul Évrard', 'Zoé Lopez'];
const DAY_MS = 86_400_000;
const FIRST_AT = new Date(2026, 2, 1, 12).getTime();

interface Letter {
  id: MessageId;
  mailbox: 'INBOX' | 'Corbeille' | 'Classe/CM2';
  mailboxId: MailboxId;
  sentAt: number;
  seen: boolean;
  flagged: boolean;
  /** null: not downloaded. */
  texts: Record<Exclude<TextField, 'anywhere'>, string> | null;
}

/** Pseudo-random, but the same in each run. */
function pick<T>(of: readonly T[], n: number): T {
  return of[(n * 7919 + Math.floor(n / of.length)) % of.length]!;
}

function sentence(n: number): string {
  return [pick(WORDS, n), 'de', pick(WORDS, n + 3), 'et', pick(WORDS, n * 3 + 1)].join(' ');
}

function filled() {
  const store = scratchStore();
  const account = addAccount(store);
  const mailboxes = {
    INBOX: addMailbox(store, account),
    Corbeille: addMailbox(store, account, 'Trash', 'trash'),
    'Classe/CM2': addMailbox(store, account, 'Classe/CM2'),
  };
  const letters = Array.from({ length: 90 }, (_, n): Letter => {
    const mailbox = pick(['INBOX', 'INBOX', 'Corbeille', 'Classe/CM2'] as const, n);
    const [seen, flagged] = [n % 3 === 0, n % 5 === 0];
    const sentAt = FIRST_AT + n * DAY_MS;
    const [from, to] = [pick(PEOPLE, n), pick(PEOPLE, n + 1)];
    const facts = {
      subject: sentence(n + 40),
      from: [{ name: from, address: 'x@un.example' }],
      to: [{ name: to, address: 'y@deux.example' }],
      dateAt: sentAt,
    };
    const [id] = deliver(store, account, mailboxes[mailbox], [
      header(n + 1, { facts, flags: [...(seen ? ['\\Seen'] : []), ...(flagged ? ['\\Flagged'] : [])] }),
    ]);
    const isHere = n % 11 !== 0;
    if (isHere) {
      store.transaction((tx) =>
        saveSources(tx, [{ messageId: id!, digest: digest({ text: sentence(n), facts, hash: `hash ${n}` }) }]),
      );
    }
    const texts = {
      subject: facts.subject,
      body: sentence(n),
      sender: `${from} x@un.example`,
      recipient: `${to} y@deux.example`,
      attachment: '',
    };
    return { id: id!, mailbox, mailboxId: mailboxes[mailbox], sentAt, seen, flagged, texts: isHere ? texts : null };
  });
  return { store, mailboxes, letters };
}

function holds(letter: Letter, term: Term): boolean {
  return isSo(letter, term) !== term.isNegated;
}

function isSo(letter: Letter, term: Term): boolean {
  switch (term.kind) {
    case 'flag':
      return term.flag === 'seen' ? letter.seen : term.flag === 'flagged' && letter.flagged;
    case 'date':
      return letter.sentAt >= (term.fromAt ?? 0) && letter.sentAt < (term.toAt ?? Number.MAX_VALUE);
    case 'place':
      return fold(letter.mailbox)
        .split(/\W/)
        .some((word) => word.startsWith(term.name));
    case 'attached':
    case 'tag':
      return false;
    case 'text': {
      if (!letter.texts) return false;
      const texts = term.field === 'anywhere' ? Object.values(letter.texts) : [letter.texts[term.field]];
      const wordsOf = (text: string) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
      if (term.phrase !== 'no') {
        const isBegun = term.phrase === 'open' && term.words.at(-1)!.length < 3;
        const phrase = (isBegun ? term.words.slice(0, -1) : term.words).join(' ');
        const end = isBegun || term.phrase === 'closed' ? ' ' : '';
        return texts.some((text) => ` ${wordsOf(text).join(' ')} `.includes(` ${phrase}${end}`));
      }
      const there = texts.flatMap(wordsOf);
      // Two letters begin a word of what names a message; elsewhere they are one.
      const { body, ...naming } = letter.texts;
      const named = term.field === 'body' ? [] : term.field === 'anywhere' ? Object.values(naming) : texts;
      return term.words.every((wanted) =>
        wanted.length < 3
          ? there.includes(wanted) || named.flatMap(wordsOf).some((word) => word.startsWith(wanted))
          : there.some((word) => word.startsWith(wanted) || singularsOf(wanted).includes(word)),
      );
    }
  }
}

const typedWord = fc.constantFrom(
  'sortie',
  'pisc',
  'réunions',
  'réunion',
  'rentree',
  "l'école",
  'journaux',
  'cant',
  'zzz',
  'paul',
  'de',
  'pi',
  're',
  'p',
);
const typedPiece = fc.oneof(
  { arbitrary: typedWord, weight: 3 },
  fc.tuple(fc.constantFrom('objet:', 'de:', 'à:', 'texte:'), typedWord).map((parts) => parts.join('')),
  fc.constantFrom(
    'non lu',
    'est:suivi',
    'est:lu',
    'dans:corbeille',
    'dans:cm2',
    'avant:15/04/2026',
    'après:01/05/2026',
    'le:mars',
  ),
  fc.constantFrom('"sortie de rentrée"', 'objet:"réunion de"', '"piscine et', '"école de cantine'),
);
const typedQuery = fc
  .array(fc.tuple(fc.constantFrom('', '', '', '-'), typedPiece, fc.constantFrom(' ', ' ', ' ou ')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pieces) => pieces.map(([minus, piece, gap]) => (piece.startsWith('non') ? '' : minus) + piece + gap).join(''));

describe('A search', () => {
  it('finds what reading everything would find, newest first', () => {
    const { store, mailboxes, letters } = filled();
    const newestFirst = letters.toReversed();
    fc.assert(
      fc.property(typedQuery, fc.constantFrom(null, mailboxes.INBOX), (text, scope) => {
        const { clauses } = readQuery(text, FIRST_AT + 90 * DAY_MS);
        const namesPlace = clauses.some(
          (clause) =>
            clause.every(({ kind }) => kind !== 'text') &&
            clause.some((term) => term.kind === 'place' && !term.isNegated),
        );
        const wanted = newestFirst.filter(
          (letter) =>
            (scope === null || namesPlace || letter.mailboxId === scope) &&
            clauses.every((clause) => clause.some((term) => holds(letter, term))),
        );
        const { ids, more } = searchMessages(store.reads, clauses, scope);
        expect(ids, text).toEqual(clauses.length === 0 ? [] : wanted.map(({ id }) => id));
        expect(more).toBe(false);
        const few = searchMessages(store.reads, clauses, scope, 3);
        expect(few.ids, text).toEqual(ids.slice(0, 3));
        expect(few.more, text).toBe(ids.length > 3);
      }),
      { numRuns: 300 },
    );
  });

  it('asks the index seldom, however little of what matches lies in the folder that is searched', () => {
    const store = scratchStore();
    const account = addAccount(store);
    const here = addMailbox(store, account);
    const elsewhere = addMailbox(store, account, 'Classe');
    for (const [mailboxId, from, count] of [
      [here, 0, 10],
      [elsewhere, 10, 190],
    ] as const) {
      const letters = Array.from({ length: count }, (_, n) => header(from + n + 1));
      const ids = deliver(store, account, mailboxId, letters);
      const digests = ids.map((messageId, n) => ({
        messageId,
        digest: digest({ text: 'sortie', hash: `${from + n}` }),
      }));
      store.transaction((tx) => saveSources(tx, digests));
    }
    let asked = 0;
    const db: ReadDb = {
      ...store.reads,
      found(...question) {
        asked += 1;
        return store.reads.found(...question);
      },
    };
    const { ids, more } = searchMessages(db, readQuery('sort', 0).clauses, here, 9);
    expect(ids).toHaveLength(9);
    expect(more).toBe(true);
    expect(asked).toBeLessThanOrEqual(4);
  });
});
