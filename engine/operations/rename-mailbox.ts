// A mailbox gets another name, or another place in the tree; everything below follows. Safe to run again: after a cut
// the server may know the new path already, and then no longer the former one.
import type { MailboxId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { WriteDb } from '../store/handles.ts';
import { renameMailbox as renameStored } from '../store/mailbox-tree.ts';
import { getMailbox, mailboxByPath, type StoredMailbox } from '../store/mailboxes.ts';
import { pathFor } from './create-mailbox.ts';
import { type Queued, queue } from './intent.ts';
import type { OperationKind } from './operation.ts';
import { RenamePayload } from './server-path.ts';

export function renameMailbox(tx: WriteDb, { mailboxId, name }: { mailboxId: MailboxId; name: string }): Queued[] {
  const mailbox = changeableMailbox(tx, mailboxId);
  return mailbox.name === name ? [] : relocate(tx, mailbox, { parentId: mailbox.parentId, name });
}

/** Throws MailError for those that everything relies on. */
export function changeableMailbox(tx: WriteDb, id: MailboxId): StoredMailbox {
  const mailbox = getMailbox(tx, id);
  if (!mailbox || mailbox.hidden) throw new MailError({ kind: 'missing' });
  if (mailbox.role !== null) throw new MailError({ kind: 'invalid', detail: `mailbox with role ${mailbox.role}` });
  return mailbox;
}

export function relocate(
  tx: WriteDb,
  mailbox: StoredMailbox,
  to: { parentId: MailboxId | null; name: string },
): Queued[] {
  const { id: mailboxId, accountId, path: fromPath, delimiter, parentId, name } = mailbox;
  const { path: toPath } = pathFor(tx, accountId, to.parentId, to.name);
  if (mailboxByPath(tx, accountId, toPath)) throw new MailError({ kind: 'invalid', reason: 'nameTaken' });
  const payload: RenamePayload = { mailboxId, fromPath, toPath, delimiter, from: { parentId, name } };
  renameStored(tx, mailboxId, { path: toPath, name: to.name, parentId: to.parentId });
  const id = queue(tx, { accountId, kind: 'renameMailbox', payload, targets: [] });
  const inverse = (later: WriteDb) => {
    const now = getMailbox(later, mailboxId);
    return now && !now.hidden ? relocate(later, now, { parentId, name }) : [];
  };
  return [{ id, accountId, count: 0, inverse }];
}

export const renameMailboxKind: OperationKind<RenamePayload> = {
  payload: RenamePayload,
  async runRemote(run, { payload, again }) {
    try {
      await run.session.renameMailbox(payload.fromPath, payload.toPath, run.signal);
    } catch (error) {
      if (!again || !(error instanceof MailError)) throw error;
      if (!(await isThere(run.session.listMailboxes(run.signal), payload))) throw error;
    }
    run.touched.add(payload.mailboxId);
  },
  revertLocal(tx, { payload }) {
    const { mailboxId, fromPath, from } = payload;
    const mailbox = getMailbox(tx, mailboxId);
    const taken = mailbox && mailboxByPath(tx, mailbox.accountId, fromPath);
    // Something else bears its name: where it is, and whether it still is, the list tells, which is asked for after this.
    if (!mailbox || (taken && taken.id !== mailboxId)) return;
    const parentId = from.parentId !== null && getMailbox(tx, from.parentId) ? from.parentId : null;
    renameStored(tx, mailboxId, { path: fromPath, name: from.name, parentId });
  },
};

async function isThere(listed: Promise<{ path: string }[]>, { fromPath, toPath }: RenamePayload): Promise<boolean> {
  const paths = new Set((await listed).map(({ path }) => path));
  return paths.has(toPath) && !paths.has(fromPath);
}
