// What is known of the passwords of the accounts. Asked again every hour: reminders come with the days.
import type { AccountId } from '../../shared/domain/ids.ts';
import type { PasswordFacts } from '../../shared/domain/password.ts';
import { engine } from '../engine/engine.ts';
import { useEngineQuery } from '../engine/use-query.ts';

const HOUR_MS = 3_600_000;

export function usePasswords(): readonly PasswordFacts[] {
  const ask = (signal: AbortSignal) => engine.accounts.passwords(undefined, signal);
  return useEngineQuery(['accounts', 'passwords'], ask, { againAfterMs: HOUR_MS }).data ?? NONE;
}

const NONE: readonly PasswordFacts[] = [];

export function passwordOf(passwords: readonly PasswordFacts[], id: AccountId): PasswordFacts | null {
  return passwords.find(({ accountIds }) => accountIds.includes(id)) ?? null;
}
