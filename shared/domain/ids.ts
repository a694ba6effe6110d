// The branded ids of everything Casier stores. An id is the row id of the store: unique per kind, never reused
// for another thing, meaningless to any server. Schemas double as the parsers at the engine's door.
import { z } from 'zod';

const id = <Name extends string>(_name: Name) => z.number().int().positive().brand<Name>();

export const AccountId = id('AccountId');
export type AccountId = z.infer<typeof AccountId>;

export const IdentityId = id('IdentityId');
export type IdentityId = z.infer<typeof IdentityId>;

export const MailboxId = id('MailboxId');
export type MailboxId = z.infer<typeof MailboxId>;

/** One message in one mailbox. A copy in another mailbox has another id. */
export const MessageId = id('MessageId');
export type MessageId = z.infer<typeof MessageId>;

export const ThreadId = id('ThreadId');
export type ThreadId = z.infer<typeof ThreadId>;

export const DraftId = id('DraftId');
export type DraftId = z.infer<typeof DraftId>;

export const OutboxId = id('OutboxId');
export type OutboxId = z.infer<typeof OutboxId>;

/** One draft sent as many messages: mailing.ts. */
export const MailingId = id('MailingId');
export type MailingId = z.infer<typeof MailingId>;

export const OperationId = id('OperationId');
export type OperationId = z.infer<typeof OperationId>;

export const ContactId = id('ContactId');
export type ContactId = z.infer<typeof ContactId>;

export const GroupId = id('GroupId');
export type GroupId = z.infer<typeof GroupId>;

/** A set-up that waits for the network or for its servers: waiting-setup.ts. */
export const SetupId = id('SetupId');
export type SetupId = z.infer<typeof SetupId>;

/** A pupil in the address book. */
export const ChildId = id('ChildId');
export type ChildId = z.infer<typeof ChildId>;

/** One change of many entries of the address book, which can be taken back. */
export const BookChangeId = id('BookChangeId');
export type BookChangeId = z.infer<typeof BookChangeId>;

/** A person's own template: template.ts. */
export const TemplateId = id('TemplateId');
export type TemplateId = z.infer<typeof TemplateId>;

/**
 * Where a part stands in its message, as IMAP numbers them (RFC 3501 §6.4.5): "1", "2.1". « ~ » steps into a part that
 * holds a message of its own: "2~1.3" is part 1.3 of the message (winmail.dat, signed envelope) that part 2 is.
 */
export const PartId = z
  .string()
  .max(400)
  .regex(/^\d+(\.\d+)*(~\d+(\.\d+)*){0,5}$/)
  .brand<'PartId'>();
export type PartId = z.infer<typeof PartId>;

export const SavedSearchId = id('SavedSearchId');
export type SavedSearchId = z.infer<typeof SavedSearchId>;
