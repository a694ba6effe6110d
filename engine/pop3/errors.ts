// What a POP3 server's refusals and a socket's errors are in the error model: by code, never by text, but for a refused
// login (core/login-refusal.ts). Pure.
// Invariant: what is not known here is a bug and comes back unchanged, to be thrown on.
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import type { Endpoint } from '../connection/connection-error.ts';
import { pop3LoginRefusal } from '../core/login-refusal.ts';
import type { Reply } from './reply-reader.ts';

/** Codes in brackets after -ERR (RFC 2449 §8, RFC 3206), and what they mean. */
const RESPONSE_CODES: Readonly<Record<string, MailErrorData>> = {
  AUTH: { kind: 'auth', reason: 'wrongPassword' },
  'IN-USE': { kind: 'throttled', reason: 'mailboxInUse' },
  'LOGIN-DELAY': { kind: 'throttled' },
  'SYS/TEMP': { kind: 'throttled' },
  'SYS/PERM': { kind: 'unsupported' },
  // Of a kind that is not known, only its family is: a failure of the system, and not of the password.
  SYS: { kind: 'throttled' },
};

/** The code of a reply, upper case: « SYS/TEMP ». null where the server gives none. */
export function responseCode({ words }: Reply): string | null {
  return /^\[([^\]\s]+)[^\]]*\]/.exec(words)?.[1]?.toUpperCase() ?? null;
}

function byCode(reply: Reply): MailErrorData | null {
  const code = responseCode(reply);
  if (code === null) return null;
  return RESPONSE_CODES[code] ?? RESPONSE_CODES[code.split('/')[0]!] ?? null;
}

export function loginError(reply: Reply, endpoint: Endpoint, loginDelayMs: number | null): MailError {
  const code = responseCode(reply);
  const delay = code === 'LOGIN-DELAY' && loginDelayMs !== null ? { retryAfterMs: loginDelayMs } : {};
  return new MailError({ ...endpoint, ...pop3LoginRefusal(code, reply.words), ...detailOf(reply), ...delay });
}

/** A server that greets with -ERR lets nobody in for now. */
export function greetingError(reply: Reply, endpoint: Endpoint): MailError {
  return new MailError({ ...endpoint, ...(byCode(reply) ?? { kind: 'throttled' }), ...detailOf(reply) });
}

/** A command that was refused after the login. */
export function commandError(reply: Reply, endpoint: Endpoint): MailError {
  return new MailError({ ...endpoint, ...(byCode(reply) ?? { kind: 'rejected' }), ...detailOf(reply) });
}

/** True for a refusal that speaks of the server's state and not of what was asked: the rest would fare no better. */
export function isAboutServer(reply: Reply): boolean {
  return byCode(reply) !== null;
}

/** The server's own words; they are about the session, never of a message. */
function detailOf({ words }: Reply): { detail?: string } {
  return words === '' ? {} : { detail: words.slice(0, 500) };
}
