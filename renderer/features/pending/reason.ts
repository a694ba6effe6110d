// Why an operation waits, in plain words. Pure.
import type { AccountStatus } from '../../../shared/domain/account.ts';
import type { PendingOperation } from '../../../shared/domain/operation.ts';
import type { MailErrorData } from '../../../shared/domain/problem.ts';
import type { WordsOf } from '../../i18n/index.ts';
import type { words } from './words.ts';

type Words = WordsOf<typeof words>;

export function reasonOf(
  { state, error, nextTryAt }: PendingOperation,
  status: Pick<AccountStatus, 'phase' | 'retryAt'> | undefined,
  say: { w: Words; time: (at: number) => string; problemTitle: (error: MailErrorData) => string },
): string {
  const { w, time, problemTitle } = say;
  if (state === 'running') return w.running;
  if (state === 'refused' && error) return w.refused(problemTitle(error), nextTryAt === null ? null : time(nextTryAt));
  switch (status?.phase) {
    case 'offline':
      return w.offline;
    case 'waiting':
      return status.retryAt === null ? w.unreachable : w.unreachableUntil(time(status.retryAt));
    case 'needsUser':
      return w.needsPerson;
    default:
      return w.soon;
  }
}
