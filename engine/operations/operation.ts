// What an operation is: a person's intent, shown at once and carried to the server later, however often it takes.
// What is shown and the operation's row are one transaction. Every kind keeps this:
//   - running it again after a cut at any point does nothing twice (`again` says that it was begun before): what may have
//     arrived meanwhile is looked for, by its Message-ID, or where it has none in a comparison made since (`compared`);
//   - where its messages are is looked up when it runs: an earlier operation may have moved them meanwhile;
//   - what the server agreed to is written down step by step, before the row goes.
import type { z } from 'zod';
import type { AccountId, MailboxId, MessageId, OperationId } from '../../shared/domain/ids.ts';
import type { Session } from '../backend/backend.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';

export type { OperationName } from '../../shared/domain/operation-about.ts';

export interface Pending<Payload> {
  /** More than one where neighbours run as one. */
  ids: OperationId[];
  accountId: AccountId;
  payload: Payload;
  /** Messages it is about, as far as they still exist. */
  targets: MessageId[];
  /** It was begun before, and may have come further than is known here. */
  again: boolean;
}

/** What a kind works with while it speaks to the server. */
export interface RemoteRun {
  store: Store;
  session: Session;
  signal: AbortSignal;
  /** Mailboxes to be compared with the server next, as it knows more of them than we do. */
  touched: Set<MailboxId>;
  /** Every mailbox was compared with the server since this operation was last begun, as it had asked for. */
  compared: boolean;
  /**
   * Copies that it put on the server: those of before that comparison, to which it adds. Those added since may take
   * another comparison to be found there.
   */
  putThere: Set<MessageId>;
  /** How long a command whose line was cut may still be on its way to the server. */
  underWayMs: number;
  nowAt: () => number;
  /** Something is queued for another account. */
  onQueued: (accountId: AccountId) => void;
}

export interface OperationKind<Payload> {
  payload: z.ZodType<Payload>;
  /** Where its messages are shown while it is pending: null = nowhere. Absent or undefined: where they were. */
  shownIn?(payload: Payload, message: MessageId): MailboxId | null | undefined;
  /** Carries it out. Throws MailError; what was achieved until then is written down already. */
  runRemote(run: RemoteRun, operation: Pending<Payload>): Promise<void>;
  /** Takes back what else was changed locally; flags and places are taken back for every kind alike. */
  revertLocal?(tx: WriteDb, operation: Pending<Payload>): void;
  /** Taken back, it gives these back as well, which were to go for good behind it. Called before `revertLocal`. */
  givesBack?(tx: WriteDb, operation: Pending<Payload>): MessageId[];
  /** Messages beside its targets that have to be as they were when it was queued. */
  alsoAbout?(payload: Payload): MessageId[];
  /** Neighbours with the same payload run as one: a thousand stars are a few STOREs. */
  mergeable?: boolean;
  /**
   * `park`: the person's own writing, which exists nowhere else, is kept here when the server refuses it (a full
   * mailbox) and tried again later, while the queue goes on. Absent: the intent is taken back.
   */
  whenRefused?: 'park';
  /** The person does not want to wait for it any more: what to keep before it is taken back. */
  beforeGivingUp?(tx: WriteDb, operation: Pending<Payload>, nowAt: number): void;
}
