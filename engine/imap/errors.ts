// What imapflow's errors are in the error model: by code, never by text, but for a refused
// login (core/login-refusal.ts). Pure but for reading the client's state.
// Invariant: what is not known here is a bug and comes back unchanged, to be thrown on.
import type { ImapFlow, ImapFlowError } from 'imapflow';
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import { connectionErrorOf, type Endpoint } from '../connection/connection-error.ts';
import { imapLoginRefusal } from '../core/login-refusal.ts';

/** Codes in brackets that a server adds to NO (RFC 9051 §7.1, RFC 5530, RFC 9208), and what they mean. */
const RESPONSE_CODES: Readonly<Record<string, MailErrorData>> = {
  OVERQUOTA: { kind: 'quota' },
  NONEXISTENT: { kind: 'missing' },
  TRYCREATE: { kind: 'missing' },
  EXPUNGEISSUED: { kind: 'missing' },
  LIMIT: { kind: 'throttled' },
  UNAVAILABLE: { kind: 'throttled' },
  INUSE: { kind: 'throttled' },
  NOPERM: { kind: 'rejected', reason: 'noRight' },
  ALREADYEXISTS: { kind: 'rejected', reason: 'nameTaken' },
  TOOBIG: { kind: 'rejected', reason: 'messageTooLarge' },
  APPENDLIMIT: { kind: 'rejected', reason: 'messageTooLarge' },
  AUTHENTICATIONFAILED: { kind: 'auth', reason: 'wrongPassword' },
  AUTHORIZATIONFAILED: { kind: 'auth', reason: 'wrongPassword' },
  EXPIRED: { kind: 'auth', reason: 'wrongPassword' },
  PRIVACYREQUIRED: { kind: 'unsupported', reason: 'plainTextRefused' },
};

const TIMEOUTS = new Set(['CONNECT_TIMEOUT', 'UPGRADE_TIMEOUT', 'ETIMEOUT', 'LockTimeout']);

/** Closed before the login was done. */
const CLOSED_EARLY = new Set(['ClosedAfterConnectText', 'ClosedAfterConnectTLS']);

/** The connection ended, or the server broke the protocol so that it had to be. */
const CLOSED = new Set([
  'NoConnection',
  'EConnectionClosed',
  'StateLogout',
  'UnexpectedTag',
  'MissingTag',
  'InvalidResponse',
  'ResponseProcessingFailed',
  'LineTooLarge',
  'LiteralTooLarge',
  'ResponseTooLarge',
  'TooManyTokens',
]);

/** The MailError that `error` is; `error` itself where it is none of the server's or the network's. */
export function mailErrorOf(error: unknown, endpoint: Endpoint, client: ImapFlow): unknown {
  if (error instanceof MailError || !(error instanceof Error)) return error;
  const known = error as ImapFlowError;
  const data =
    greetingError(known, endpoint, client) ??
    loginError(known, client) ??
    answerError(known) ??
    protocolError(known) ??
    (known.code === undefined ? null : connectionErrorOf(known.code, endpoint));
  return data ? new MailError({ ...endpoint, ...data }, { cause: error }) : error;
}

/** True for a NO or BAD about what was asked, that asking again will not change. */
export function isRefusal(error: unknown): boolean {
  const data = error instanceof Error ? answerError(error as ImapFlowError) : null;
  return data !== null && data.kind !== 'throttled' && data.kind !== 'auth';
}

/** To be asked again when the mailbox has been compared: what is left there is known then. */
export function expungedMeanwhile({ endpoint }: { endpoint: Endpoint }): MailError {
  return new MailError({ kind: 'missing', detail: 'EXPUNGEISSUED', ...endpoint });
}

