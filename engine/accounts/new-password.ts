// What becomes of a password that the person gives: tried on both servers of the account, kept, and taken for the other
// accounts that had the same one, as each of them would be refused otherwise. Invariant: each server hears a new
// password once; an account that does not let it in keeps what it had.

import { passwordKey } from '../../shared/academies/password-key.ts';
import type { Account, NewAccount, SetupCheck } from '../../shared/domain/account.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { typedPassword } from '../backend/password.ts';
import { expectMailError, problemAt } from '../core/problems.ts';
import { getAccount, listAccounts, setPasswordKept } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { getPassword, joinPassword, setOwnPassword, setRefusal } from '../store/passwords.ts';
import { checkServers } from './check-servers.ts';
import type { PasswordDoor } from './password-door.ts';
import type { Protocols } from './protocols.ts';
import type { Secrets } from './secrets.ts';

export interface NewPasswords {
  /** Of an account that was just stored, or has gone to other servers, and was let in. Known from the call on. */
  keepFirst(id: AccountId, password: string): Promise<void>;
  /** One try; `ok: false` leaves everything as it was. */
  give(account: Account, password: string): Promise<SetupCheck>;
  /** Ends when nothing is left to be tried for other accounts. */
  settled(): Promise<void>;
}

interface NewPasswordOptions {
  store: Store;
  secrets: Secrets;
  protocols: Protocols;
  door: PasswordDoor;
  now(): number;
  /** The account has another password from now on. */
  onGiven(id: AccountId): void;
}

export function createNewPasswords(options: NewPasswordOptions): NewPasswords {
  const { store, secrets, protocols, door, now, onGiven } = options;
  const stopping = new AbortController();
  let passingOn: Promise<void> = Promise.resolve();

  const check = (account: Account | NewAccount, password: string) =>
    checkServers(protocols, account, typedPassword(password), now, stopping.signal);

  const keep = async (id: AccountId, password: string) => {
    const kept = await secrets.keep(id, password);
    store.transaction((tx) => setPasswordKept(tx, id, kept));
  };

  /** An account that logs in under the same name with this very password. */
  const sameElsewhere = async (account: Account, password: string): Promise<AccountId | null> => {
    const key = passwordKey(account);
    for (const other of listAccounts(store.reads)) {
      if (other.id === account.id || passwordKey(other) !== key || door.refusal(other.id)) continue;
      if ((await secrets.password(other.id)) === password) return other.id;
    }
    return null;
  };

  const takeAs = async (id: AccountId, from: AccountId, password: string) => {
    const account = getAccount(store.reads, id);
    if (!account) return;
    const checked = await check(account, password);
    if (!checked.ok && checked.problem.kind === 'auth') return;
    // A server that could not be asked just now hears it once when it can be.
    if (checked.ok) secrets.openStoreWith({ accountId: id, address: account.address }, password);
    await keep(id, password);
    store.transaction((tx) => joinPassword(tx, id, from));
    onGiven(id);
  };

  const passOn = async (ids: readonly AccountId[], from: AccountId, password: string) => {
    for (const id of ids) if (!stopping.signal.aborted) await takeAs(id, from, password).catch(expectMailError);
  };

  return {
    async keepFirst(id, password) {
      await keep(id, password);
      const account = getAccount(store.reads, id);
      const other = account && (await sameElsewhere(account, password));
      store.transaction((tx) => (other ? joinPassword(tx, id, other) : setOwnPassword(tx, id, null)));
    },
    async give(account, password) {
      const { id } = account;
      if (await door.isRefused(id, password)) {
        const problem = problemAt({ during: 'setup' }, { kind: 'auth', reason: 'samePassword' }, now());
        return { ok: false, side: 'incoming', problem };
      }
      const checked = await check(account, password);
      if (!checked.ok) return checked;
      const before = await secrets.password(id);
      const known = getPassword(store.reads, id);
      // One that this PC did not keep may well be the same.
      const isAnother = before === null ? known?.refusal != null : before !== password;
      const others: AccountId[] = [];
      for (const other of known?.accountIds ?? []) {
        if (other !== id && (await secrets.password(other)) === before) others.push(other);
      }
      secrets.openStoreWith({ accountId: id, address: account.address }, password);
      await keep(id, password);
      store.transaction((tx) => (isAnother ? setOwnPassword(tx, id, now()) : setRefusal(tx, id, null)));
      onGiven(id);
      if (before !== password) passingOn = passingOn.then(() => passOn(others, id, password));
      return checked;
    },
    async settled() {
      stopping.abort();
      await passingOn;
    },
  };
}
