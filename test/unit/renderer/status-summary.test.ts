import { expect, test } from 'vitest';
import { phaseText, speaker, totalsOf } from '../../../renderer/features/status-bar/summary.ts';
import { statusWords } from '../../../renderer/features/status-bar/words.ts';
import { formatsOf } from '../../../renderer/i18n/formats.ts';
import type { AccountPhase, AccountStatus } from '../../../shared/domain/account.ts';
import { AccountId } from '../../../shared/domain/ids.ts';

function status(id: number, phase: AccountPhase, more: Partial<AccountStatus> = {}): AccountStatus {
  const counts = { messagesTotal: 100, messagesOffline: 40, pendingOperations: 1 };
  const rest = { downloadPaused: false, retryAt: null, problem: null, lastSyncAt: null, quota: null };
  return { accountId: AccountId.parse(id), phase, ...counts, ...rest, ...more };
}
const say = (one: AccountStatus) => phaseText(one, statusWords.fr, formatsOf('fr'));

test('the account that needs the person speaks before those that are busy', () => {
  expect(speaker([status(1, 'watching'), status(2, 'syncing'), status(3, 'needsUser')])?.accountId).toBe(3);
  expect(speaker([])).toBeUndefined();
});

test('a waiting account says when it tries again', () => {
  const retryAt = new Date(2026, 10, 21, 14, 5).getTime();
  expect(say(status(1, 'waiting', { retryAt }))).toBe('Serveur injoignable, nouvel essai à 14:05');
  const problem = { id: 'sync', during: 'sync', kind: 'throttled', reason: 'mailboxInUse', at: 0 } as const;
  expect(say(status(1, 'waiting', { retryAt, problem }))).toBe('Boîte occupée, nouvel essai à 14:05');
  expect(say(status(1, 'watching'))).toBe('À jour');
});

test('counts are those of all accounts together', () => {
  const all = totalsOf([status(1, 'watching'), status(2, 'syncing', { downloadPaused: true })]);
  expect(all).toEqual({ total: 200, offline: 80, pending: 2, paused: true });
});
