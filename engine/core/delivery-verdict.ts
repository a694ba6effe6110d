// What became of a submission that did not end in 250: refused, not sent, or unknown. Pure.
// The server's answer decides first (4yz: not taken, try later; 5yz: refused for good), the library's code second,
// and without either the rule of no second copy: once the message was handed over, the outcome is unknown.
import type { MailErrorData, MailErrorReason } from '../../shared/domain/problem.ts';
import { smtpLoginRefusal } from './login-refusal.ts';

/** The command that failed. `connection`: none, the connection itself did. */
export type SubmissionStep = 'connection' | 'greeting' | 'auth' | 'sender' | 'recipient' | 'data' | 'message';

export interface SubmissionFailure {
  step: SubmissionStep;
  /** The first byte of the message may have left. */
  handedOver: boolean;
  /** The server's answer as it said it, and its number; null when it did not answer. */
  response: string | null;
  responseCode: number | null;
  /** Without an answer: what the connection's error is in our model. */
  connectionError: MailErrorData;
  /** Whom the message is from, as the server was told; null where it was not. */
  sender: string | null;
  /** Addresses refused so far. */
  refusedRecipients: readonly string[];
}

export type FailedDelivery = { kind: 'refused' | 'notSent' | 'unknown'; error: MailErrorData };

export function deliveryVerdict(failure: SubmissionFailure): FailedDelivery {
  const { responseCode, handedOver, connectionError } = failure;
  if (responseCode !== null && responseCode >= 400 && responseCode < 500) return transient(failure);
  if (responseCode !== null && responseCode >= 500 && responseCode < 600) return permanent(failure);
  if (!handedOver) return { kind: 'notSent', error: connectionError };
  return {
    kind: 'unknown',
    error: { kind: 'connection', reason: 'outcomeUnknown', ...detailOf(connectionError.detail) },
  };
}

/** 4yz: the server answered, so it has not taken the message, even after DATA (RFC 5321 §4.2.1). */
function transient({ step, response, responseCode }: SubmissionFailure): FailedDelivery {
  const said = step === 'auth' && responseCode !== null ? smtpLoginRefusal(responseCode, response ?? '') : null;
  return { kind: 'notSent', error: { kind: 'throttled', ...said, ...detailOf(response) } };
}

function permanent(failure: SubmissionFailure): FailedDelivery {
  const { step, response, responseCode } = failure;
  // 530/534/535/538 (RFC 4954 §6): the login is at fault, not the message; it stays ready to go.
  if (responseCode !== null && (step === 'auth' || responseCode === 530 || responseCode === 535)) {
    return { kind: 'notSent', error: { ...smtpLoginRefusal(responseCode, response ?? ''), ...detailOf(response) } };
  }
  const reason = reasonOf(failure);
  return {
    kind: 'refused',
    error: {
      kind: 'rejected',
      ...(reason && { reason }),
      ...detailOf(response),
      ...(reason === 'recipientRefused' && { recipients: [...failure.refusedRecipients] }),
    },
  };
}

function reasonOf(failure: SubmissionFailure): MailErrorReason | null {
  const { step, response, responseCode } = failure;
  // 5.3.4: message too big (RFC 3463 §3.4); 552 to MAIL FROM is the answer to SIZE (RFC 1870 §6.1).
  if (enhancedCode(response) === '5.3.4' || (responseCode === 552 && step === 'sender')) return 'messageTooLarge';
  if (step === 'recipient') return isAboutSender(failure) ? 'senderRefused' : 'recipientRefused';
  if (step === 'sender') return 'senderRefused';
  if (step === 'data' || step === 'message') return 'messageRefused';
  return null;
}

/**
 * Many servers judge the sender only when the first recipient is named (Postfix, smtpd_delay_reject). X.1.7 and X.1.8
 * are about the sender's address (RFC 3463 §3.2); an answer that names it, and no recipient, is as well.
 */
function isAboutSender({ response, sender, refusedRecipients }: SubmissionFailure): boolean {
  if (/^5\.1\.[78]$/.test(enhancedCode(response) ?? '')) return true;
  const words = (response ?? '').toLowerCase();
  const names = (address: string) => words.includes(`<${address.toLowerCase()}>`);
  return sender !== null && names(sender) && !refusedRecipients.some((one) => one !== sender && names(one));
}

function enhancedCode(response: string | null): string | null {
  return /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1] ?? null;
}

function detailOf(detail: string | null | undefined): { detail?: string } {
  return detail ? { detail } : {};
}
