// A message on its way out, and where it stands. Which event leads from which state to which is decided in
// engine/core/outbox-state.ts.
//
//   undoable → ready → connecting → handedOver → accepted → filed (gone from the list)
//   scheduled ↗        connecting ↘ ready (nothing was handed over: tried again)
//                      handedOver ↘ unknown (cut after DATA: looked for in Envoyés, then asked)
//                                 ↘ refused (the draft stays; the recipients at fault are marked)
//   held: the guard turned red at transmission, or « Envoyer plus tard » without a date
import type { Address } from './address.ts';
import type { AccountId, DraftId, MailingId, OutboxId } from './ids.ts';
import type { Problem } from './problem.ts';

export type OutboxState =
  | 'undoable'
  | 'scheduled'
  | 'held'
  | 'ready'
  | 'connecting'
  | 'handedOver'
  | 'accepted'
  | 'filed'
  | 'unknown'
  | 'refused';

/** A recipient that the server did not take, and its own words about it. */
export interface RefusedRecipient {
  address: string;
  response: string;
  /** 4yz: may be taken later (RFC 5321 §4.2.1). Tried again by itself. */
  forNow: boolean;
}

export interface OutboxEntry {
  id: OutboxId;
  accountId: AccountId;
  draftId: DraftId | null;
  subject: string;
  recipients: Address[];
  state: OutboxState;
  /** Not before: end of the undo window, or the date asked for. Epoch ms. */
  notBeforeAt: number | null;
  attempts: number;
  /** The server's answer to DATA, as it said it: « 250 2.0.0 Ok: queued as 4F1 ». */
  serverResponse: string | null;
  refusedRecipients: RefusedRecipient[];
  problem: Problem | null;
  createdAt: number;
  /** The first byte of the message went out. */
  handedOverAt: number | null;
  acceptedAt: number | null;
  /** For recipients of a message that the others have got already: its copy is filed, its draft is gone. */
  isRest: boolean;
  /** One of many that « Envoyer séparément » made of a draft. */
  mailingId?: MailingId | null;
}

/** What is known of a submission that was taken; kept for good. */
export interface SendingProof {
  messageIdHeader: string;
  accountId: AccountId;
  subject: string;
  /** Whom the server took it for, by this submission. */
  recipientCount: number;
  refusedRecipients: RefusedRecipient[];
  /**
   * `server`: it said so. `found`: its answer was lost, the message was found. `person`: somebody asked a recipient.
   */
  knownBy: 'server' | 'found' | 'person';
  handedOverAt: number | null;
  acceptedAt: number;
  serverResponse: string | null;
  /** The copy has arrived in Envoyés on the server. */
  filedAt: number | null;
}

/** Before « Envoyer »: what the server will say to the size, and how long so many recipients take. */
export interface SendingForecast {
  /** After encoding. */
  sizeBytes: number;
  /** null: the server does not tell. */
  maxBytes: number | null;
  recipientCount: number;
  /** More than one where the service limits how many are written to at once. */
  portions: { at: number; recipientCount: number }[];
}
