// What was heard of a message after a server had taken it: bounces, delays, « lu ». Anybody who knows a Message-ID can
// write such a report, so it is shown as what it is, a report, and changes nothing else.
import type { MessageId } from './ids.ts';

/** In what a person can do about it. */
export type DeliveryReason =
  | 'unknownAddress'
  | 'unknownDomain'
  | 'mailboxFull'
  | 'refusedAsSpam'
  | 'tooLarge'
  | 'unreachable'
  | 'unknown';

export interface DeliveryNote {
  /** `failed`: it did not arrive. `delayed`: the server goes on trying. `displayed`, `deleted`: a read receipt. */
  action: 'failed' | 'delayed' | 'delivered' | 'displayed' | 'deleted';
  /** As the report names the recipient; the first as it was written to, where that is told. */
  addresses: string[];
  reason: DeliveryReason;
  /** The server's own words. */
  said: string | null;
  /** False: read from words that people write, not from a report's fields. */
  certain: boolean;
  reportedAt: number;
  /** The report, as long as it is here. */
  messageId: MessageId | null;
}
