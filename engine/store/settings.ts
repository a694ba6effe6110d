// What the person chose. Only what was chosen is stored: a default may change with a newer version, and an administrator's
// word with the next start.
import type { Policies } from '../../shared/domain/policies.ts';
import { Settings } from '../../shared/domain/settings.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';

/** An administrator's go before the defaults, and locked ones before what was chosen. */
export function getSettings(
  db: ReadDb,
  { settings, lockedSettings }: Pick<Policies, 'settings' | 'lockedSettings'> = {},
): Settings {
  return Settings.parse({ ...settings, ...chosen(db), ...lockedSettings });
}

/** Keys that are left out (or undefined) keep their value. */
export function setSettings(tx: WriteDb, patch: { [Key in keyof Settings]?: Settings[Key] | undefined }): void {
  const value = toJson({ ...chosen(tx), ...patch });
  tx.run('settings save', 'INSERT INTO settings VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value', [
    value,
  ]);
  tx.changed.area('settings');
}

function chosen(db: ReadDb): Partial<Settings> {
  return fromJson<Partial<Settings>>(db.value<string>('settings', 'SELECT value FROM settings WHERE id = 1') ?? '{}');
}
