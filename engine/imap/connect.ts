// Opens one IMAP connection and logs in, once. Owns how imapflow is used: verified TLS always, STARTTLS required
// where chosen, no automatic IDLE, no log. Leaves the commands to one file each.
// Invariant: exactly one login is tried; a refused password is never tried again from here.

import type net from 'node:net';
import { ImapFlow } from 'imapflow';
import type { ServerSettings } from '../../shared/domain/account.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { SayPassword } from '../backend/password.ts';
import type { StartTlsDialogue } from '../connection/certificate-facts.ts';
import { type Endpoint, socketErrorOf } from '../connection/connection-error.ts';
import type { Network } from '../connection/network.ts';
import { openConnection } from '../connection/open-connection.ts';
import { lookAgain } from '../connection/second-look.ts';
import { refusalOf } from '../core/login-refusal.ts';
import { mailErrorOf } from './errors.ts';
import { transportOver } from './transport.ts';

export interface ImapLimits {
  /** Name look-up, TCP and TLS together. */
  connectMs: number;
  greetingMs: number;
  /** The server may be silent that long in the middle of a command. */
  silenceMs: number;
  /** A session that is idle for so long asks whether the server is still there; well under `silenceMs`. */
  keepAliveMs: number;
  /** No command takes longer, even if bytes trickle. */
  commandMs: number;
  /** A watch renews its IDLE after this; under the 29 minutes of RFC 2177 and most routers' patience. */
  idleMs: number;
  /** Between two looks, where there is no IDLE. */
  pollMs: number;
  /** A watch that heard nothing for this long asks whether the server is still there. */
  watchSilenceMs: number;
  /** After an abort the running command may end within this; then the connection is closed. */
  abortGraceMs: number;
  /** A command that has not noticed after this that its connection is gone is given up. */
  orphanMs: number;
}

export const DEFAULT_LIMITS: ImapLimits = {
  connectMs: 20_000,
  greetingMs: 15_000,
  silenceMs: 75_000,
  keepAliveMs: 45_000,
  commandMs: 15 * 60_000,
  idleMs: 9 * 60_000,
  pollMs: 30_000,
  watchSilenceMs: 4 * 60_000,
  abortGraceMs: 2_000,
  orphanMs: 10_000,
};

export interface ImapOptions {
  /** PEM certificates trusted beside the usual ones. */
  extraCertificates?: string[];
  /** By default no proxy. */
  network?: Network;
  /** By default the password is simply said. */
  say?: SayPassword;
  limits?: Partial<ImapLimits>;
}

/** What may be changed on messages of the mailbox, as far as its server says so (PERMANENTFLAGS, READ-ONLY). */
export interface FlagsTaken {
  /** null: any keyword. */
  keywordsTaken: readonly string[] | null;
  /** Of system flags, in lower case; null: any. Fewer in a folder that is shared with few rights (RFC 4314 §4). */
  flagsTaken: readonly string[] | null;
}

export interface Connection {
  readonly client: ImapFlow;
  readonly endpoint: Endpoint;
  readonly limits: ImapLimits;
  /** The mailbox that the server has selected for us; kept by select.ts. */
  selected: ({ path: string; uidValidity: number } & FlagsTaken) | null;
  /** Called as each command of a call begins: the call's time limit starts anew. Kept by guarded-call.ts. */
  onCommand: (() => void) | null;
  has(capability: string): boolean;
  /** null after `close`, else what ended it. */
  readonly closed: Promise<MailError | null>;
  /** What ended it so far; null while it lives. */
  endedBy(): MailError | null;
  close(): void;
}

export async function connect(
  settings: ServerSettings,
  password: string,
  options: ImapOptions,
  purpose: 'work' | 'watch',
  signal: AbortSignal,
): Promise<Connection> {
  const { host, port } = settings;
  refusePlainText(settings);
  if (signal.aborted) throw new MailError({ kind: 'cancelled' });
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  try {
    const socket = await openConnection(settings, { ...options, limitMs: limits.connectMs }, signal);
    const client = createClient(settings, password, socket, options, purpose, limits);
    const connection = watchOver(client, { host, port }, limits);
    const logIn = () => greetAndLogIn(client, password, { host, port }, signal);
    await (options.say ? options.say(logIn) : logIn());
    return connection;
  } catch (error) {
    if (signal.aborted) throw new MailError({ kind: 'cancelled' });
    const failed = error instanceof Error ? socketErrorOf(error, { host, port }) : error;
    throw await lookAgain(failed, settings, STARTTLS, options.network, signal);
  }
}

