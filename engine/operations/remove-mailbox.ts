// « Supprimer le dossier »: as a whole into the trash, which can be undone; inside the trash, for good. For good means
// hidden at once and deleted, with its messages, when the server agrees: messages that were moved out of it before
// still have to leave it there. Idempotent: a path that is gone is what was wanted.
import { z } from 'zod';
import { MailboxId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { WriteDb } from '../store/handles.ts';
import { removeMailbox as removeStored } from '../store/mailbox-tree.ts';
import {
  accountMailboxes,
  getMailbox,
  mailboxByPath,
  type StoredMailbox,
  setMailboxHidden,
} from '../store/mailboxes.ts';
import { noteDeletedHere } from '../store/maildrop.ts';
import { mailboxMessageIds } from '../store/messages.ts';
import { mailboxForRole } from './create-mailbox.ts';
import { type Queued, queue } from './intent.ts';
import { addressOf } from './locate.ts';
import type { OperationKind } from './operation.ts';
import { changeableMailbox, relocate } from './rename-mailbox.ts';

const Payload = z.object({
  /** The deepest first. */
  mailboxIds: z.array(MailboxId),
});

export function removeMailbox(tx: WriteDb, { mailboxId }: { mailboxId: MailboxId }): Queued[] {
  const mailbox = changeableMailbox(tx, mailboxId);
  const { mailboxId: trashId, created } = mailboxForRole(tx, mailbox.accountId, 'trash');
  const trash = getMailbox(tx, trashId);
  // Without a delimiter the server knows no mailboxes below others.
  if (!trash || trash.delimiter === null || isBelow(mailbox, trash)) return deleteForGood(tx, mailbox);
  return [...created, ...relocate(tx, mailbox, { parentId: trashId, name: freeName(tx, trash, mailbox.name) })];
}

function isBelow(mailbox: StoredMailbox, trash: StoredMailbox): boolean {
  return mailbox.path.startsWith(`${trash.path}${trash.delimiter}`);
}

/** « Sorties », « Sorties 2 », … as the trash may hold one of that name. */
function freeName(tx: WriteDb, trash: StoredMailbox, name: string): string {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? name : `${name} ${n}`;
    if (!mailboxByPath(tx, trash.accountId, `${trash.path}${trash.delimiter}${candidate}`)) return candidate;
  }
}

function deleteForGood(tx: WriteDb, mailbox: StoredMailbox): Queued[] {
  const { accountId, path, delimiter } = mailbox;
  const mailboxIds = accountMailboxes(tx, accountId)
    .filter((other) => other.id === mailbox.id || (delimiter !== null && other.path.startsWith(path + delimiter)))
    .sort((a, b) => b.path.length - a.path.length)
    .map(({ id }) => id);
  for (const id of mailboxIds) setMailboxHidden(tx, id, true);
  const id = queue(tx, { accountId, kind: 'deleteMailbox', payload: { mailboxIds }, targets: [] }, () => {
    for (const one of mailboxIds) {
      noteDeletedHere(tx, mailboxMessageIds(tx, one));
      removeStored(tx, one);
    }
  });
  return [{ id, accountId, count: 0, inverse: null }];
}

export const deleteMailboxKind: OperationKind<z.infer<typeof Payload>> = {
  payload: Payload,
  async runRemote(run, { payload }) {
    for (const id of payload.mailboxIds) {
      if (!getMailbox(run.store.reads, id)) continue;
      await deleteIfThere(run.session.deleteMailbox(addressOf(run, id).path, run.signal));
      run.store.transaction((tx) => removeStored(tx, id));
    }
  },
  revertLocal(tx, { payload }) {
    for (const id of payload.mailboxIds) setMailboxHidden(tx, id, false);
  },
};

async function deleteIfThere(deleted: Promise<void>): Promise<void> {
  try {
    await deleted;
  } catch (error) {
    if (!(error instanceof MailError) || error.kind !== 'missing') throw error;
  }
}
