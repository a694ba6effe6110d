import { describe, expect, it } from 'vitest';
import { createPasswordDoor } from '../../../engine/accounts/password-door.ts';
import type { Secrets } from '../../../engine/accounts/secrets.ts';
import { getPassword, joinPassword, setOwnPassword, setRefusal } from '../../../engine/store/passwords.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { MailError, type MailErrorData } from '../../../shared/domain/problem.ts';
import { addAccount, fillable, scratchStore } from '../../store/scratch-store.ts';

const REFUSED: MailErrorData = { kind: 'auth', reason: 'wrongPassword', detail: '[AUTHENTICATIONFAILED] no' };

/** Two accounts, and whatever the password of each is said to be. */
function scene() {
  const store = scratchStore();
  const disk = fillable(store);
  const [one, other] = [addAccount(store), addAccount(store, 'ecole@ac-lyon.fr')];
  const known = new Map<AccountId, string>([
    [one, 'craie'],
    [other, 'craie'],
  ]);
  const secrets: Pick<Secrets, 'keychainWorks' | 'password'> = {
    keychainWorks: true,
    password: async (id) => known.get(id) ?? null,
  };
  const open = () =>
    createPasswordDoor({ store: disk.store, secrets: secrets as Secrets, protocols: { needsPassword: () => true } });
  const door = open();
  const passwordOf = (id: AccountId, by = door) => by.passwordOf({ id, protocol: 'imap' });
  return { store, disk, one, other, known, door, open, passwordOf };
}

/** A server: counts what it hears, and answers when the test says so. */
class FakeLogins {
  heard = 0;
  #answers: ((refused: MailErrorData | null) => void)[] = [];
  login = (): Promise<void> => {
    this.heard++;
    return new Promise((resolve, reject) => {
      this.#answers.push((refused) => (refused ? reject(new MailError(refused)) : resolve()));
    });
  };
  async begun(): Promise<void> {
    while (this.#answers.length === 0) await turn();
  }
  async answer(refused: MailErrorData | null): Promise<void> {
    await this.begun();
    this.#answers.shift()!(refused);
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const outcome = (said: Promise<unknown>) =>
  said.then(
    () => 'in',
    (error: MailError) => error.data.reason,
  );

describe('A password that the server refuses', () => {
  it('is said once, though three sessions were about to', async () => {
    const { one, passwordOf } = scene();
    const server = new FakeLogins();
    const password = await passwordOf(one);
    const outcomes = [1, 2, 3].map(() => outcome(password.say(server.login)));
    await server.answer(REFUSED);
    expect(await Promise.all(outcomes)).toEqual(['wrongPassword', 'wrongPassword', 'wrongPassword']);
    expect(server.heard).toBe(1);
  });

  it('is not said after a restart either, and the server’s words are kept', async () => {
    const { one, door, open, passwordOf } = scene();
    const server = new FakeLogins();
    const said = outcome((await passwordOf(one)).say(server.login));
    await server.answer(REFUSED);
    await said;
    await expect(passwordOf(one, open())).rejects.toMatchObject({ data: REFUSED });
    expect(door.refusal(one)).toEqual(REFUSED);
  });

  it('is not said again where a full disk keeps the refusal from being written', async () => {
    const { disk, one, known, door, passwordOf } = scene();
    const server = new FakeLogins();
    const password = await passwordOf(one);
    const outcomes = [1, 2].map(() => outcome(password.say(server.login)));
    disk.fill();
    await server.answer(REFUSED);
    expect(await Promise.all(outcomes)).toEqual(['wrongPassword', 'wrongPassword']);
    expect(await outcome((await passwordOf(one)).say(server.login))).toBe('wrongPassword');
    expect(server.heard).toBe(1);
    door.allowAgain(one);
    const again = outcome((await passwordOf(one)).say(server.login));
    await server.answer(REFUSED);
    expect(await again).toBe('wrongPassword');
    known.set(one, 'tableau');
    const another = outcome((await passwordOf(one)).say(server.login));
    await server.answer(null);
    expect(await another).toBe('in');
  });

  it('is said once for all accounts that share it', async () => {
    const { store, one, other, passwordOf } = scene();
    store.transaction((tx) => setOwnPassword(tx, one, null));
    store.transaction((tx) => joinPassword(tx, other, one));
    const server = new FakeLogins();
    const [first, second] = [await passwordOf(one), await passwordOf(other)];
    const outcomes = [outcome(first.say(server.login)), outcome(second.say(server.login))];
    await server.answer(REFUSED);
    expect(await Promise.all(outcomes)).toEqual(['wrongPassword', 'wrongPassword']);
    expect(server.heard).toBe(1);
  });

  it('leaves an account alone that has another one', async () => {
    const { one, other, passwordOf } = scene();
    const server = new FakeLogins();
    const said = outcome((await passwordOf(one)).say(server.login));
    await server.answer(REFUSED);
    await said;
    const others = outcome((await passwordOf(other)).say(server.login));
    await server.answer(null);
    expect(await others).toBe('in');
  });

  it('does not condemn the one that was given meanwhile', async () => {
    const { store, one, known, passwordOf } = scene();
    const server = new FakeLogins();
    const old = await passwordOf(one);
    const [first, second] = [outcome(old.say(server.login)), outcome(old.say(server.login))];
    await server.begun();
    known.set(one, 'tableau');
    await server.answer(REFUSED);
    expect(await first).toBe('wrongPassword');
    expect(getPassword(store.reads, one)?.refusal ?? null).toBeNull();
    // Whoever still holds the old one begins anew.
    expect(await second).toBe('reset');
    expect(server.heard).toBe(1);
  });

  it('may be tried once more when the person says so', async () => {
    const { one, door, passwordOf } = scene();
    const server = new FakeLogins();
    const said = outcome((await passwordOf(one)).say(server.login));
    await server.answer(REFUSED);
    await said;
    expect(await door.isRefused(one, 'craie')).toBe(true);
    expect(await door.isRefused(one, 'tableau')).toBe(false);
    door.allowAgain(one);
    const again = outcome((await passwordOf(one)).say(server.login));
    await server.answer(null);
    expect(await again).toBe('in');
  });
});

describe('A login that fails for another cause', () => {
  it.each([
    { kind: 'throttled', reason: 'loginUnavailable' },
    { kind: 'connection', reason: 'reset' },
    { kind: 'auth', reason: 'accessDisabled' },
    { kind: 'auth', reason: 'accountMoved' },
  ] as const)('$kind/$reason: the next one may try', async (failure) => {
    const { one, door, passwordOf } = scene();
    const server = new FakeLogins();
    const password = await passwordOf(one);
    const outcomes = [outcome(password.say(server.login)), outcome(password.say(server.login))];
    await server.answer(failure);
    await server.answer(null);
    expect(await Promise.all(outcomes)).toEqual([failure.reason, 'in']);
    expect(door.refusal(one)).toBeNull();
  });
});

describe('A refusal', () => {
  it('is written down though nothing was known of the password before', () => {
    const { store, one } = scene();
    store.transaction((tx) => setRefusal(tx, one, REFUSED));
    expect(getPassword(store.reads, one)).toMatchObject({ accountIds: [one], refusal: REFUSED });
  });
});
