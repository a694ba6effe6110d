// The passwords of the accounts: in the system's keychain where there is one, else in memory until Casier closes.
// Whoever hands a password in has tried it on the servers. Each verified password also opens the store, should the
// keychain ever lose its key (store-key.ts).
import type { AccountId } from '../../shared/domain/ids.ts';
import type { Keychain } from './keychain.ts';
import type { StoreKey } from './store-key.ts';

export interface Secrets {
  readonly keychainWorks: boolean;
  /** null: none known, ask. */
  password(id: AccountId): Promise<string | null>;
  /** From now on this password opens the store: to be called in the transaction that stores the account. */
  openStoreWith(owner: { accountId: AccountId; address: string }, password: string): void;
  /** Answers where it is kept. */
  keep(id: AccountId, password: string): Promise<'keychain' | 'session'>;
  forget(id: AccountId): Promise<void>;
}

export interface SecretsOptions {
  storeKey: StoreKey;
  keychain: Keychain | null;
  /** Tells the entries of two stores in one keychain apart. */
  storeName: string;
  /** What lies there is the account's password, and not that of servers which it has left. */
  isInKeychain(id: AccountId): boolean;
  /** The store's key may have got its first place to be kept in. */
  onKept(): void;
}

/** The keychain's name for it. */
export function passwordEntry(id: AccountId, storeName: string): string {
  return `password of account ${id} in ${storeName}`;
}

export function createSecrets({ storeKey, keychain, storeName, isInKeychain, onKept }: SecretsOptions): Secrets {
  const session = new Map<AccountId, string>();
  if (storeKey.typed) session.set(storeKey.typed.accountId, storeKey.typed.password);
  const entry = (id: AccountId) => passwordEntry(id, storeName);
  return {
    keychainWorks: keychain !== null,
    async password(id) {
      return session.get(id) ?? (isInKeychain(id) ? await keychain?.read(entry(id)) : null) ?? null;
    },
    openStoreWith: (owner, password) => storeKey.wrapFor(owner, password),
    async keep(id, password) {
      onKept();
      session.set(id, password);
      return keychain && (await keychain.write(entry(id), password)) ? 'keychain' : 'session';
    },
    async forget(id) {
      session.delete(id);
      storeKey.unwrapFor(id);
      await keychain?.remove(entry(id));
    },
  };
}
