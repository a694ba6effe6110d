// What stands in a store, as the invariants of the write boundaries need it. Reading it reads every page of the mail.
import type { Store } from '../../../engine/store/database.ts';

export interface ShownMessage {
  id: number;
  /** Path of the mailbox it is shown in; null: nowhere. */
  place: string | null;
  serverPlace: string | null;
  uid: number | null;
  flags: number;
  serverFlags: number;
  subject: string;
  messageId: string | null;
  sourceId: number | null;
  /** Pending operations on it. */
  intents: number;
}

export interface Snapshot {
  accounts: string[];
  messages: ShownMessage[];
  sources: Map<number, { hash: string; encoding: string; bytes: Buffer }>;
  /** source_bytes.id → the source's, in the order in which they were stored. */
  stored: Map<number, number>;
  drafts: { subject: string; text: string; attachmentBytes: number }[];
  outbox: { subject: string; state: string; messageId: string }[];
  contacts: Map<string, string | null>;
  groups: Map<string, number>;
  theme: string | null;
  /** Sentences about what is wrong in itself. */
  defects: string[];
}

const MESSAGES = `
  SELECT messages.id, shown.path AS place, held.path AS serverPlace, uid, flags, server_flags AS serverFlags, subject,
    message_id_header AS messageId, source_id AS sourceId,
    (SELECT count(*) FROM operation_targets WHERE message_id = messages.id)
      + (SELECT count(*) FROM held_messages WHERE message_id = messages.id) AS intents
  FROM messages LEFT JOIN mailboxes AS shown ON shown.id = mailbox_id
    LEFT JOIN mailboxes AS held ON held.id = server_mailbox_id`;

const MISCOUNTED = `
  SELECT path FROM mailboxes WHERE (total, unread, offline) IS NOT (
    SELECT count(*), count(*) FILTER (WHERE flags & 1 = 0), count(source_id) FROM messages WHERE mailbox_id = mailboxes.id)`;

export function snapshotOf({ reads }: Store): Snapshot {
  const sources = reads.all<{ id: number; storedAt: number; hash: string; encoding: string; bytes: Uint8Array }>(
    'sources',
    `SELECT sources.id, source_bytes.id AS storedAt, hash, encoding, bytes
     FROM sources JOIN source_bytes ON source_id = sources.id`,
  );
  return {
    accounts: reads.pluck<string>('accounts', 'SELECT address FROM accounts'),
    messages: reads.all<ShownMessage>('messages', MESSAGES),
    sources: new Map(
      sources.map(({ id, hash, encoding, bytes }) => [id, { hash, encoding, bytes: Buffer.from(bytes) }]),
    ),
    stored: new Map(sources.map(({ id, storedAt }) => [storedAt, id])),
    drafts: reads.all(
      'drafts',
      `SELECT content ->> 'subject' AS subject, content ->> 'text' AS text,
         (SELECT coalesce(sum(length(bytes)), 0) FROM draft_attachments WHERE draft_id = drafts.id) AS attachmentBytes
       FROM drafts`,
    ),
    outbox: reads.all('outbox', 'SELECT subject, state, message_id_header AS messageId FROM outbox'),
    contacts: new Map(
      reads
        .all<{ address: string; name: string | null }>('contacts', 'SELECT address, name FROM contacts')
        .map(({ address, name }) => [address, name]),
    ),
    groups: new Map(
      reads
        .all<{ name: string; members: number }>(
          'groups',
          'SELECT name, (SELECT count(*) FROM group_members WHERE group_id = contact_groups.id) AS members FROM contact_groups',
        )
        .map(({ name, members }) => [name, members]),
    ),
    theme: reads.value<string>('theme', `SELECT value ->> 'theme' FROM settings`) ?? null,
    defects: [
      ...reads.pluck<string>('integrity', 'PRAGMA integrity_check').filter((line) => line !== 'ok'),
      ...reads
        .pluck<string>('references', 'PRAGMA foreign_key_check')
        .map((table) => `${table} refers to what is not there`),
      ...reads.pluck<string>('counters', MISCOUNTED).map((path) => `the counters of ${path} are wrong`),
    ],
  };
}

/** What the search index says that it holds, and does not. */
export function notIndexed({ stored }: Snapshot, { search }: Store, indexed: ReadonlySet<number>): string[] {
  const reached = search.gap()?.after ?? Number.MAX_SAFE_INTEGER;
  return [...stored]
    .filter(([storedAt, id]) => storedAt <= reached && !indexed.has(id))
    .map(([, id]) => `source ${id} is not in the search index`);
}
