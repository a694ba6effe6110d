// Reads the raw sources of a rebuilt store again: for the search index, which is never copied, and for sources of which
// only the bytes are left. A source that no message speaks of any more becomes a message of « Dossiers locaux » where
// this PC may hold the only copy; else the server shows it again.
import type Database from '@signalapp/sqlcipher';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { PackedSource, SourceDigest } from '../../core/message-facts.ts';
import { sourceIdentity } from '../../core/relink.ts';
import { insertAccount, listAccounts } from '../accounts.ts';
import type { Store } from '../database.ts';
import type { WriteDb } from '../handles.ts';
import { addLocalMessage, localMailbox } from '../local-messages.ts';
import { indexSource } from '../search-index.ts';
import { RECOVERED_NAME } from './mend.ts';

/** Reads a packed source as a sync does. */
export type ReadAgain = (packed: PackedSource) => Promise<SourceDigest>;

/** Sources of which the bytes are left and not the row. */
export async function reviveSources(database: Database, readAgain: ReadAgain): Promise<void> {
  const orphans = database
    .prepare(
      'SELECT source_id AS id, encoding, bytes FROM source_bytes WHERE source_id NOT IN (SELECT id FROM sources)',
    )
    .all() as unknown as ({ id: number } & PackedSource)[];
  const insert = database.prepare(
    `INSERT OR IGNORE INTO sources (id, hash, identity, size_bytes, snippet, body_kind, attachments, defects)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { id, ...packed } of orphans) {
    const { facts, hash, sizeBytes, snippet, bodyKind, attachments, defects } = await readAgain(packed);
    const identity = sourceIdentity({ ...facts, sizeBytes, dateAt: facts.dateAt ?? 0 });
    insert.run([
      id,
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

const AT_ONCE = 16;

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
export async function indexAgain(
  store: Store,
  readAgain: ReadAgain,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const ids = store.reads.pluck<number>('sources', 'SELECT id FROM sources ORDER BY id');
  const keepsMailHere = listAccounts(store.reads).some(({ protocol }) => protocol === 'local' || protocol === 'pop3');
  let adopted = 0;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const read = await Promise.all(
      ids.slice(from, from + AT_ONCE).map(async (id) => ({ id, digest: await readAgain(packedSource(store, id)) })),
    );
    store.transaction((tx) => {
      for (const { id, digest } of read) {
        indexSource(tx, id, digest);
        if (keepsMailHere && !isSpokenOf(tx, id)) {
          adopt(tx, digest);
          adopted += 1;
        }
      }
    }, 'refetchable');
    onProgress(Math.min(from + AT_ONCE, ids.length), ids.length);
  }
  return adopted;
}

function packedSource({ reads }: Store, id: number): PackedSource {
  return reads.get<PackedSource>('source', 'SELECT encoding, bytes FROM source_bytes WHERE source_id = ?', [id])!;
}

function isSpokenOf(tx: WriteDb, id: number): boolean {
  return tx.value('source spoken of', 'SELECT 1 FROM messages WHERE source_id = ?', [id]) !== undefined;
}

function recoveredMailbox(tx: WriteDb) {
  return localMailbox(tx, localAccount(tx), { parent: null, name: RECOVERED_NAME, role: null });
}

function adopt(tx: WriteDb, digest: SourceDigest): void {
  addLocalMessage(tx, recoveredMailbox(tx), { digest, flags: ['\\Seen'], internalDateAt: digest.facts.dateAt ?? 0 });
}

function localAccount(tx: WriteDb): AccountId {
  const known = listAccounts(tx).find(({ protocol }) => protocol === 'local');
  if (known) return known.id;
  const none = { incoming: null, outgoing: null, passwordKept: 'none' as const };
  return insertAccount(tx, { protocol: 'local', address: '', name: '', ...none });
}
