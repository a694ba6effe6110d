// Connects straight to a server by the first of its addresses that answers (RFC 8305, « Happy Eyeballs »): IPv6 and
// IPv4 by turns, one more every quarter of a second, none given up before the time limit. Node's own way gives each
// address but the last a quarter of a second only, which is not enough from overseas.
import type { LookupAddress } from 'node:dns';
import net from 'node:net';
import { MailError } from '../../shared/domain/problem.ts';
import { connectionErrorOf, type Endpoint } from './connection-error.ts';
import { lookUp } from './network.ts';
import { whenOpen } from './when-open.ts';

/** RFC 8305 §8: the recommended Connection Attempt Delay. */
const HEAD_START_MS = 250;

/** Rejects as whenOpen does. `addresses`: see `addressesOf`. */
export function raceAddresses(
  { host, port }: Endpoint,
  addresses: readonly string[],
  limitMs: number,
  signal: AbortSignal,
): Promise<net.Socket> {
  const deadlineMs = performance.now() + limitMs;
  const race = new AbortController();
  const onAbort = () => race.abort();
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) race.abort();
  const opened = new Promise<net.Socket>((resolve, reject) => {
    const errors: Error[] = [];
    let started = 0;
    let timer: NodeJS.Timeout | undefined;
    const failed = (error: Error) => {
      errors.push(error);
      if (race.signal.aborted) reject(error);
      else if (errors.length === addresses.length) reject(mostTelling(errors, { host, port }));
      else if (started < addresses.length) startNext();
    };
    const won = (socket: net.Socket) => {
      clearTimeout(timer);
      if (race.signal.aborted) return void socket.destroy();
      resolve(socket);
      race.abort();
    };
    const startNext = () => {
      clearTimeout(timer);
      const address = addresses[started++];
      if (started < addresses.length) timer = setTimeout(startNext, HEAD_START_MS);
      const socket = net.connect({ host: address!, port });
      const leftMs = Math.max(1, deadlineMs - performance.now());
      whenOpen(socket, 'connect', { host, port }, leftMs, race.signal).then(won, failed);
    };
    race.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    startNext();
  });
  return opened.finally(() => signal.removeEventListener('abort', onAbort));
}

/** What a name stands for, its families by turns. Rejects with a MailError or Node's error; never none. */
export async function addressesOf(
  { host, port }: Endpoint,
  limitMs: number,
  signal: AbortSignal,
  look: typeof lookUp = lookUp,
): Promise<string[]> {
  if (net.isIP(host)) return [host];
  const found = await inTime(look(host), { host, port }, limitMs, signal);
  if (found.length === 0) throw new MailError({ kind: 'connection', reason: 'nameNotFound', host, port });
  return byTurns(found);
}

/** The family that the system puts first goes first. */
export function byTurns(addresses: readonly LookupAddress[]): string[] {
  const first = addresses.filter(({ family }) => family === addresses[0]?.family);
  const second = addresses.filter(({ family }) => family !== addresses[0]?.family);
  const turns = Array.from({ length: Math.max(first.length, second.length) }, (_, i) => [first[i], second[i]]);
  return turns.flat().flatMap((one) => (one ? [one.address] : []));
}

/** A look-up cannot be stopped: it is no longer waited for. */
function inTime<T>(answer: Promise<T>, endpoint: Endpoint, limitMs: number, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new MailError({ kind: 'connection', reason: 'timeout', ...endpoint }));
    const onAbort = () => reject(new MailError({ kind: 'cancelled' }));
    const limit = setTimeout(late, limitMs);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    answer.then(resolve, reject).finally(() => {
      clearTimeout(limit);
      signal.removeEventListener('abort', onAbort);
    });
  });
}

/** « No network » is often said of IPv6 alone: what another address met tells more. */
function mostTelling(errors: readonly Error[], endpoint: Endpoint): Error {
  const isOffline = (error: Error) => {
    const { code } = error as NodeJS.ErrnoException;
    return code !== undefined && connectionErrorOf(code, endpoint)?.kind === 'offline';
  };
  return errors.find((error) => !isOffline(error)) ?? errors[0]!;
}
