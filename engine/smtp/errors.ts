// What nodemailer's errors are: by the server's answer first (core/delivery-verdict.ts), then by code, never by text.
// Pure. Invariant: what is not known here is a bug and comes back unchanged, to be thrown on.
import type { SMTPError } from 'nodemailer/lib/smtp-connection';
import type { ServerSettings } from '../../shared/domain/account.ts';
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import { connectionErrorOf } from '../connection/connection-error.ts';
import { deliveryVerdict, type FailedDelivery, type SubmissionStep } from '../core/delivery-verdict.ts';

/** The MailError of a failed connection or login; `error` itself where it is none of theirs. */
export function mailErrorOf(error: unknown, settings: ServerSettings): unknown {
  const failed = failedDelivery(error, settings, false);
  const { host, port } = settings;
  return failed ? new MailError({ host, port, ...failed.error }, { cause: error }) : error;
}

/** The verdict on a submission that failed with `error`; null where that is none of nodemailer's or the network's. */
export function failedDelivery(
  error: unknown,
  settings: ServerSettings,
  handedOver: boolean,
  sender: string | null = null,
): FailedDelivery | null {
  if (error instanceof MailError) return verdict(error.data, error, handedOver, sender);
  if (!(error instanceof Error)) return null;
  const known: SMTPError = error;
  const connectionError = libraryError(known, settings);
  return connectionError && verdict(connectionError, known, handedOver, sender);
}

function verdict(
  connectionError: MailErrorData,
  error: SMTPError | MailError,
  handedOver: boolean,
  sender: string | null,
): FailedDelivery {
  const said: SMTPError = error;
  // Decided before a byte was sent, without the server (SIZE announced smaller than the message; a broken address).
  if (connectionError.kind === 'rejected' || connectionError.kind === 'invalid') {
    if (!said.responseCode) return { kind: 'refused', error: connectionError };
  }
  // An answer to STARTTLS says nothing about the message.
  const answered = said.code !== 'ETLS' && said.responseCode !== undefined;
  return deliveryVerdict({
    step: stepOf(said),
    handedOver,
    response: answered ? (said.response ?? null) : null,
    responseCode: answered ? (said.responseCode ?? null) : null,
    connectionError,
    sender,
    refusedRecipients: said.rejected ?? [],
  });
}

/** By the code that nodemailer sets and the one that it replaced (`originalCode`). */
function libraryError(error: SMTPError, { host, port, security }: ServerSettings): MailErrorData | null {
  const at = { host, port };
  if (error.timeoutType === 'GREETING_TIMEOUT' && security !== 'tls') {
    return { kind: 'connection', reason: 'notSmtp', ...at };
  }
  if (error.timeoutType) return { kind: 'connection', reason: 'timeout', ...at };
  const byNode = error.originalCode ? connectionErrorOf(error.originalCode, at) : null;
  if (byNode) return byNode;
  switch (error.code) {
    case 'EAUTH':
      return { kind: 'auth', reason: 'wrongPassword', ...at };
    case 'ETLS':
      return { kind: 'certificate', reason: 'tlsFailed', ...(error.response && { detail: error.response }), ...at };
    case 'EPROTOCOL':
      return { kind: 'unsupported', reason: 'notSmtp', ...at };
    case 'EMESSAGE':
      return { kind: 'rejected', reason: 'messageTooLarge', ...at };
    case 'EENVELOPE':
      return { kind: 'invalid', detail: error.command ?? 'envelope' };
    case 'ECONNECTION':
    case 'ESOCKET':
      return { kind: 'connection', reason: 'reset', ...at };
    case 'ETIMEDOUT':
      return { kind: 'connection', reason: 'timeout', ...at };
    default:
      return error.code ? connectionErrorOf(error.code, at) : null;
  }
}

function stepOf({ code, command = '' }: SMTPError): SubmissionStep {
  if (code === 'EAUTH' || command.startsWith('AUTH')) return 'auth';
  if (code === 'EMESSAGE' && command === 'DATA') return 'message';
  switch (command) {
    case 'MAIL FROM':
      return 'sender';
    case 'RCPT TO':
      return 'recipient';
    case 'DATA':
      return 'data';
    case 'EHLO':
    case 'HELO':
      return 'greeting';
    default:
      return 'connection';
  }
}
