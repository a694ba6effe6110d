// Why a message did not arrive, in the few reasons that a person can do something about. Pure: the enhanced status first
// (RFC 3463), where it is general the words that servers are known to say with it. What fits nothing is `unknown`.
import type { DeliveryReason } from '../../shared/domain/delivery.ts';

export interface SaidOfFailure {
  /** « 5.1.1 »; null: not told. */
  status: string | null;
  /** The server's own words. */
  said: string | null;
}

export function deliveryReason({ status, said }: SaidOfFailure): DeliveryReason {
  const words = (said ?? '').toLowerCase();
  const code = status ?? /\b([45]\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1] ?? '';
  const [, subject, detail] = /^[45]\.(\d+)\.(\d+)$/.exec(code) ?? [];
  return byCode(subject, detail) ?? byWords(words) ?? 'unknown';
}

/** RFC 3463 §3, and the registry's 5.1.10 (null MX, RFC 7505). */
function byCode(subject: string | undefined, detail: string | undefined): DeliveryReason | null {
  switch (`${subject}.${detail}`) {
    case '1.1':
    case '1.3':
    case '1.6':
    case '2.1':
      return 'unknownAddress';
    case '1.2':
    case '1.10':
    case '4.4':
      return 'unknownDomain';
    case '2.2':
      return 'mailboxFull';
    case '2.3':
    case '3.4':
      return 'tooLarge';
    case '4.1':
    case '4.2':
    case '4.3':
    case '4.5':
    case '4.7':
      return 'unreachable';
    default:
      return null;
  }
}

/** Seen with codes that say nothing (5.0.0, 5.7.1, 550 alone). */
const WORDS: readonly [RegExp, DeliveryReason][] = [
  [/mailbox (is )?full|over ?quota|quota exceeded|boite pleine|storage exceeded/, 'mailboxFull'],
  [/spam|blacklist|blocklist|reputation|junk|phish/, 'refusedAsSpam'],
  [
    /user unknown|unknown user|no such (user|mailbox|recipient)|does not exist|mailbox (unavailable|not found)|invalid (recipient|mailbox)|recipient (rejected|not found)/,
    'unknownAddress',
  ],
  [/(host|domain) (name )?not found|no mx|no such domain/, 'unknownDomain'],
  [/too (large|big)|size (limit|exceed)/, 'tooLarge'],
  [/timed? ?out|connection refused|deferred|could not be delivered for/, 'unreachable'],
];

function byWords(words: string): DeliveryReason | null {
  return WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}
