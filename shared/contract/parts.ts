// What lies inside a message and is looked at apart from it.
import { z } from 'zod';
import { MessageId, PartId } from '../domain/ids.ts';
import { type Invitation, InvitationAnswer } from '../domain/invitation.ts';
import type { InnerMessage, SignatureReport } from '../domain/parts.ts';
import { command, query } from './procedure.ts';

export const parts = {
  /** The message that a part holds. null: it holds none, or the message is not downloaded yet. */
  inside: query<InnerMessage | null>()(z.object({ messageId: MessageId, partId: PartId })),
  /** The calendar events that the message is about, beside what other messages say of them. */
  invitations: query<Invitation[]>()(z.object({ messageId: MessageId })),
  /** Sends the answer by mail, as any message. Rejects with `missing` when nobody of this PC is invited to it. */
  answerInvitation: command<void>()(
    z.object({ messageId: MessageId, partId: PartId, uid: z.string().max(1_000), answer: InvitationAnswer }),
  ),
  /** Verified anew each time, on this PC alone. null: the message is not signed by S/MIME. */
  signature: query<SignatureReport | null>()(z.object({ messageId: MessageId })),
};
