// Tries the servers of an account that is not stored yet, or a password that is not kept yet: incoming first, then
// outgoing; the first failure ends it and says at which side and why. One login each, nothing is sent, nothing kept.
import type { SetupCheck, SetupSide } from '../../shared/domain/account.ts';
import type { Session, Submitter } from '../backend/backend.ts';
import type { Password } from '../backend/password.ts';
import { expectMailError, problemAt } from '../core/problems.ts';
import type { AccountServers, Protocols } from './protocols.ts';

export interface CheckHooks {
  /** What the outgoing server says of itself. */
  onTold?(told: ReturnType<Submitter['told']>): void;
  /** Uses the session of the login, where the account has mailboxes on a server. */
  look?(session: Session): Promise<void>;
}

export async function checkServers(
  protocols: Protocols,
  account: AccountServers,
  password: Password,
  now: () => number,
  signal: AbortSignal,
  { onTold, look }: CheckHooks = {},
): Promise<SetupCheck> {
  const tries: [SetupSide, () => Promise<void>][] = [
    ['incoming', () => logIn(protocols, account, password, signal, look)],
    [
      'outgoing',
      async () => {
        const submitter = protocols.submitter(account, password);
        await submitter.check(signal);
        onTold?.(submitter.told());
      },
    ],
  ];
  for (const [side, tryOnce] of tries) {
    try {
      await tryOnce();
    } catch (error) {
      const { kind, data } = expectMailError(error);
      if (kind === 'cancelled') throw error;
      return { ok: false, side, problem: problemAt({ during: 'setup' }, data, now()) };
    }
  }
  return { ok: true };
}

async function logIn(
  protocols: Protocols,
  account: AccountServers,
  password: Password,
  signal: AbortSignal,
  look: CheckHooks['look'],
): Promise<void> {
  if (account.protocol !== 'pop3') {
    const session = await protocols.backend(account, password).open(signal);
    try {
      await look?.(session);
    } finally {
      await session.close();
    }
    return;
  }
  const session = await protocols.maildrop(account, password).open(signal);
  // In order, as a server may keep the maildrop locked for a while after a connection that just broke off.
  await session.quit(signal);
}
