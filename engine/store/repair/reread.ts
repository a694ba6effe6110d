// Reads raw sources of a rebuilt store again: those of which only the bytes are left, and those that no message speaks
// of any more. Such a source becomes a message of « Dossiers locaux » where this PC may hold the only copy; else the
// server shows it again. The search index makes itself anew (search/keep-index.ts), as it is of another store.
import type Database from '@signalapp/sqlcipher';
import { keepsMailHere } from '../../../shared/domain/account.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { PackedSource, SourceDigest } from '../../core/message-facts.ts';
import { insertAccount, listAccounts } from '../accounts.ts';
import type { Store } from '../database.ts';
import type { WriteDb } from '../handles.ts';
import { addLocalMessage, localMailbox } from '../local-messages.ts';
import { storedHeader } from '../messages.ts';
import { sourceIdentity } from '../source-identity.ts';
import { inOne, PIECE, type StoredBytes } from '../source-pieces.ts';
import { hashIs, wholeSource } from '../sources.ts';
import { RECOVERED_NAME } from './mend.ts';

/** Reads a packed source as a sync does. */
export type ReadAgain = (packed: PackedSource) => Promise<SourceDigest>;

/** Sources of which the bytes are left and not the row. */
export async function reviveSources(database: Database, readAgain: ReadAgain): Promise<void> {
  const orphans = database
    .prepare(
      'SELECT source_id AS sourceId, encoding, bytes FROM source_bytes WHERE source_id NOT IN (SELECT id FROM sources)',
    )
    .all() as unknown as StoredBytes[];
  const piece = database.prepare(PIECE, { pluck: true });
  const held = database.prepare(`SELECT 1 FROM sources WHERE ${hashIs('?')}`, { pluck: true });
  const insert = database.prepare(
    `INSERT OR IGNORE INTO sources (id, hash, identity, size_bytes, snippet, body_kind, attachments, defects)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const stored of orphans) {
    const packed = inOne(stored, (sourceId, number) => piece.get([sourceId, number]) as Uint8Array | undefined);
    const { facts, hash, sizeBytes, snippet, bodyKind, attachments, defects } = await readAgain(packed);
    // Fetched again meanwhile.
    if (held.get([hash, hash])) continue;
    const header = JSON.stringify(storedHeader(facts));
    const identity = sourceIdentity({ ...facts, header, sizeBytes, dateAt: facts.dateAt ?? 0 });
    insert.run([
      stored.sourceId,
      hash,
      identity,
      sizeBytes,
      snippet,
      bodyKind,
      JSON.stringify(attachments),
      JSON.stringify(defects),
    ]);
  }
}

/** Mail that the server never had, and that no operation takes there any more. Answers how much of it there was. */
export function keepStranded(store: Store): number {
  const stranded = `server_mailbox_id IS NULL AND mailbox_id IS NOT NULL
    AND id NOT IN (SELECT message_id FROM operation_targets)`;
  return store.transaction((tx) => {
    const count = tx.value<number>('stranded', `SELECT count(*) FROM messages WHERE ${stranded}`) ?? 0;
    if (count === 0) return 0;
    const { id, accountId } = recoveredMailbox(tx);
    tx.run(
      'stranded kept',
      `UPDATE messages SET account_id = ?, mailbox_id = ?, server_mailbox_id = ?, server_flags = flags,
         server_keywords = keywords WHERE ${stranded}`,
      [accountId, id, id],
    );
    return count;
  });
}

/** Answers how many messages were made of sources that no message spoke of. */
export async function adoptSources(
  store: Store,
  readAgain: ReadAgain,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  if (!listAccounts(store.reads).some(({ protocol }) => keepsMailHere(protocol))) return 0;
  const ids = store.reads.pluck<number>(
    'sources unspoken of',
    'SELECT id FROM sources WHERE id NOT IN (SELECT source_id FROM messages WHERE source_id IS NOT NULL)',
  );
  for (const [index, id] of ids.entries()) {
    const sql = 'SELECT source_id AS sourceId, encoding, bytes FROM source_bytes WHERE source_id = ?';
    const digest = await readAgain(wholeSource(store.reads, store.reads.get<StoredBytes>('source', sql, [id])!));
    store.transaction((tx) => {
      addLocalMessage(tx, recoveredMailbox(tx), {
        digest,
        flags: ['\\Seen'],
        internalDateAt: digest.facts.dateAt ?? 0,
      });
    });
    onProgress(index + 1, ids.length);
  }
  return ids.length;
}

function recoveredMailbox(tx: WriteDb) {
  return localMailbox(tx, localAccount(tx), { parent: null, name: RECOVERED_NAME, role: null });
}

function localAccount(tx: WriteDb): AccountId {
  const known = listAccounts(tx).find(({ protocol }) => protocol === 'local');
  if (known) return known.id;
  const none = { incoming: null, outgoing: null, passwordKept: 'none' as const };
  return insertAccount(tx, { protocol: 'local', address: '', name: '', ...none });
}
