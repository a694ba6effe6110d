// A new mailbox, shown at once; messages can be moved into it before the server knows it, as operations run in order.
import { z } from 'zod';
import { type AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { isLocalAccount } from '../store/accounts.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { LOCAL_DELIMITER } from '../store/local-messages.ts';
import { loseMailbox } from '../store/mailbox-tree.ts';
import {
  accountMailboxes,
  getMailbox,
  insertMailbox,
  mailboxAgreed,
  mailboxByPath,
  mailboxByRole,
} from '../store/mailboxes.ts';
import { pendingOperationsOfKind } from '../store/operations.ts';
import { type Queued, queue } from './intent.ts';
import { addressOf } from './locate.ts';
import type { OperationKind } from './operation.ts';

const Payload = z.object({ mailboxId: MailboxId });

/** Understood by every mail program and webmail, by name even where they cannot declare a role. */
const ROLE_NAMES = {
  inbox: 'INBOX',
  drafts: 'Drafts',
  sent: 'Sent',
  archive: 'Archive',
  junk: 'Junk',
  trash: 'Trash',
} as const satisfies Record<MailboxRole, string>;

export function createMailbox(
  tx: WriteDb,
  input: { accountId: AccountId; parentId: MailboxId | null; name: string; role?: MailboxRole },
): { mailboxId: MailboxId; queued: Queued } {
  const { accountId, parentId, name, role = null } = input;
  const { path, delimiter } = pathFor(tx, accountId, parentId, name);
  if (mailboxByPath(tx, accountId, path)) throw new MailError({ kind: 'invalid', reason: 'nameTaken' });
  const mailboxId = insertMailbox(tx, {
    accountId,
    parentId,
    path,
    delimiter,
    name,
    role,
    selectable: true,
    localOnly: true,
  });
  const id = queue(tx, { accountId, kind: 'createMailbox', payload: { mailboxId }, targets: [] }, () =>
    mailboxAgreed(tx, mailboxId),
  );
  return { mailboxId, queued: { id, accountId, count: 0, inverse: null } };
}

/** The account's mailbox with this role, made if there is none. `created`: the operation that makes it. */
export function mailboxForRole(
  tx: WriteDb,
  accountId: AccountId,
  role: MailboxRole,
): { mailboxId: MailboxId; created: Queued[] } {
  const known = mailboxByRole(tx, accountId, role);
  if (known) return { mailboxId: known.id, created: [] };
  const { path } = pathFor(tx, accountId, null, ROLE_NAMES[role]);
  const named = mailboxByPath(tx, accountId, path);
  if (named?.selectable) return { mailboxId: named.id, created: [] };
  const { mailboxId, queued } = createMailbox(tx, { accountId, parentId: null, name: ROLE_NAMES[role], role });
  return { mailboxId, created: [queued] };
}

/** Where a mailbox of this name belongs. Throws MailError `invalid` where no server could take the name. */
export function pathFor(
  db: ReadDb,
  accountId: AccountId,
  parentId: MailboxId | null,
  name: string,
): { path: string; delimiter: string | null } {
  const mailboxes = accountMailboxes(db, accountId);
  const delimiter = isLocalAccount(db, accountId)
    ? LOCAL_DELIMITER
    : (mailboxes.find((mailbox) => mailbox.delimiter !== null)?.delimiter ?? null);
  const forbidden = delimiter !== null && name.includes(delimiter);
  if (forbidden || /[\u0000-\u001f\u007f]/.test(name)) throw new MailError({ kind: 'invalid', detail: 'mailbox name' });
  const parent = parentId === null ? null : getMailbox(db, parentId);
  if (parentId !== null && !parent) throw new MailError({ kind: 'missing' });
  const prefix = parent ? (delimiter === null ? null : parent.path + delimiter) : namespacePrefix(mailboxes, delimiter);
  if (prefix === null) throw new MailError({ kind: 'unsupported', detail: 'mailbox below mailbox' });
  return { path: prefix + name, delimiter };
}

/** Some servers keep everything below the inbox (« INBOX.Sent »): there a new one has to go below it too. */
function namespacePrefix(mailboxes: readonly { path: string }[], delimiter: string | null): string {
  const others = mailboxes.filter(({ path }) => path.toUpperCase() !== 'INBOX');
  const inside = others.length > 0 && others.every(({ path }) => path.startsWith(`INBOX${delimiter}`));
  return inside ? `INBOX${delimiter}` : '';
}

/** A mailbox that this PC has and its server does not: made there, unless that is queued already. */
export function makeThere(tx: WriteDb, mailboxId: MailboxId): Queued[] {
  const mailbox = getMailbox(tx, mailboxId);
  if (!mailbox?.localOnly) return [];
  const { accountId } = mailbox;
  const isQueued = pendingOperationsOfKind(tx, accountId, 'createMailbox').some(
    ({ payload }) => Payload.parse(payload).mailboxId === mailboxId,
  );
  if (isQueued) return [];
  const id = queue(tx, { accountId, kind: 'createMailbox', payload: { mailboxId }, targets: [] });
  return [{ id, accountId, count: 0, inverse: null }];
}

export const createMailboxKind: OperationKind<z.infer<typeof Payload>> = {
  payload: Payload,
  async runRemote(run, { payload }) {
    const { path } = addressOf(run, payload.mailboxId);
    await createOrFind(run.session.createMailbox(path, run.signal));
    run.store.transaction((tx) => mailboxAgreed(tx, payload.mailboxId));
    run.touched.add(payload.mailboxId);
  },
  revertLocal(tx, { payload }) {
    loseMailbox(tx, payload.mailboxId);
  },
};

/** One that is there already is what was wanted: made by the attempt before, or by another mail program. */
async function createOrFind(created: Promise<void>): Promise<void> {
  try {
    await created;
  } catch (error) {
    if (!(error instanceof MailError) || error.data.reason !== 'nameTaken') throw error;
  }
}
