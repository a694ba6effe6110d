// The register of sendings as is, in spite of a red finding. Written with the entry of the outbox, in one transaction;
// called back before it left, it was no sending and goes. What is older than is kept goes with the next one.
import type { OutboxId } from '../../shared/domain/ids.ts';
import { OVERRIDES_KEPT_MS, type Override } from '../../shared/domain/override.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';

export function insertOverride(tx: WriteDb, outboxId: OutboxId, override: Omit<Override, 'id'>): void {
  const { at, cases, addressCount, readerCount, reason } = override;
  tx.run('overrides forget', 'DELETE FROM overrides WHERE made_at < ?', [at - OVERRIDES_KEPT_MS]);
  tx.run(
    'override insert',
    `INSERT INTO overrides (made_at, outbox_id, cases, address_count, reader_count, reason) VALUES (?, ?, ?, ?, ?, ?)`,
    [at, outboxId, toJson(cases), addressCount, readerCount, reason],
  );
  tx.changed.area('outbox');
}

/** The message was called back. */
export function forgetOverrideOf(tx: WriteDb, outboxId: OutboxId): void {
  tx.run('override forget', 'DELETE FROM overrides WHERE outbox_id = ?', [outboxId]);
}

/** The newest first. */
export function listOverrides(db: ReadDb, sinceAt: number): Override[] {
  const sql = `SELECT id, made_at AS at, cases, address_count AS addressCount, reader_count AS readerCount, reason
    FROM overrides WHERE made_at >= ? ORDER BY made_at DESC, id DESC`;
  return db
    .all<Omit<Override, 'cases'> & { cases: string }>('overrides', sql, [sinceAt])
    .map((row) => ({ ...row, cases: fromJson<number[]>(row.cases) }));
}
