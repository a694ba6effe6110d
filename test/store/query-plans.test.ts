// The queries that a person waits for read indexes only: no scan of a whole table, no sorting of what an index holds
// in order. The statements are caught as the store's own functions run them.
import { expect, test } from 'vitest';
import { accountMemory } from '../../engine/store/accounts.ts';
import { nextDownloads, wantSource } from '../../engine/store/downloads.ts';
import type { ReadDb, SqlValue } from '../../engine/store/handles.ts';
import { listJournal } from '../../engine/store/journal.ts';
import { listIds } from '../../engine/store/lists.ts';
import { mailboxState } from '../../engine/store/mailboxes.ts';
import { copiesIn } from '../../engine/store/mailings.ts';
import { knownFlags, knownUids, removeUids, saveFlags, saveHeaders } from '../../engine/store/message-sync.ts';
import { arrivingCopies, messageDetail, messageRefs, messageRows } from '../../engine/store/messages.ts';
import {
  accountsWithOperationsOn,
  addOperation,
  finishOperation,
  operationsOnMessage,
  waitingOperations,
} from '../../engine/store/operations.ts';
import { searchMessages } from '../../engine/store/search-messages.ts';
import { findInShard, shardsIn } from '../../engine/store/search-shards.ts';
import { openSearchFile, searchPath } from '../../engine/store/search-writer.ts';
import { claimHeldSources, collectSources, readSource, saveSources } from '../../engine/store/sources.ts';
import { findByMessageIdHeader } from '../../engine/store/threads.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { SortBy } from '../../shared/domain/list-layout.ts';
import { readQuery } from '../../shared/search/read-query.ts';
import { addAccount, addMailbox, deliver, digest, header, KEY, scratchStore } from './scratch-store.ts';

/** The same handle, which also notes every statement that goes through it. */
function listening<Db extends ReadDb>(db: Db): { db: Db; plans: () => string[] } {
  const statements = new Set<string>();
  const noted = Object.fromEntries(
    Object.entries(db).map(([method, run]) => [
      method,
      typeof run !== 'function' || method === 'found'
        ? run
        : (name: string, sql: string, params?: readonly SqlValue[]) => {
            statements.add(sql);
            return (run as (...args: unknown[]) => unknown)(name, sql, params);
          },
    ]),
  ) as unknown as Db;
  const plans = () =>
    [...statements].flatMap((sql) => {
      const unset = Array.from({ length: sql.split('?').length - 1 }, () => null);
      return db.all<{ detail: string }>('plan', `EXPLAIN QUERY PLAN ${sql}`, unset).map(({ detail }) => detail);
    });
  return { db: noted, plans };
}

function mail() {
  const store = scratchStore();
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const ids = deliver(store, account, inbox, [header(1), header(2), header(3)]);
  store.transaction((tx) => saveSources(tx, [{ messageId: ids[0]!, digest: digest() }]));
  return { store, account, inbox, ids };
}

