import { z } from 'zod';
import { MailboxId } from '../domain/ids.ts';
import {
  type ForeignFilter,
  type ImportOffer,
  type OfferedProfile,
  PlaceToken,
  type Transfer,
  TransferId,
} from '../domain/transfer.ts';
import { command, query } from './procedure.ts';

export const transfers = {
  /** Thunderbird profiles of this user, found where that program keeps them; the likeliest first. */
  profiles: query<OfferedProfile[]>()(z.void()),
  /** What could be taken over from there. Changes nothing. */
  look: query<ImportOffer>()(z.object({ place: PlaceToken })),
  /** Answers when it has begun; `changed` with area `transfers` tells how far it is. One transfer at a time. */
  import: command<{ transferId: TransferId }>()(
    z.object({
      place: PlaceToken,
      /** Keys of the offer. */
      folders: z.array(z.string().max(4_000)).max(10_000),
      /** Below or into this mailbox; null: « Dossiers locaux ». */
      mailboxId: MailboxId.nullable(),
      people: z.boolean(),
      /** Names, colours and order of tags; what the person has changed here stays. */
      tags: z.boolean(),
    }),
  ),
  /** Into a new folder of the place. null: every mailbox. */
  export: command<{ transferId: TransferId }>()(
    z.object({
      place: PlaceToken,
      mailboxIds: z.array(MailboxId).max(10_000).nullable(),
      format: z.enum(['mbox', 'eml']),
    }),
  ),
  /** Everything, into one new file that only this passphrase opens. */
  backup: command<{ transferId: TransferId }>()(
    z.object({ place: PlaceToken, passphrase: z.string().min(12).max(1024) }),
  ),
  /** The last one first; the one that runs, if any, is the first. */
  list: query<Transfer[]>()(z.void()),
  /** After the message that is being worked on. What is done stays. */
  stop: command<void>()(z.void()),
  /** Goes on with an import that was stopped or interrupted. */
  resume: command<{ transferId: TransferId }>()(z.object({ transferId: TransferId })),
  forget: command<void>()(z.object({ transferId: TransferId })),
  /** Rules of other programs that came with imports. */
  filters: query<ForeignFilter[]>()(z.void()),
};
