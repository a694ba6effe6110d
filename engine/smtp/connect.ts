// Opens one SMTP connection and logs in, once. TLS is verified always, STARTTLS required where chosen, plain text
// refused unless the person confirmed it for this host. Leaves the message to submit.ts.
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { ServerSettings } from '../../shared/domain/account.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { SayPassword } from '../backend/password.ts';
import type { StartTlsDialogue } from '../connection/certificate-facts.ts';
import type { Network } from '../connection/network.ts';
import { openSocket } from '../connection/open-socket.ts';
import { lookAgain } from '../connection/second-look.ts';
import { secureContext } from '../connection/trust.ts';
import { refusalOf } from '../core/login-refusal.ts';
import { mailErrorOf } from './errors.ts';

export interface SmtpLimits {
  /** Name look-up and TCP. */
  connectMs: number;
  /** Greeting, and again the TLS handshake. */
  greetingMs: number;
  /** From the login to the first byte of the message. */
  envelopeMs: number;
  /** Silence in mid-session. Long, as a server may scan a message before it answers (RFC 5321 §4.5.3.2.6). */
  silenceMs: number;
}

export const DEFAULT_LIMITS: SmtpLimits = {
  connectMs: 20_000,
  greetingMs: 20_000,
  envelopeMs: 2 * 60_000,
  silenceMs: 5 * 60_000,
};

export interface SmtpOptions {
  /** PEM certificates trusted beside the usual ones. */
  extraCertificates?: string[];
  /** By default no proxy. */
  network?: Network;
  /** By default the password is simply said. */
  say?: SayPassword;
  limits?: Partial<SmtpLimits>;
}

export interface SmtpOpened {
  /** Logged in. */
  connection: SMTPConnection;
  /** What the server takes at most; null when it does not say. */
  maxMessageBytes: number | null;
  /** Whether it takes more than ASCII (8BITMIME, RFC 6152). */
  eightBit: boolean;
}

/** Rejects with a MailError; with `cancelled` when aborted. */
export async function connect(
  settings: ServerSettings,
  password: string,
  options: SmtpOptions,
  signal: AbortSignal,
): Promise<SmtpOpened> {
  const { host, port, security, userName, plainTextConfirmed } = settings;
  if (security === 'none' && !plainTextConfirmed) {
    throw new MailError({ kind: 'unsupported', reason: 'plainTextRefused', host, port });
  }
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  try {
    // By Node rather than by nodemailer, whose resolver asks name servers past the system's own.
    const socket = await openSocket({ host, port }, limits.connectMs, signal, options.network);
    const connection = new SMTPConnection({
      host,
      port,
      connection: socket,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      // Not the computer's name, which is nobody's business (RFC 5321 §4.1.3 allows the address).
      name: '[127.0.0.1]',
      tls: { secureContext: secureContext(options.extraCertificates) },
      logger: false,
      greetingTimeout: limits.greetingMs,
      socketTimeout: limits.silenceMs,
    });
    const logIn = () => logInOnce(connection, { user: userName, pass: password }, settings, signal);
    return await greetAndLogIn(connection, () => (options.say ? options.say(logIn) : logIn()), signal);
  } catch (error) {
    if (signal.aborted) throw new MailError({ kind: 'cancelled' });
    throw await lookAgain(mailErrorOf(error, settings), settings, STARTTLS, options.network, signal);
  }
}

function greetAndLogIn(
  connection: SMTPConnection,
  logIn: () => Promise<void>,
  signal: AbortSignal,
): Promise<SmtpOpened> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      signal.removeEventListener('abort', onAbort);
      connection.close();
      reject(error);
    };
    const onAbort = () => fail(new MailError({ kind: 'cancelled' }));
    signal.addEventListener('abort', onAbort, { once: true });
    connection.once('error', fail);
    // A connection that dies after its work is done must not end the engine by an error that nobody listens to.
    connection.on('error', () => undefined);
    connection.connect((error) => {
      if (error) return fail(error);
      const { lastServerResponse } = connection;
      const maxMessageBytes = announcedSize(lastServerResponse);
      const eightBit = /^250[ -]8BITMIME\b/im.test(lastServerResponse || '');
      if (!connection.allowsAuth) return fail(new MailError({ kind: 'unsupported', detail: 'AUTH' }));
      logIn().then(() => {
        signal.removeEventListener('abort', onAbort);
        connection.off('error', fail);
        resolve({ connection, maxMessageBytes, eightBit });
      }, fail);
    });
  });
}

/** Comes to an end whatever happens to the connection: others may be waiting to log in. */
function logInOnce(
  connection: SMTPConnection,
  credentials: { user: string; pass: string },
  settings: ServerSettings,
  signal: AbortSignal,
): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const onAbort = () => end(new MailError({ kind: 'cancelled' }));
    const onEnd = () => end(new MailError({ kind: 'connection', reason: 'reset', host: settings.host }));
    const end = (error: unknown) => {
      signal.removeEventListener('abort', onAbort);
      connection.off('error', end);
      connection.off('end', onEnd);
      if (error) reject(refused(mailErrorOf(error, settings), credentials.pass, tookPlain));
      else resolve();
    };
    const tookPlain = /^250[ -]AUTH[ =].*\bPLAIN\b/im.test(connection.lastServerResponse || '');
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    connection.once('error', end);
    connection.once('end', onEnd);
    connection.login({ credentials }, (error) => end(error));
  });
}

function refused(error: unknown, password: string, tookPlain: boolean): unknown {
  return error instanceof MailError
    ? new MailError(refusalOf(password, error.data, tookPlain), { cause: error })
    : error;
}

/** SIZE among the answers to EHLO (RFC 1870 §4): without a number, or 0, nothing is said. */
function announcedSize(ehlo: string | false | undefined): number | null {
  const bytes = Number(/^250[ -]SIZE[ \t]+(\d+)/im.exec(ehlo || '')?.[1] ?? 0);
  return bytes > 0 ? bytes : null;
}

/** 220, then EHLO and its answer, then STARTTLS and its 220. */
const STARTTLS: StartTlsDialogue = {
  lines: ['EHLO [127.0.0.1]', 'STARTTLS'],
  isComplete: (answer) => /^\d{3}( .*)?\r\n$/m.test(answer),
};
