// A message on its way out, and where it stands.
//
//   undoable → ready → connecting → handedOver → accepted → filed (gone from the list)
//   scheduled ↗        connecting ↘ ready (nothing was handed over: tried again)
//                      handedOver ↘ unknown (cut after DATA: looked for in Envoyés, then asked)
//                                 ↘ refused (the draft stays; the recipients at fault are marked)
//   held: the guard turned red at transmission, or « Envoyer plus tard » without a date
import type { Address } from './address.ts';
import type { AccountId, DraftId, OutboxId } from './ids.ts';
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
  refusedRecipients: string[];
  problem: Problem | null;
  createdAt: number;
  acceptedAt: number | null;
}
