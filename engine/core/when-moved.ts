// When is it worth looking whether an account's mail has gone to other servers, and when is that to be proposed? Pure.
//
// A school's network loses names, blocks ports and hangs for hours; a server is down for a night. None of that is a move.
// What is, lasts, and shows on other networks and other days too: so a failure counts by what it is, over a time and a
// number of tries that no bad day explains. Unless the server itself says that the account has moved. And the look must
// find both: that the present servers do not answer while others do, which shows that the network works.
import type { ServerSettings } from '../../shared/domain/account.ts';
import type { MailErrorData } from '../../shared/domain/problem.ts';
import type { ServerCandidate } from '../../shared/domain/setup.ts';

export interface Silence {
  /** The first failure since the last login. */
  sinceAt: number;
  attempts: number;
  /** The last one. */
  error: MailErrorData;
  /** When the candidates were last looked at because of it. */
  lookedAt: number | null;
  putOffUntil: number | null;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long it has to last, and how often it must have been tried. */
interface Patience {
  lastsMs: number;
  attempts: number;
}

/** null: no sign of a move, however long it lasts. */
function patienceWith({ kind, reason }: MailErrorData): Patience | null {
  if (reason === 'accountMoved') return { lastsMs: 0, attempts: 1 };
  // What another server behind the same name would say.
  if (kind === 'unsupported') return { lastsMs: DAY_MS, attempts: 6 };
  if (kind === 'certificate') {
    return reason === 'certificateWrongHost' || reason === 'certificateExpired'
      ? { lastsMs: 2 * DAY_MS, attempts: 6 }
      : null;
  }
  if (kind !== 'connection') return null;
  switch (reason) {
    case 'nameNotFound':
      return { lastsMs: 2 * HOUR_MS, attempts: 4 };
    case 'refused':
      return { lastsMs: 6 * HOUR_MS, attempts: 6 };
    case 'reset':
    case 'tlsFailed':
    case 'timeout':
    case undefined:
      return { lastsMs: DAY_MS, attempts: 8 };
    // A proxy, a portal, a closed port: said of the network, in its own words.
    default:
      return null;
  }
}

/** Between two looks: they are some thirty connections. */
const LOOK_AGAIN_MS = 12 * HOUR_MS;

export function shouldLook(silence: Silence | null, nowAt: number): boolean {
  if (!silence) return false;
  const patience = patienceWith(silence.error);
  if (!patience || silence.attempts < patience.attempts) return false;
  if (silence.putOffUntil !== null && nowAt < silence.putOffUntil) return false;
  // A clock that was set back tells nothing.
  if (nowAt - silence.sinceAt < patience.lastsMs) return false;
  return silence.lookedAt === null || Math.abs(nowAt - silence.lookedAt) >= LOOK_AGAIN_MS;
}

/** « Plus tard ». */
export function putOffFor(nowAt: number): number {
  return nowAt + 3 * DAY_MS;
}

/**
 * What the look found is a move only where it is another server than the present one: one that answers under the present
 * name is no move but a bad day.
 */
export function isElsewhere(present: ServerSettings, found: Pick<ServerCandidate, 'host'>): boolean {
  return present.host.toLowerCase() !== found.host.toLowerCase();
}
