// Opens one POP3 connection and logs in, once: TLS from the first byte, or STLS before anything is said. TLS is
// verified always, STLS required where chosen, plain text refused unless the person confirmed it for this host.
import type net from 'node:net';
import type { ServerSettings } from '../../shared/domain/account.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { SayPassword } from '../backend/password.ts';
import type { StartTlsDialogue } from '../connection/certificate-facts.ts';
import { type Endpoint, socketErrorOf } from '../connection/connection-error.ts';
import type { Network } from '../connection/network.ts';
import { openConnection } from '../connection/open-connection.ts';
import { lookAgain } from '../connection/second-look.ts';
import { secureSocket } from '../connection/secure-socket.ts';
import { askCapabilities, type Capabilities } from './capabilities.ts';
import { greetingError } from './errors.ts';
import { logIn } from './log-in.ts';
import { openWire, type Wire } from './wire.ts';

export interface Pop3Limits {
  /** Name look-up, TCP and TLS together; and again a handshake after STLS. */
  connectMs: number;
  greetingMs: number;
  /** The server may be silent that long while we wait for it: it may be sorting a large maildrop. */
  silenceMs: number;
  /** No single answer takes longer, even if bytes trickle. */
  answerMs: number;
  quitMs: number;
}

export const DEFAULT_LIMITS: Pop3Limits = {
  connectMs: 20_000,
  greetingMs: 15_000,
  silenceMs: 75_000,
  answerMs: 30 * 60_000,
  quitMs: 60_000,
};

export interface Pop3Options {
  /** PEM certificates trusted beside the usual ones. */
  extraCertificates?: string[];
  /** By default no proxy. */
  network?: Network;
  /** By default the password is simply said. */
  say?: SayPassword;
  limits?: Partial<Pop3Limits>;
}

export interface Connection {
  wire: Wire;
  endpoint: Endpoint;
  limits: Pop3Limits;
  capabilities: Capabilities;
}

/** Rejects with a MailError; with `cancelled` when aborted. */
export async function connect(
  settings: ServerSettings,
  password: string,
  options: Pop3Options,
  signal: AbortSignal,
): Promise<Connection> {
  const { host, port, security, plainTextConfirmed } = settings;
  const endpoint = { host, port };
  if (security === 'none' && !plainTextConfirmed) {
    throw new MailError({ kind: 'unsupported', reason: 'plainTextRefused', ...endpoint });
  }
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  let wire: Wire | null = null;
  const onAbort = () => wire?.close(new MailError({ kind: 'cancelled' }));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const opening = { ...options, limitMs: limits.connectMs };
    wire = openWire(await openConnection(settings, opening, signal), endpoint, limits);
    await greet(wire, settings, limits);
    let capabilities = await askCapabilities(wire);
    if (security === 'starttls') {
      await startTls(wire, endpoint, (socket) => secureSocket(socket, endpoint, opening, signal));
      // What was said in clear text may have been said by anybody.
      capabilities = await askCapabilities(wire);
    }
    await sayOnce(wire, settings, password, capabilities, options.say, signal);
    // Some servers offer more once one is inside (RFC 2449 §5).
    if (capabilities.known) capabilities = await askCapabilities(wire);
    return { wire, endpoint, limits, capabilities };
  } catch (error) {
    wire?.close();
    if (signal.aborted) throw new MailError({ kind: 'cancelled' });
    const failed = error instanceof Error ? socketErrorOf(error, endpoint) : error;
    throw await lookAgain(failed, settings, STLS, options.network, signal);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

function sayOnce(
  wire: Wire,
  settings: ServerSettings,
  password: string,
  capabilities: Capabilities,
  say: SayPassword = (login) => login(),
  signal: AbortSignal,
): Promise<void> {
  return say(async () => {
    if (signal.aborted) throw new MailError({ kind: 'cancelled' });
    await logIn(wire, settings, password, capabilities);
  });
}

async function greet(wire: Wire, { host, port, security }: ServerSettings, { greetingMs }: Pop3Limits): Promise<void> {
  // Silence under TLS is a server in trouble; in clear text rather one that waits for TLS.
  const reason = security === 'tls' ? 'timeout' : 'notPop3';
  const limit = setTimeout(
    () => wire.close(new MailError({ kind: 'connection', reason, detail: 'no greeting', host, port })),
    greetingMs,
  );
  try {
    const greeting = await wire.ask(null);
    if (greeting.status !== 'ok') throw greetingError(greeting, { host, port });
  } finally {
    clearTimeout(limit);
  }
}

async function startTls(wire: Wire, endpoint: Endpoint, secure: (socket: net.Socket) => Promise<net.Socket>) {
  const reply = await wire.ask('STLS', { isLast: true });
  if (reply.status !== 'ok') {
    throw new MailError({ kind: 'certificate', reason: 'tlsFailed', detail: reply.words, ...endpoint });
  }
  await wire.upgrade(secure);
}

/** The greeting, then STLS and its answer. */
const STLS: StartTlsDialogue = { lines: ['STLS'], isComplete: (answer) => /^\+OK.*\r?\n$/m.test(answer) };
