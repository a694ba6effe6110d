// The door of the room: what a person does to messages and mailboxes, as stored operations. One file per intent; see
// operation.ts for what they have in common and run.ts for how they reach the server.
import type { Undoable, UndoToken } from '../../shared/contract/undo.ts';
import type { AccountId, MailboxId, MessageId, OperationId } from '../../shared/domain/ids.ts';
import type { PendingOperation } from '../../shared/domain/operation.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import { getOperation, pendingOperations } from '../store/operations.ts';
import { createMailbox } from './create-mailbox.ts';
import type { Queued } from './intent.ts';
import { giveUpOperations, listQueue } from './queue-view.ts';
import { rebase } from './rebase.ts';
import { type RunInput, type RunOutcome, runPendingOperations } from './run.ts';
import { takeBackCarried } from './take-back.ts';
import { createUndoMemory, undo } from './undo.ts';
import { watchWaiting } from './waiting.ts';

export { archive } from './archive.ts';
export { copy } from './copy.ts';
export { depositKept } from './deposit.ts';
export { destroy } from './destroy.ts';
export { emptyTrash } from './empty-trash.ts';
export { fileDraft, fileSent, unfileDraft } from './file-message.ts';
export type { Queued } from './intent.ts';
export { lookForSent } from './look-for-sent.ts';
export { markAllSeen } from './mark-all-seen.ts';
export { muteBranches, setMuted, setWatched } from './mark-thread.ts';
export { markThreadSeen } from './mark-thread-seen.ts';
export { move } from './move.ts';
export { rebaseRenames } from './rebase-renames.ts';
export { removeMailbox } from './remove-mailbox.ts';
export { renameMailbox } from './rename-mailbox.ts';
export type { RunInput, RunOutcome } from './run.ts';
export { pendingPaths, serverPath } from './server-path.ts';
export { carryFlags, changeFlags, setFlag } from './set-flags.ts';
export { setJunk } from './set-junk.ts';
export { changeKeywords, clearTags, setTag } from './set-keywords.ts';
export { mailboxBelow, takeIn } from './take-in.ts';
export { lyingInTrash, trash } from './trash.ts';

export interface Operations {
  /**
   * Runs an intent of this room in one transaction: `operations.perform(move, { ids, mailboxId })`. Committed when it
   * returns; the server hears of it later. Throws MailError when it makes no sense.
   */
  perform<Input>(intent: (tx: WriteDb, input: Input) => Queued[], input: Input): Undoable;
  /** Intents that another room has queued in transactions of its own: told to their accounts, and undone as one. */
  adopt(queued: readonly Queued[]): Undoable;
  /** The same, of what nobody is offered to undo. May be called in that transaction. */
  announce(queued: readonly Queued[]): void;
  createMailbox(input: { accountId: AccountId; parentId: MailboxId | null; name: string }): MailboxId;
  undo(token: UndoToken): boolean;
  /** The account is about to be removed: what was on its way to it stays where it is. */
  keepFrom(accountId: AccountId): void;
  /** The account goes to other servers in this transaction: what is pending goes with it. */
  repoint(accountId: AccountId, work: (tx: WriteDb) => void): void;
  /** Carries the account's queue to the server. Throws MailError when this session cannot (transient). */
  runPending(input: RunInput): Promise<RunOutcome>;
  /** What waits, oldest first. */
  list(accountId: AccountId): PendingOperation[];
  /** What was put off is due now. */
  retry(ids: readonly OperationId[]): void;
  /** Takes back what has not begun; what was written here stays on this PC. Answers how many. */
  giveUp(ids: readonly OperationId[]): number;
}

export interface OperationsDeps {
  store: Store;
  nowAt: () => number;
  onProblem: (problem: Problem) => void;
  /** Something is queued for this account. */
  onQueued: (accountId: AccountId) => void;
  /** Messages of this account have to be fetched, as they are to leave it. */
  onSourcesWanted: (accountId: AccountId) => void;
  /** How long a command whose line was cut may still be on its way to the server. */
  underWayMs?: number;
}

export function createOperations(deps: OperationsDeps): Operations {
  const { store, nowAt, onQueued, onSourcesWanted } = deps;
  const memory = createUndoMemory();
  const parkedUntil = new Map<OperationId, number>();
  const comparedFor = new Map<OperationId, ReadonlySet<MessageId>>();
  const running = new Set<OperationId>();
  const waiting = watchWaiting(store, onQueued);
  const told = (queued: readonly Queued[]) => {
    for (const accountId of new Set(queued.map((one) => one.accountId))) onQueued(accountId);
    for (const accountId of new Set(queued.flatMap(({ wants }) => wants?.accountId ?? []))) onSourcesWanted(accountId);
  };
  return {
    perform(intent, input) {
      const queued = store.transaction((tx) => intent(tx, input));
      told(queued);
      return memory.remember(queued);
    },
    adopt(queued) {
      told(queued);
      return memory.remember(queued);
    },
    announce: told,
    createMailbox(input) {
      const { mailboxId, queued } = store.transaction((tx) => createMailbox(tx, input));
      told([queued]);
      return mailboxId;
    },
    undo(token) {
      const queued = memory.take(token);
      if (!queued) return false;
      const answers = store.transaction((tx) => undo(tx, queued));
      told([...queued, ...(answers ?? [])]);
      return answers !== null;
    },
    keepFrom: (accountId) => store.transaction((tx) => takeBackCarried(tx, accountId)),
    repoint(accountId, work) {
      store.transaction((tx) => rebase(tx, accountId, () => work(tx)));
      // What the former server was compared with, and what it refused, says nothing of the new one.
      for (const { id } of pendingOperations(store.reads, accountId)) {
        comparedFor.delete(id);
        parkedUntil.delete(id);
      }
    },
    runPending: (input) => runPendingOperations({ ...deps, parkedUntil, comparedFor, running, waiting }, input),
    list: (accountId) => listQueue(store.reads, accountId, { parkedUntil, running }),
    retry(ids) {
      for (const id of ids) parkedUntil.delete(id);
      const accounts = new Set(ids.flatMap((id) => getOperation(store.reads, id)?.accountId ?? []));
      for (const accountId of accounts) onQueued(accountId);
    },
    giveUp(ids) {
      const count = store.transaction((tx) => giveUpOperations(tx, ids, { parkedUntil, running }, nowAt()));
      for (const id of ids) parkedUntil.delete(id);
      return count;
    },
  };
}
