// What main alone may ask of the engine: bytes for mail-content:// and for files that the person saves. This
// area is not served on a window's port.
import { z } from 'zod';
import { AccountId, DraftId, GroupId, MessageId, PartId } from '../domain/ids.ts';
import { Marks } from '../domain/marks.ts';
import type { MailStanding, NoticeFacts } from '../domain/notice.ts';
import { TextLook } from '../domain/text-look.ts';
import { command, query } from './procedure.ts';

export interface Content {
  /** null for a body: a whole HTML document. */
  fileName: string | null;
  type: string;
  bytes: Uint8Array;
}

/** Under the name that it may be saved by. */
export interface PartContent extends Content {
  /** Whether a system may be asked to open it. */
  mayOpen: boolean;
}

export const AddressBookFormat = z.enum(['vcard', 'csv']);

export const host = {
  messageBody: query<Content | null>()(
    z.object({
      messageId: MessageId,
      remote: z.boolean(),
      theme: z.enum(['light', 'dark']),
      look: TextLook.optional(),
      /** The part whose message is wanted, instead of the message itself. */
      inside: PartId.optional(),
      marks: Marks.optional(),
    }),
  ),
  messagePart: query<PartContent | null>()(z.object({ messageId: MessageId, partId: PartId })),
  /** As a page for the frame that shows it. null: it is not shown there. */
  partView: query<Content | null>()(
    z.object({ messageId: MessageId, partId: PartId, theme: z.enum(['light', 'dark']) }),
  ),
  /** The raw source, byte for byte, with a file name made from the subject. */
  messageSource: query<Content | null>()(z.object({ messageId: MessageId })),
  /** Of these, what is still to be told: unread, and where it was. In the order asked. */
  notices: query<NoticeFacts[]>()(z.object({ messages: z.array(MessageId).max(1_000) })),
  standing: query<MailStanding>()(z.void()),
  /** The program is being left: see Outbox.leave. */
  leave: command<{ waiting: number }>()(z.void()),
  draftPart: query<Content | null>()(z.object({ draftId: DraftId, contentId: z.string() })),
  /** Of a message that was not sent yet; null where it is not kept any more. */
  previewBody: query<Content | null>()(z.object({ previewId: z.number().int(), theme: z.enum(['light', 'dark']) })),
  previewPart: query<Content | null>()(z.object({ previewId: z.number().int(), partId: PartId })),
  /** What worked for an account, for colleagues; null where there is nothing to hand on. */
  sharedSettings: query<Content | null>()(z.object({ accountId: AccountId })),
  /** Everybody in the address book, or the members of one group. null: the group is gone. */
  addressBook: query<Content | null>()(z.object({ format: AddressBookFormat, groupId: GroupId.nullable() })),
  /** The register of sendings as is, as a table. */
  overrides: query<Content>()(z.void()),
  /** What `journal.text` showed, as a file. */
  journal: query<Content>()(z.object({ accountId: AccountId.nullable(), newestId: z.number().int().min(0) })),
};
