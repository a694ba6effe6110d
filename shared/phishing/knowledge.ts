// What Casier knows by itself, against which the claims of a message are held. Everything in it was on this PC before
// the message came; nothing is looked up anywhere.
import type { Quota } from '../domain/account.ts';
import type { Address } from '../domain/address.ts';

export interface Knowledge {
  nowAt: number;
  /** Every address of one's own, in addressKey form. */
  ownAddresses: readonly string[];
  /** Of the account that the message is in; null: its server keeps none, or has not said yet. */
  quota: Quota | null;
  /** When the password of that account runs out; null: not known. */
  passwordEndsAt: number | null;
  sender: SenderFacts;
  /** People whom the person writes to, of the same name, at other addresses. */
  namesakes: readonly Address[];
  /** Domains of people whom the person writes to. */
  familiarDomains: readonly string[];
  /** Servers whose word about a sender's authenticity counts for this account: names, and all below them. */
  ownServers: readonly string[];
}

interface SenderFacts {
  /** Written to from here. */
  written: boolean;
  /** In the address book. */
  kept: boolean;
  /** Messages received from this address before this one. */
  receivedBefore: number;
  /** The person said « Je connais cet expéditeur ». */
  trusted: boolean;
}

/** Of somebody never heard of, by a Casier that knows nothing yet. */
export const KNOWS_NOTHING: Knowledge = {
  nowAt: 0,
  ownAddresses: [],
  quota: null,
  passwordEndsAt: null,
  sender: { written: false, kept: false, receivedBefore: 0, trusted: false },
  namesakes: [],
  familiarDomains: [],
  ownServers: [],
};
