// What a person did that the server has not agreed to yet, as the window lists it.
import type { AccountId, MailboxId, OperationId } from './ids.ts';
import type { MailboxRole } from './mailbox.ts';
import type { MailErrorData } from './problem.ts';

/** The stored kinds. The intents of a person (archive, trash, junk, …) are made of these. */
export type OperationName =
  | 'setFlags'
  | 'move'
  | 'copy'
  | 'destroy'
  | 'append'
  | 'carry'
  | 'createMailbox'
  | 'renameMailbox'
  | 'deleteMailbox'
  | 'lookForSent';

/** `deleteThere`: from a POP3 server, at the next look; it is kept with what is known of the message there. */
export type PendingKind = OperationName | 'deleteThere';

/** One line: neighbours that want the same are one. */
export interface PendingOperation {
  /** Empty for `deleteThere`. */
  ids: OperationId[];
  accountId: AccountId;
  kind: PendingKind;
  /** Messages it is about. */
  messageCount: number;
  /** The subject of the only message. */
  subject: string | null;
  /** Where they go, or the mailbox that is made, renamed or deleted. */
  mailbox: { id: MailboxId; name: string; role: MailboxRole | null } | null;
  /** As the server names them: \Seen, \Flagged, $Junk, … */
  flags: { set: string[]; clear: string[] } | null;
  /** `running`: being done now. `refused`: kept here although the server does not want it; tried again later. */
  state: 'waiting' | 'running' | 'refused';
  createdAt: number;
  attempts: number;
  /** What the last attempt ran into. */
  error: MailErrorData | null;
  /** When it is tried again, where that does not depend on the connection. */
  nextTryAt: number | null;
  /** Nothing of it can have reached the server, and nothing that waits behind it needs it. */
  canGiveUp: boolean;
}
