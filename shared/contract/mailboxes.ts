import { z } from 'zod';
import { AccountId, MailboxId } from '../domain/ids.ts';
import type { Mailbox, MailboxProperties } from '../domain/mailbox.ts';
import { command, query } from './procedure.ts';
import type { Undoable } from './undo.ts';

const Name = z.string().trim().min(1).max(200);

export const mailboxes = {
  list: query<Mailbox[]>()(z.void()),
  /** null: it is gone. */
  properties: query<MailboxProperties | null>()(z.object({ mailboxId: MailboxId })),
  /** Somebody looks at it: compared with the server at the next step, if there is a connection. */
  refresh: command<void>()(z.object({ mailboxId: MailboxId })),
  create: command<{ mailboxId: MailboxId }>()(
    z.object({ accountId: AccountId, parentId: MailboxId.nullable(), name: Name }),
  ),
  rename: command<Undoable>()(z.object({ mailboxId: MailboxId, name: Name })),
  /** To the trash as a whole; inside the trash, for good. */
  remove: command<Undoable>()(z.object({ mailboxId: MailboxId })),
  /** Deletes for good everything in the trash of the account. */
  emptyTrash: command<Undoable>()(z.object({ accountId: AccountId })),
  /** `between`: only what was written from the first moment on and before the second. */
  markAllSeen: command<Undoable>()(
    z.object({
      mailboxId: MailboxId,
      between: z.object({ fromAt: z.number().int(), untilAt: z.number().int() }).optional(),
    }),
  ),
};
