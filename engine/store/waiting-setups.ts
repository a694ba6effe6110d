// Set-ups that wait: what was typed but for the password, and how far each has come. One an address.
import { addressKey } from '../../shared/domain/address.ts';
import type { SetupId } from '../../shared/domain/ids.ts';
import type { TypedSetup, WaitingSetup, WaitingSetupState } from '../../shared/domain/waiting-setup.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';

/** `searching` is not worth a row: what was begun and not ended is begun again. */
export type StoredSetupState =
  | (Extract<WaitingSetupState, { kind: 'waiting' }> & {
      /** In a row. */
      failures: number;
    })
  | Exclude<WaitingSetupState, { kind: 'waiting' | 'searching' }>;

export interface StoredSetup extends TypedSetup {
  id: SetupId;
  passwordKept: WaitingSetup['passwordKept'];
  state: StoredSetupState;
}

interface SetupRow {
  id: SetupId;
  typed: string;
  password_kept: WaitingSetup['passwordKept'];
  state: string;
}

/** In the order in which they were kept. */
export function listWaitingSetups(db: ReadDb): StoredSetup[] {
  const rows = db.all<SetupRow>(
    'waiting setups',
    'SELECT id, typed, password_kept, state FROM waiting_setups ORDER BY id',
  );
  return rows.map(({ id, typed, password_kept, state }) => ({
    ...fromJson<TypedSetup>(typed),
    id,
    passwordKept: password_kept,
    state: fromJson<StoredSetupState>(state),
  }));
}

export function getWaitingSetup(db: ReadDb, id: SetupId): StoredSetup | null {
  return listWaitingSetups(db).find((setup) => setup.id === id) ?? null;
}

/** The one that is kept for this address already goes: its password is the caller's to forget. */
export function insertWaitingSetup(tx: WriteDb, typed: TypedSetup, state: StoredSetupState): SetupId {
  tx.run('waiting setup replace', 'DELETE FROM waiting_setups WHERE address_key = ?', [addressKey(typed.address)]);
  const { lastInsertRowid } = tx.run(
    'waiting setup insert',
    `INSERT INTO waiting_setups (address_key, typed, password_kept, state) VALUES (?, ?, 'session', ?)`,
    [addressKey(typed.address), toJson(typed), toJson(state)],
  );
  tx.changed.area('setups');
  return lastInsertRowid as SetupId;
}

/** False: it is gone. */
export function setSetupState(tx: WriteDb, id: SetupId, state: StoredSetupState): boolean {
  tx.changed.area('setups');
  return (
    tx.run('waiting setup state', 'UPDATE waiting_setups SET state = ? WHERE id = ?', [toJson(state), id]).changes > 0
  );
}

export function setTypedSetup(tx: WriteDb, id: SetupId, typed: TypedSetup): void {
  tx.run('waiting setup typed', 'UPDATE waiting_setups SET typed = ? WHERE id = ?', [toJson(typed), id]);
  tx.changed.area('setups');
}

export function setSetupPasswordKept(tx: WriteDb, id: SetupId, kept: WaitingSetup['passwordKept']): void {
  tx.run('waiting setup password', 'UPDATE waiting_setups SET password_kept = ? WHERE id = ?', [kept, id]);
  tx.changed.area('setups');
}

export function removeWaitingSetup(tx: WriteDb, id: SetupId): void {
  tx.run('waiting setup delete', 'DELETE FROM waiting_setups WHERE id = ?', [id]);
  tx.changed.area('setups');
}
