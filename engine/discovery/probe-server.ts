// Looks at one place where a mail server might be, without saying who asks: name, TCP, TLS with a verified certificate,
// greeting, capabilities. Every failure is a value of the error model. Invariants: nothing of the person's goes out, and
// it is over when its time is, whatever the server does.
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import type { ServerCandidate } from '../../shared/domain/setup.ts';
import { socketErrorOf } from '../connection/connection-error.ts';
import type { Network } from '../connection/network.ts';
import { openConnection } from '../connection/open-connection.ts';
import { lookAgain } from '../connection/second-look.ts';
import { secureSocket } from '../connection/secure-socket.ts';
import { converse } from './conversation.ts';
import { INTRODUCTIONS } from './introductions.ts';

export type Place = Pick<ServerCandidate, 'service' | 'host' | 'port' | 'security'>;

/** null: a mail server of that kind, which takes passwords under TLS. */
export type Finding = MailErrorData | null;

export interface ProbeOptions {
  /** PEM certificates trusted beside the usual ones. */
  extraCertificates?: readonly string[] | undefined;
  network?: Network | undefined;
  limitMs: number;
}

/** Rejects with `cancelled` when aborted, and never otherwise but by a bug. */
export async function probeServer(place: Place, options: ProbeOptions, signal: AbortSignal): Promise<Finding> {
  const { host, port } = place;
  const time = new AbortController();
  const limit = setTimeout(() => time.abort(), options.limitMs);
  const ending = AbortSignal.any([signal, time.signal]);
  try {
    await introduce(place, options, ending);
    return null;
  } catch (error) {
    if (signal.aborted) throw new MailError({ kind: 'cancelled' });
    if (time.signal.aborted) return { kind: 'connection', reason: 'timeout', host, port };
    const failed = error instanceof Error ? socketErrorOf(error, place) : error;
    if (!(failed instanceof MailError)) throw failed;
    return closer(new MailError({ ...failed.data, host, port }), place, options.network, ending);
  } finally {
    clearTimeout(limit);
  }
}

async function introduce(place: Place, options: ProbeOptions, ending: AbortSignal): Promise<void> {
  const introduction = INTRODUCTIONS[place.service];
  const { host, port } = place;
  const talk = converse(await openConnection(place, options, ending), { host, port });
  // Whoever waits for a word hears that the line is dead.
  const hangUp = () => talk.hangUp();
  ending.addEventListener('abort', hangUp, { once: true });
  try {
    await introduction.greet(talk);
    let capabilities = await introduction.capabilities(talk);
    if (place.security === 'starttls') {
      if (!introduction.offersTls(capabilities)) throw new MailError({ kind: 'unsupported', reason: 'noEncryption' });
      await introduction.askForTls(talk);
      await talk.secure((socket) => secureSocket(socket, { host, port }, options, ending));
      // What was said in clear text may have been said by anybody.
      capabilities = await introduction.capabilities(talk);
    }
    if (!introduction.takesPasswords(capabilities)) throw new MailError({ kind: 'unsupported', detail: 'AUTH' });
    talk.leave(introduction.goodBye);
  } catch (error) {
    talk.hangUp();
    throw error;
  } finally {
    ending.removeEventListener('abort', hangUp);
  }
}

/** With what a second look tells of it (a certificate's facts, a network in between), if that comes in time. */
async function closer(
  error: MailError,
  place: Place,
  network: Network | undefined,
  ending: AbortSignal,
): Promise<MailErrorData> {
  if (ending.aborted) return error.data;
  const looked = lookAgain(error, place, INTRODUCTIONS[place.service].startTls, network, ending);
  const seen = await Promise.race([looked, aborted(ending)]);
  return seen instanceof MailError ? seen.data : error.data;
}

function aborted(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }));
}
