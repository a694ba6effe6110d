// The search index in pieces by time: one FTS5 table for each half year of mail. A beginning of a word is read in all of
// its places whatever the limit, and what is looked for are the newest: so the newest pieces are asked first, and the others
// only where these hold too little. Invariant: pieces follow each other as the numbers of sources do, which follow the date.
import type Database from '@signalapp/sqlcipher';

/** Numbers of sources to a piece (sources.ts): 171 days. */
const IDS_PER_SHARD = 2 ** 20;
/** Whatever dates letters claim, there are no more pieces: all before 1992 and all after 2060 are one each. */
const FIRST_SHARD = 47;
const LAST_SHARD = 193;
/** What a transaction gathers in memory before FTS5 writes a segment of it: the larger, the less is merged later. */
const SEGMENT_BYTES = 6 * 1024 * 1024;

export function shardOf(sourceId: number): number {
  return Math.min(Math.max(Math.floor(sourceId / IDS_PER_SHARD), FIRST_SHARD), LAST_SHARD);
}

export function tableOf(shard: number): string {
  return `search_${shard}`;
}

/** Ascending, of all that there are. */
export function shardsIn(database: Database): number[] {
  return database.prepare('SELECT number FROM shards ORDER BY number', { pluck: true }).all() as number[];
}

// detail = full: phrases (ADR 0038). No index of prefixes: of three letters and more they are fast without, and those of
// one or two are a column (search-starts.ts). A page of the index fits into one of the database's.
export function createShard(database: Database, shard: number): void {
  const table = tableOf(shard);
  database.exec(`
    CREATE VIRTUAL TABLE ${table} USING fts5 (
      subject, senders, recipients, attachments, body, attached, starts,
      content = '', contentless_delete = 1, detail = full,
      tokenize = 'unicode61 remove_diacritics 2'
    );
    INSERT INTO ${table} (${table}, rank) VALUES ('pgsz', 16000);
    INSERT INTO ${table} (${table}, rank) VALUES ('automerge', 8);
    INSERT INTO ${table} (${table}, rank) VALUES ('crisismerge', 32);
    INSERT INTO ${table} (${table}, rank) VALUES ('hashsize', ${SEGMENT_BYTES});
    INSERT INTO shards (number) VALUES (${shard});`);
}

/** Newest first. */
export function findInShard(shard: number): string {
  const table = tableOf(shard);
  return `SELECT rowid FROM ${table} WHERE ${table} MATCH ? AND rowid > ? AND rowid < ? ORDER BY rowid DESC LIMIT ?`;
}