const tableScans = (plans: readonly string[]) =>
  plans.filter((line) =>
    /^SCAN (?!search\b|asked\b|mailboxes\b|wanted_sources\b|sqlite_sequence\b|\(subquery|CONSTANT)/.test(line),
  );

const sorts = (plans: readonly string[]) => plans.filter((line) => line.includes('TEMP B-TREE'));

test('lists by date, subject, sender and recipient are read in the order of an index', () => {
  const { store, inbox } = mail();
  const { db, plans } = listening(store.reads);
  for (const by of ['date', 'subject', 'from', 'to'] as const) {
    for (const direction of ['asc', 'desc'] as const) {
      listIds(db, { mailboxIds: [inbox], sort: { by, direction }, threaded: true });
      listIds(db, { mailboxIds: [inbox, inbox, inbox], sort: { by, direction }, threaded: true });
    }
  }
  expect(tableScans(plans())).toEqual([]);
  expect(sorts(plans())).toEqual([]);
});

test('every list is read from an index alone, never from the messages themselves', () => {
  const { store, inbox } = mail();
  for (const by of SortBy.options.filter((by) => by !== 'subject' && by !== 'from' && by !== 'to')) {
    // As if nothing was kept of the one before.
    const { db, plans } = listening({ ...store.reads, orders: null });
    listIds(db, { mailboxIds: [inbox], sort: { by, direction: 'desc' }, threaded: true });
    const reading = plans().filter((line) => line.includes('messages'));
    expect(reading.length).toBeGreaterThan(0);
    for (const line of reading) expect(line).toContain('USING COVERING INDEX');
  }
});

test('copies of a mailing are looked up by their letters, not among all messages of the mailbox', () => {
  const { store, inbox } = mail();
  const { db, plans } = listening(store.reads);
  copiesIn(db, [inbox]);
  const reading = plans().filter((line) => line.includes('messages'));
  expect(reading).toEqual([expect.stringContaining('USING INTEGER PRIMARY KEY')]);
});

test('a search walks the matches newest first and sorts nothing', () => {
  const { store, inbox } = mail();
  const { db, plans } = listening(store.reads);
  searchMessages(db, readQuery('reun evr', 0).clauses, null);
  searchMessages(db, readQuery('reun', 0).clauses, inbox);
  expect(tableScans(plans()).filter((line) => !line.startsWith('SCAN found'))).toEqual([]);
  expect(sorts(plans())).toEqual([]);
  const index = openSearchFile({ path: searchPath(store.path), key: KEY });
  const find = findInShard(shardsIn(index)[0]!);
  const plan = index.prepare(`EXPLAIN QUERY PLAN ${find}`).all(['x', 0, 9, 9]) as { detail: string }[];
  index.close();
  expect(sorts(plan.map(({ detail }) => detail))).toEqual([]);
});

test('what the words of a search are found in is read from an index, not from the messages', () => {
  const { store, inbox } = mail();
  const { db, plans } = listening(store.reads);
  searchMessages(db, readQuery('reun', 0).clauses, null);
  searchMessages(db, readQuery('reun ou evr', 0).clauses, inbox);
  const reading = plans().filter((line) => line.includes('messages'));
  expect(reading.length).toBeGreaterThan(0);
  for (const line of reading) expect(line).toContain('USING COVERING INDEX messages_by_source');
});

test('a search for facts alone reads an index of the lists, not the messages', () => {
  const { store, inbox } = mail();
  const { db, plans } = listening(store.reads);
  const { clauses } = readQuery('non lu avant:2026 pj:', 0);
  searchMessages(db, clauses, inbox);
  searchMessages(db, clauses, null);
  const reading = plans().filter((line) => line.includes('messages'));
  expect(reading.length).toBeGreaterThan(0);
  for (const line of reading) expect(line).toContain('USING COVERING INDEX');
});

test('opening, downloading and syncing look everything up', () => {
  const { store, account, inbox, ids } = mail();
  const id: MessageId = ids[0]!;
  const reads = listening(store.reads);
  messageRows(reads.db, ids);
  messageDetail(reads.db, id);
  messageRefs(reads.db, ids);
  readSource(reads.db, id);
  mailboxState(reads.db, inbox);
  accountMemory(reads.db, account);
  knownUids(reads.db, inbox);
  knownFlags(reads.db, inbox);
  operationsOnMessage(reads.db, id);
  findByMessageIdHeader(reads.db, account, 'm1@test');
  nextDownloads(reads.db, account, { limit: 10 });
  claimHeldSources({ ...store, reads: reads.db }, ids);
  expect(tableScans(reads.plans())).toEqual([]);
  expect(reads.plans()).toContainEqual(expect.stringContaining('sources_by_date (<expr>=?)'));

  store.transaction((tx) => {
    const writes = listening(tx);
    saveHeaders(writes.db, { id: inbox, accountId: account }, [header(2), header(9)]);
    saveFlags(writes.db, inbox, [{ uid: 2, flags: ['\\Seen'] }]);
    saveSources(writes.db, [{ messageId: ids[1]!, digest: digest({ text: 'autre' }) }]);
    wantSource(writes.db, ids[2]!);
    const target = { messageId: id, setFlags: 1, clearFlags: 0 };
    finishOperation(
      writes.db,
      addOperation(writes.db, { accountId: account, kind: 'x', payload: {}, targets: [target] }),
    );
    removeUids(writes.db, inbox, [1]);
    collectSources(writes.db, Date.now() + 1);
    expect(tableScans(writes.plans())).toEqual([]);
  });
});

test('the download queue is read from the messages without a source alone, newest first', () => {
  const { store, account } = mail();
  const { db, plans } = listening(store.reads);
  nextDownloads(db, account, { limit: 10 });
  expect(plans()).toContainEqual(expect.stringContaining('USING INDEX messages_to_download'));
});

test('deleting a mailbox or a message finds what refers to it by index', () => {
  const { store } = mail();
  const references = store.reads.all<{ child: string; column: string }>(
    'foreign keys',
    `SELECT tables.name AS child, keys."from" AS "column"
     FROM sqlite_master AS tables JOIN pragma_foreign_key_list(tables.name) AS keys WHERE tables.type = 'table'`,
  );
  expect(references.length).toBeGreaterThan(10);
  for (const { child, column } of references) {
    const plan = store.reads.all<{ detail: string }>(
      'plan',
      `EXPLAIN QUERY PLAN SELECT 1 FROM ${child} WHERE ${column} = ?`,
      [1 as MailboxId],
    );
    expect(`${child}.${column}: ${plan[0]!.detail}`).toContain('SEARCH');
  }
});

test('what an account has to wait for, where copies arrive, and the journal are looked up', () => {
  const { store, account, ids } = mail();
  const { db, plans } = listening(store.reads);
  waitingOperations(db, account);
  accountsWithOperationsOn(db, ids[0]!);
  arrivingCopies(db, ids[0]!);
  listJournal(db, { accountId: null, beforeId: null, limit: 1 });
  listJournal(db, { accountId: account, beforeId: null, limit: 1 });
  expect(tableScans(plans())).toEqual([]);
  expect(sorts(plans())).toEqual([]);
});
