// The passwords of set-ups that wait, which nobody has verified yet: in the system's keychain, else in memory until
// Casier closes. They open no store (secrets.ts): one that was mistyped would lock it.
import type { SetupId } from '../../shared/domain/ids.ts';
import type { Keychain } from './keychain.ts';

export interface SetupPasswords {
  /** Answers where it is kept. */
  keep(id: SetupId, password: string): Promise<'keychain' | 'session'>;
  /** null: none, ask. */
  read(id: SetupId): Promise<string | null>;
  forget(id: SetupId): Promise<void>;
}

/** @param storeName tells the entries of two stores in one keychain apart */
export function createSetupPasswords(keychain: Keychain | null, storeName: string): SetupPasswords {
  const session = new Map<SetupId, string>();
  const entry = (id: SetupId) => `password of set-up ${id} in ${storeName}`;
  return {
    async keep(id, password) {
      session.set(id, password);
      return keychain && (await keychain.write(entry(id), password)) ? 'keychain' : 'session';
    },
    read: async (id) => session.get(id) ?? (await keychain?.read(entry(id))) ?? null,
    async forget(id) {
      session.delete(id);
      await keychain?.remove(entry(id));
    },
  };
}