/** Nothing came, or something that is no IMAP greeting. */
function greetingError({ code }: ImapFlowError, endpoint: Endpoint, client: ImapFlow): MailErrorData | null {
  if (client.greeting !== undefined) return null;
  const spoke = client.stats().received > 0;
  if (code === 'GREETING_TIMEOUT' || code === 'ETIMEOUT') {
    if (spoke) return { kind: 'unsupported', reason: 'notImap', detail: code, ...endpoint };
    // Silence under TLS is a server in trouble; in clear text rather one that waits for TLS.
    return { kind: 'connection', reason: client.secureConnection ? 'timeout' : 'notImap', detail: code, ...endpoint };
  }
  if (code === undefined || !CLOSED_EARLY.has(code)) return null;
  if (client.byeReason) return { kind: 'throttled', detail: client.byeReason, ...endpoint };
  return spoke
    ? { kind: 'unsupported', reason: 'notImap', detail: code, ...endpoint }
    : { kind: 'connection', reason: 'reset', detail: code, ...endpoint };
}

function loginError(error: ImapFlowError, client: ImapFlow): MailErrorData | null {
  if (!error.authenticationFailed) return null;
  const detail = loginWordsOf(error);
  // The client gave up before it said anything secret.
  if (!error.serverResponseCode && client.capabilities.has('LOGINDISABLED')) {
    return { kind: 'unsupported', reason: 'plainTextRefused', ...detail };
  }
  return { ...imapLoginRefusal(error.serverResponseCode || null, detail.detail ?? ''), ...detail };
}

/** The server understood and said NO or BAD. */
function answerError(error: ImapFlowError): MailErrorData | null {
  if (error.code === 'ETHROTTLE') {
    return { kind: 'throttled', ...(error.throttleReset && { retryAfterMs: error.throttleReset }), ...textOf(error) };
  }
  const code = responseCodeOf(error);
  const byCode = code ? RESPONSE_CODES[code] : undefined;
  if (byCode) return { ...byCode, ...textOf(error) };
  if (error.responseStatus === 'NO') return { kind: 'rejected', ...textOf(error) };
  if (error.responseStatus === 'BAD') return { kind: 'unsupported', ...textOf(error) };
  return null;
}

function protocolError({ code, reason, tlsFailed }: ImapFlowError): MailErrorData | null {
  if (code === undefined) return tlsFailed ? { kind: 'certificate', reason: 'tlsFailed' } : null;
  const detail = reason ?? code;
  if (code === 'STARTTLS_INJECTION') return { kind: 'certificate', reason: 'tlsFailed', detail };
  if (TIMEOUTS.has(code)) return { kind: 'connection', reason: 'timeout', detail };
  if (CLOSED.has(code) || CLOSED_EARLY.has(code) || code.startsWith('ParserError')) {
    return { kind: 'connection', reason: 'reset', detail };
  }
  if (code === 'NotFound') return { kind: 'missing', detail };
  if (code === 'MissingServerExtension') return { kind: 'unsupported', detail };
  return null;
}

/** The code in brackets: imapflow hands it on for some commands, for ours it stands in the parsed answer. */
export function responseCodeOf(error: unknown): string | null {
  const { serverResponseCode, response } = error as ImapFlowError;
  if (serverResponseCode) return serverResponseCode.toUpperCase();
  if (!response || typeof response === 'string') return null;
  const first = response.attributes?.[0];
  if (!first || Array.isArray(first)) return null;
  const code = first.section?.[0];
  return code && !Array.isArray(code) && typeof code.value === 'string' ? code.value.toUpperCase() : null;
}

/** The whole answer to a login, with the code and what it names: a referral names the server to go to. */
function loginWordsOf(error: ImapFlowError): { detail?: string } {
  const { response } = error;
  if (typeof response !== 'string' || response === '') return textOf(error);
  return { detail: response.replace(/^\S+ (NO|BAD) /, '').slice(0, 500) };
}

/** The server's own words. Never the command: a search or a folder's name says too much for a log. */
function textOf({ responseText, response }: ImapFlowError): { detail?: string } {
  const text = responseText ?? (typeof response === 'string' ? response : undefined);
  return text ? { detail: text.slice(0, 500) } : {};
}
