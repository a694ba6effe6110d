// Whatever happens to messages in whatever order: what is kept beside them agrees with them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../engine/store/database.ts';
import { listIds } from '../../engine/store/lists.ts';
import { removeMailbox } from '../../engine/store/mailbox-tree.ts';
import { agreeGone, agreeWhere, copyInto, showIn, showWhereServerSays } from '../../engine/store/message-intents.ts';
import {
  finishReset,
  type HeaderToSave,
  knownUids,
  removeUids,
  resetMailbox,
  saveFlags,
  saveHeaders,
} from '../../engine/store/message-sync.ts';
import { addOperation, dropOperation, finishOperation, pendingOperations } from '../../engine/store/operations.ts';
import { searchMessages } from '../../engine/store/search-messages.ts';
import { collectSources, saveSources } from '../../engine/store/sources.ts';
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { readQuery } from '../../shared/search/read-query.ts';
import { indexedSources } from './indexed-sources.ts';
import { addAccount, addMailbox, digest, header, KEY, scratchStore } from './scratch-store.ts';

const PATHS = ['INBOX', 'Archives', 'Corbeille'];

const small = fc.nat({ max: 9 });
const action = fc.oneof(
  fc.record({
    do: fc.constant('headers' as const),
    box: small,
    letters: fc.array(small, { maxLength: 4 }),
    seen: fc.boolean(),
  }),
  fc.record({ do: fc.constant('flags' as const), box: small, pick: small, seen: fc.boolean() }),
  fc.record({ do: fc.constant('remove' as const), box: small, pick: small }),
  fc.record({ do: fc.constant('reset' as const), box: small }),
  fc.record({ do: fc.constant('finishReset' as const), box: small }),
  fc.record({ do: fc.constant('source' as const), pick: small }),
  fc.record({ do: fc.constant('show' as const), pick: small, box: small }),
  fc.record({ do: fc.constant('hide' as const), pick: small }),
  fc.record({ do: fc.constant('showBack' as const), pick: small }),
  fc.record({ do: fc.constant('copy' as const), pick: small, box: small }),
  fc.record({ do: fc.constant('agree' as const), pick: small, box: small, told: fc.boolean() }),
  fc.record({ do: fc.constant('gone' as const), pick: small }),
  fc.record({ do: fc.constant('want' as const), pick: small, set: fc.nat({ max: 31 }), clear: fc.nat({ max: 31 }) }),
  fc.record({ do: fc.constant('end' as const), pick: small, agreed: fc.boolean() }),
  fc.record({ do: fc.constant('dropMailbox' as const), box: small }),
  fc.record({ do: fc.constant('collect' as const) }),
  fc.record({
    do: fc.constant('look' as const),
    box: small,
    by: fc.constantFrom('date', 'subject', 'from', 'to', 'size'),
  }),
  fc.record({ do: fc.constant('rollBack' as const), box: small, letters: fc.array(small, { maxLength: 4 }) }),
);
type Action = typeof action extends fc.Arbitrary<infer Value> ? Value : never;

class Stopped extends Error {}

function world(store: Store) {
  const account = addAccount(store);
  const boxes = new Map(PATHS.map((path) => [path, addMailbox(store, account, path)]));
  let nextUid = 1;
  const box = (n: number) => {
    const path = PATHS[n % PATHS.length]!;
    const known = boxes.get(path) ?? addMailbox(store, account, path);
    boxes.set(path, known);
    return known;
  };
  /** The same letter arrives again and again: copies, moves and re-linkings are what this is about. */
  const letter = (n: number): HeaderToSave => ({
    ...header(n, {
      flags: n % 3 === 0 ? ['\\Seen'] : [],
      facts: {
        messageIdHeader: n === 9 ? null : `m${n}@test`,
        references: n > 0 && n % 2 === 0 ? [`m${n - 1}@test`] : [],
      },
    }),
    uid: nextUid++,
  });
  return { account, box, letter, forget: (n: number) => boxes.delete(PATHS[n % PATHS.length]!) };
}

function perform(store: Store, at: ReturnType<typeof world>, step: Exclude<Action, { do: 'look' }>): void {
  const db = store.reads;
  const ids = db.pluck<MessageId>('x', 'SELECT id FROM messages ORDER BY id');
  const id = 'pick' in step ? ids[step.pick % Math.max(ids.length, 1)] : undefined;
  const mailbox = 'box' in step ? at.box(step.box) : (1 as MailboxId);
  const headers = (letters: readonly number[]) => letters.map(at.letter);
  store.transaction((tx) => {
    const into = { id: mailbox, accountId: at.account };
    switch (step.do) {
      case 'headers':
        return void saveHeaders(tx, into, headers(step.letters));
      case 'rollBack':
        saveHeaders(tx, into, headers(step.letters));
        throw new Stopped();
      case 'flags':
      case 'remove': {
        const uid = knownUids(tx, mailbox)[step.pick];
        if (uid === undefined) return;
        if (step.do === 'remove') removeUids(tx, mailbox, [uid]);
        else saveFlags(tx, mailbox, [{ uid, flags: step.seen ? ['\\Seen'] : [] }]);
        return;
      }
      case 'reset':
        return resetMailbox(tx, mailbox, 2);
      case 'finishReset':
        return finishReset(tx, mailbox);
      case 'dropMailbox':
        removeMailbox(tx, mailbox);
        return void at.forget(step.box);
      case 'collect':
        return void collectSources(tx, Date.now() + 1);
      case 'end': {
        const operation = pendingOperations(tx, at.account)[step.pick];
        if (operation) (step.agreed ? finishOperation : dropOperation)(tx, operation.id);
        return;
      }
    }
    if (id !== undefined) performOn(tx, at.account, id, mailbox, step);
  });
}

