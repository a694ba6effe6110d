// How long to wait before trying a server again. No timers, no clock, no chance of its own: the caller brings the
// number of failures in a row, the error, and a dice throw in [0, 1) that spreads the PCs of a school apart.
// A failure counts as "in a row" unless the session before it had survived: a server that lets us in and throws us
// out at once must not be asked ten times a second.
import type { MailErrorData } from '../../shared/domain/problem.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** A session this old has proved that the server can be reached. */
export const SURVIVED_MS = 30 * SECOND_MS;

const FIRST_MS = SECOND_MS;

export function hasSurvived(connectedAt: number, lostAt: number): boolean {
  return lostAt - connectedAt >= SURVIVED_MS;
}

/** `failures` in a row, this one included (1 = the first). */
export function backoffMs(failures: number, error: MailErrorData, dice: number): number {
  const { leastMs, mostMs } = bounds(error);
  const doubled = Math.min(mostMs, Math.max(leastMs, FIRST_MS * 2 ** Math.min(failures - 1, 20)));
  const spread = doubled * (0.8 + 0.4 * dice);
  return Math.round(Math.max(spread, error.retryAfterMs ?? 0));
}

/** Without a network a try costs nobody anything; what a person or the IT service has to mend takes its time. */
function bounds({ kind }: MailErrorData): { leastMs: number; mostMs: number } {
  switch (kind) {
    case 'offline':
      return { leastMs: FIRST_MS, mostMs: 20 * SECOND_MS };
    case 'connection':
    case 'cancelled':
      return { leastMs: FIRST_MS, mostMs: 5 * MINUTE_MS };
    case 'throttled':
      return { leastMs: MINUTE_MS, mostMs: 15 * MINUTE_MS };
    default:
      return { leastMs: 5 * MINUTE_MS, mostMs: 15 * MINUTE_MS };
  }
}