async function greetAndLogIn(
  client: ImapFlow,
  password: string,
  endpoint: Endpoint,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) throw new MailError({ kind: 'cancelled' });
  const onAbort = () => client.close();
  signal.addEventListener('abort', onAbort, { once: true });
  const impatience = hangUpOnStranger(client);
  try {
    await client.connect();
  } catch (error) {
    client.close();
    const failed = mailErrorOf(error, endpoint, client);
    if (!(failed instanceof MailError)) throw failed;
    const tookPlain = client.capabilities.has('AUTH=PLAIN');
    throw new MailError(refusalOf(password, failed.data, tookPlain), { cause: error });
  } finally {
    clearInterval(impatience);
    signal.removeEventListener('abort', onAbort);
  }
}

const GREETING_LINE_MS = 1_000;

/**
 * A greeting is one line: whoever has spoken for a while without one speaks another protocol, and would wait for us.
 */
function hangUpOnStranger(client: ImapFlow): NodeJS.Timeout {
  let spokeBefore = false;
  return setInterval(() => {
    const spoke = client.greeting === undefined && client.stats().received > 0;
    if (spoke && spokeBefore) client.close();
    spokeBefore = spoke;
  }, GREETING_LINE_MS);
}

function createClient(
  settings: ServerSettings,
  password: string,
  socket: net.Socket,
  options: ImapOptions,
  purpose: 'work' | 'watch',
  limits: ImapLimits,
): ImapFlow {
  const { host, port, security, userName } = settings;
  return new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    // Required or refused, never « if offered »: the offer comes in clear text and could be stripped.
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    auth: { user: userName, pass: password },
    transport: transportOver(socket, { host, port }, options.extraCertificates),
    clientInfo: { name: 'Casier', version: '', vendor: '', 'support-url': '' },
    logger: false,
    disableAutoIdle: true,
    // A watch wants « something went », not which.
    qresync: purpose === 'work',
    maxIdleTime: limits.idleMs,
    // Mail is mostly base64 of compressed files: deflate would save a quarter of the bytes and cost the server and
    // us more time than any but the slowest line wins back.
    disableCompression: true,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.greetingMs,
    socketTimeout: purpose === 'work' ? limits.silenceMs : limits.watchSilenceMs,
    // Bounds what a broken or hostile server can make us hold: larger than any mail a server takes.
    maxLiteralSize: 256 * 1024 * 1024,
    maxResponseSize: 300 * 1024 * 1024,
    maxLineLength: 64 * 1024 * 1024,
  });
}

function watchOver(client: ImapFlow, endpoint: Endpoint, limits: ImapLimits): Connection {
  let cause: unknown = null;
  let ended: MailError | null = null;
  client.on('error', (error) => {
    cause ??= error;
  });
  const closed = new Promise<MailError | null>((resolve) => {
    client.once('close', () => {
      if (!client.closedByClient) ended = endingOf(cause, endpoint, client);
      resolve(ended);
    });
  });
  return {
    client,
    endpoint,
    limits,
    selected: null,
    onCommand: null,
    has: (capability) => client.capabilities.has(capability) || client.enabled.has(capability),
    closed,
    endedBy: () => ended ?? (cause === null ? null : endingOf(cause, endpoint, client)),
    close: () => client.close(),
  };
}

function endingOf(cause: unknown, endpoint: Endpoint, client: ImapFlow): MailError {
  if (cause !== null) {
    const error = mailErrorOf(cause, endpoint, client);
    if (error instanceof MailError) return error;
  }
  return new MailError({ kind: 'connection', reason: 'reset', ...endpoint, ...byeOf(client) });
}

function byeOf(client: ImapFlow): { detail?: string } {
  return client.byeReason ? { detail: client.byeReason } : {};
}

function refusePlainText({ security, plainTextConfirmed, host, port }: ServerSettings): void {
  if (security === 'none' && !plainTextConfirmed) {
    throw new MailError({ kind: 'unsupported', reason: 'plainTextRefused', host, port });
  }
}

const STARTTLS: StartTlsDialogue = {
  lines: ['a STARTTLS'],
  isComplete: (answer) => /^(\* OK|a OK).*\r\n$/m.test(answer),
};