function performOn(
  tx: Parameters<typeof showIn>[0],
  accountId: AccountId,
  id: MessageId,
  mailbox: MailboxId,
  step: Action,
): void {
  switch (step.do) {
    case 'source': {
      const of = tx.value<string | null>('x', 'SELECT message_id_header FROM messages WHERE id = ?', [id]) ?? 'none';
      saveSources(tx, [{ messageId: id, digest: digest({ text: `texte ${of}`, hash: of }) }]);
      break;
    }
    case 'show':
      showIn(tx, [id], mailbox);
      break;
    case 'hide':
      showIn(tx, [id], null);
      break;
    case 'showBack':
      showWhereServerSays(tx, [id]);
      break;
    case 'copy':
      copyInto(tx, [id], mailbox);
      break;
    case 'agree':
      agreeWhere(tx, id, mailbox, step.told ? 10_000 + step.pick : null);
      break;
    case 'gone':
      agreeGone(tx, [id]);
      break;
    case 'want': {
      const target = { messageId: id, setFlags: step.set, clearFlags: step.clear };
      addOperation(tx, { accountId, kind: 'flag', payload: null, targets: [target] });
      break;
    }
  }
}

function expectConsistent(store: Store & { path: string }): void {
  const db = store.reads;
  const counters = `SELECT id, total, unread, offline FROM mailboxes ORDER BY id`;
  const recount = `SELECT mailboxes.id, count(messages.id) AS total, coalesce(sum(flags & 1 = 0), 0) AS unread,
    count(source_id) AS offline FROM mailboxes LEFT JOIN messages ON mailbox_id = mailboxes.id GROUP BY 1 ORDER BY 1`;
  expect(db.all('x', counters)).toEqual(db.all('x', recount));
  const claims = `SELECT id FROM sources
    WHERE (unclaimed_at IS NULL) <> (id IN (SELECT source_id FROM messages WHERE source_id IS NOT NULL))`;
  expect(db.pluck('x', claims)).toEqual([]);
  expect(indexedSources(store.path, KEY)).toEqual(db.pluck('x', 'SELECT id FROM sources ORDER BY id'));
  const offline = db.pluck<number>('x', 'SELECT id FROM messages WHERE source_id > 0 AND mailbox_id > 0 ORDER BY id');
  expect(searchMessages(db, readQuery('texte', 0).clauses, null).ids.sort((a, b) => a - b)).toEqual(offline);
  const nowhere = `SELECT id FROM messages WHERE mailbox_id IS NULL AND server_mailbox_id IS NULL
    AND id NOT IN (SELECT message_id FROM operation_targets)`;
  expect(db.pluck('x', nowhere)).toEqual([]);
  expect(db.all('x', 'PRAGMA foreign_key_check')).toEqual([]);
}

/** What is kept of an order is what the index says: inside of a transaction nothing is kept. */
function expectSameList(store: Store, mailboxIds: readonly MailboxId[], by: (Action & { do: 'look' })['by']): void {
  const asked = { mailboxIds, sort: { by, direction: 'desc' }, threaded: mailboxIds.length % 2 === 1 } as const;
  const kept = listIds(store.reads, asked);
  expect(kept).toEqual(store.transaction((tx) => listIds(tx, asked)));
}

test('counters, claims, kept lists and the search index always agree with the messages', () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 5, maxLength: 40 }), (steps) => {
      const store = scratchStore();
      const at = world(store);
      for (const step of steps) {
        try {
          if (step.do === 'look') expectSameList(store, [at.box(step.box)], step.by);
          else perform(store, at, step);
        } catch (error) {
          if (!(error instanceof Stopped)) throw error;
        }
      }
      expectConsistent(store);
      const boxes = store.reads.pluck<MailboxId>('x', 'SELECT id FROM mailboxes');
      for (const by of ['date', 'subject', 'from', 'to', 'size'] as const) expectSameList(store, boxes, by);
      expect(store.reads.value('x', 'PRAGMA integrity_check')).toBe('ok');
      store.close();
    }),
    { numRuns: 100 },
  );
}, 240_000);
