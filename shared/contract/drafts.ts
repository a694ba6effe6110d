import { z } from 'zod';
import { Address } from '../domain/address.ts';
import { type Draft, DraftPatch, DraftStart } from '../domain/draft.ts';
import { DraftId, MessageId, PartId } from '../domain/ids.ts';
import type { DraftPreview } from '../domain/preview.ts';
import type { AttachmentFacts, UnseenFacts } from '../guard/index.ts';
import { command, query } from './procedure.ts';

export const drafts = {
  /** Every draft of the local store, newest first; those that were open at a crash are among them. */
  list: query<Draft[]>()(z.void()),
  get: query<Draft | null>()(z.object({ draftId: DraftId })),
  /** As whoever it goes to will read it, and who reads whose address; of the draft as it was saved last. */
  preview: query<DraftPreview | null>()(z.object({ draftId: DraftId })),
  /** Quotes, addresses and attaches as the mode asks. Mode `edit` takes a message of Brouillons over, `editAsNew` copies any. */
  start: command<Draft>()(DraftStart),
  /** The local save, every 2 s. A revision that is not newer changes nothing. */
  save: command<{
    revision: number;
    /** Another program changed or took away its copy in Brouillons: from now on this one is kept beside it. */
    elsewhere: boolean;
  }>()(DraftPatch),
  attach: command<Draft>()(
    z.object({
      draftId: DraftId,
      name: z.string().min(1).max(500),
      type: z.string().max(200),
      bytes: z.instanceof(Uint8Array),
      inline: z.boolean(),
    }),
  ),
  /** A part of a stored message, without its bytes crossing the window. */
  attachPart: command<Draft>()(z.object({ draftId: DraftId, messageId: MessageId, partId: PartId })),
  detach: command<Draft>()(z.object({ draftId: DraftId, contentId: z.string() })),
  /** For the guard: what is in the attachments. `pending`: content-ids of those that are not read yet; `changed` follows. */
  attachmentFacts: query<{ facts: AttachmentFacts[]; pending: string[] }>()(z.object({ draftId: DraftId })),
  /**
   * Puts a copy that shows nobody in the place of an attachment, and reads it; null: there can be none. What it is decides
   * how; `how` is what the finding took it for.
   */
  cleanAttachment: command<Draft | null>()(
    z.object({ draftId: DraftId, attachmentId: z.string(), how: z.enum(['message', 'table']) }),
  ),
  /** Takes `cleanAttachment` back: the bytes that were attached, as long as the draft is there. */
  restoreAttachment: command<Draft>()(z.object({ draftId: DraftId, attachmentId: z.string() })),
  /** null: there is no such attachment (any more). */
  attachmentBytes: query<Uint8Array<ArrayBuffer> | null>()(z.object({ draftId: DraftId, contentId: z.string() })),
  /** What `detach` took away last of this draft, as long as the engine runs. */
  putBack: command<Draft>()(z.object({ draftId: DraftId, contentId: z.string() })),
  renameAttachment: command<Draft>()(
    z.object({ draftId: DraftId, contentId: z.string(), name: z.string().min(1).max(500) }),
  ),
  /** Where answers to this draft go: an empty list = to its own address; null = as its identity has it. */
  setReplyTo: command<void>()(z.object({ draftId: DraftId, replyTo: z.array(Address).max(50).nullable() })),
  /** What the guard has to know of a draft beside what its window holds. null: there is no such draft. */
  unseenFacts: query<UnseenFacts | null>()(z.object({ draftId: DraftId })),
  /** A composer shows it from now on: should the program die, one is opened on it again. */
  opened: command<void>()(z.object({ draftId: DraftId })),
  /** Those whose composers the end of the program took away. */
  leftOpen: query<DraftId[]>()(z.void()),
  /** The composer was closed: the draft goes to Brouillons now. */
  close: command<void>()(z.object({ draftId: DraftId })),
  /** Away with it, here and in Brouillons. */
  discard: command<void>()(z.object({ draftId: DraftId })),
};
