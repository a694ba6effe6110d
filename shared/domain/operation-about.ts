// What an operation on messages or mailboxes is about, as it is told to a person.
import type { MailboxId } from './ids.ts';
import type { MailboxRole } from './mailbox.ts';

/** The stored kinds. The intents of a person (archive, trash, junk, …) are made of these. */
export type OperationName =
  | 'setFlags'
  | 'move'
  | 'copy'
  | 'destroy'
  | 'append'
  | 'carry'
  | 'deposit'
  | 'createMailbox'
  | 'renameMailbox'
  | 'deleteMailbox'
  | 'lookForSent';

/** `deleteThere`: from a POP3 server, at the next look; it is kept with what is known of the message there. */
export type PendingKind = OperationName | 'deleteThere';

export interface OperationAbout {
  kind: PendingKind;
  /** Messages it is about. */
  messageCount: number;
  /** The subject of the only message. */
  subject: string | null;
  /** Where they go, or the mailbox that is made, renamed or deleted. */
  mailbox: { id: MailboxId; name: string; role: MailboxRole | null } | null;
  /** As the server names them: \Seen, \Flagged, $Junk, … */
  flags: { set: string[]; clear: string[] } | null;
  /** A message filter has asked for it, not the person's own hand. */
  byFilter?: true;
}
