// What is pending when an account goes to other servers. An operation on messages names them by their ids and looks up
// where they are when it runs: nothing of it changes. Mailboxes that were renamed here, and by the former server not yet,
// are found on the new one by their former names, and renamed there; those that the new server lacks are made there.
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { WriteDb } from '../store/handles.ts';
import { accountMailboxes, getMailbox } from '../store/mailboxes.ts';
import { pendingOperationsOfKind } from '../store/operations.ts';
import { makeThere } from './create-mailbox.ts';
import { readPending } from './registry.ts';
import { relocate } from './rename-mailbox.ts';
import { RenamePayload } from './server-path.ts';
import { takeBack } from './take-back.ts';

interface Wanted {
  mailboxId: MailboxId;
  parentId: MailboxId | null;
  name: string;
}

export function rebase(tx: WriteDb, accountId: AccountId, repoint: () => void): void {
  const wanted = takeRenamesBack(tx, accountId);
  repoint();
  const missing = accountMailboxes(tx, accountId).filter(({ localOnly, hidden }) => localOnly && !hidden);
  for (const { id } of missing.sort((a, b) => a.path.length - b.path.length)) makeThere(tx, id);
  for (const one of wanted) renameAgain(tx, one);
}

/** The last one first. Answers them in the order in which they were asked for. */
function takeRenamesBack(tx: WriteDb, accountId: AccountId): Wanted[] {
  const renames = pendingOperationsOfKind(tx, accountId, 'renameMailbox').map((operation) => ({
    operation,
    mailboxId: RenamePayload.parse(operation.payload).mailboxId,
  }));
  const wanted = renames.flatMap(({ mailboxId }) => {
    const mailbox = getMailbox(tx, mailboxId);
    return mailbox ? [{ mailboxId, parentId: mailbox.parentId, name: mailbox.name }] : [];
  });
  for (const { operation } of renames.toReversed()) takeBack(tx, operation.kind, readPending(tx, [operation]));
  return wanted;
}

function renameAgain(tx: WriteDb, { mailboxId, parentId, name }: Wanted): void {
  const mailbox = getMailbox(tx, mailboxId);
  if (!mailbox || mailbox.hidden || (mailbox.name === name && mailbox.parentId === parentId)) return;
  const parent = parentId !== null && getMailbox(tx, parentId) ? parentId : null;
  try {
    relocate(tx, mailbox, { parentId: parent, name });
  } catch (error) {
    // The name is taken there, or not possible: it keeps the one that it has.
    if (!(error instanceof MailError)) throw error;
  }
}
