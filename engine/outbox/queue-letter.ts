// A letter that Casier writes itself because the person said so (a receipt, an answer to an invitation, a report, the
// leaving of a list): one reader, no draft. From here on it goes the way of every message: the outbox, and Envoyés.
import type { Address } from '../../shared/domain/address.ts';
import type { AccountId, OutboxId } from '../../shared/domain/ids.ts';
import type { OutboxState } from '../../shared/domain/outbox.ts';
import type { WriteDb } from '../store/handles.ts';
import { insertOutboxEntry } from '../store/outbox.ts';
import type { OutboxDetails } from './details.ts';

export interface OwnLetter {
  accountId: AccountId;
  to: Address;
  subject: string;
  messageIdHeader: string;
  /** Who is told when it does not arrive; '': nobody. */
  envelopeFrom: string;
  createdAt: number;
  raw: Uint8Array;
  /** What goes to Envoyés; by default the same. */
  filedRaw?: Uint8Array;
  /** By default it goes at once. */
  first?: { state: OutboxState; notBeforeAt: number | null };
}

export function queueLetter(tx: WriteDb, letter: OwnLetter): OutboxId {
  const { to, envelopeFrom, first = { state: 'ready', notBeforeAt: null }, raw, filedRaw = raw, ...entry } = letter;
  const details: OutboxDetails = {
    mode: 'new',
    originalId: null,
    dismissed: [],
    recipients: { to: [{ kind: 'address', address: to }], cc: [], bcc: [] },
    addresses: { to: [to], cc: [], bcc: [] },
    finished: false,
    rest: false,
    sentSays: 'found',
    portion: null,
  };
  return insertOutboxEntry(tx, {
    ...{ ...entry, ...first, details, raw, filedRaw },
    draftId: null,
    recipients: [to],
    envelope: { from: envelopeFrom, to: [to.address] },
  });
}
