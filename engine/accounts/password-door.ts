// The one door through which the stored password of an account goes to a server, whoever asks: the sessions of the
// account, its outbox, a search, a diagnosis. Invariant: a password that a server refused is said once and never again,
// neither by another session nor on the other server nor after a restart, until there is another one or the person has
// it tried again: accounts get locked. So logins with one password take turns, and each of them hears what became of
// the one before. Accounts that share a password share its turn and its refusal.
import type { Account } from '../../shared/domain/account.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { condemnsPassword } from '../../shared/domain/password.ts';
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import { type Password, typedPassword } from '../backend/password.ts';
import { deferred } from '../core/deferred.ts';
import type { Store } from '../store/database.ts';
import { getPassword, setRefusal } from '../store/passwords.ts';
import { writeIfRoom } from '../store/write-if-room.ts';
import type { Protocols } from './protocols.ts';
import type { Secrets } from './secrets.ts';

export interface PasswordDoor {
  /** Rejects with MailError auth where there is none to try. */
  passwordOf(account: Pick<Account, 'id' | 'protocol'>): Promise<Password>;
  /** What the server said to the stored password; null as far as anybody knows it is right. */
  refusal(id: AccountId): MailErrorData | null;
  /** Those that have the same password, the account itself among them. */
  sharers(id: AccountId): AccountId[];
  /** The refused one may be tried once more. */
  allowAgain(id: AccountId): void;
  /** Whether it is the very password that was refused. */
  isRefused(id: AccountId, password: string): Promise<boolean>;
}

interface DoorOptions {
  store: Store;
  secrets: Secrets;
  protocols: Pick<Protocols, 'needsPassword'>;
}

export function createPasswordDoor({ store, secrets, protocols }: DoorOptions): PasswordDoor {
  /** The last login in line, by the first of the accounts that share the password. */
  const lines = new Map<AccountId, Promise<void>>();

  /** Refusals that a full disk keeps from being written, by line, for as long as the program runs. */
  const unwritten = new Map<AccountId, { text: string; error: MailErrorData }>();

  const refusal = (id: AccountId) => getPassword(store.reads, id)?.refusal ?? null;

  const lineOf = (id: AccountId) => getPassword(store.reads, id)?.accountIds[0] ?? id;

  const refusalOf = (id: AccountId, text: string): MailErrorData | null => {
    const held = unwritten.get(lineOf(id));
    return refusal(id) ?? (held?.text === text ? held.error : null);
  };

  const noteRefusal = (id: AccountId, text: string, error: MailErrorData) => {
    if (!writeIfRoom(store, (tx) => setRefusal(tx, id, error))) unwritten.set(lineOf(id), { text, error });
  };

  const takeTurn = async (id: AccountId): Promise<() => void> => {
    const line = lineOf(id);
    const before = lines.get(line);
    const over = deferred<void>();
    lines.set(line, over.promise);
    await before;
    return () => {
      over.resolve();
      if (lines.get(line) === over.promise) lines.delete(line);
    };
  };

  const stillGood = async (id: AccountId, text: string) => {
    const refused = refusalOf(id, text);
    if (refused) throw new MailError(refused);
    // Another one was given meanwhile: whoever asked begins anew with that one.
    if ((await secrets.password(id)) !== text) throw new MailError({ kind: 'connection', reason: 'reset' });
  };

  const say = async <T>(id: AccountId, text: string, login: () => Promise<T>): Promise<T> => {
    const endTurn = await takeTurn(id);
    try {
      await stillGood(id, text);
      return await login();
    } catch (error) {
      if (error instanceof MailError && condemnsPassword(error.data) && (await secrets.password(id)) === text) {
        noteRefusal(id, text, error.data);
      }
      throw error;
    } finally {
      endTurn();
    }
  };

  return {
    refusal,
    sharers: (id) => getPassword(store.reads, id)?.accountIds ?? [id],
    allowAgain(id) {
      unwritten.delete(lineOf(id));
      if (refusal(id)) store.transaction((tx) => setRefusal(tx, id, null));
    },
    isRefused: async (id, password) => refusal(id) !== null && (await secrets.password(id)) === password,
    async passwordOf({ id, protocol }) {
      if (!protocols.needsPassword(protocol)) return typedPassword('');
      const refused = refusal(id);
      if (refused) throw new MailError(refused);
      const text = await secrets.password(id);
      if (text !== null) return { text, say: (login) => say(id, text, login) };
      throw new MailError({ kind: 'auth', reason: secrets.keychainWorks ? 'noPassword' : 'keychainUnavailable' });
    },
  };
}
