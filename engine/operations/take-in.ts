// « Importer »: messages and mailboxes from elsewhere put into an account. On this PC they are there at once; to a
// server each goes as an `append`, looked for first, since it may have the message already.
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { isLocalAccount } from '../store/accounts.ts';
import type { WriteDb } from '../store/handles.ts';
import { addLocalMessage } from '../store/local-messages.ts';
import { mailboxByPath } from '../store/mailboxes.ts';
import { putInto } from '../store/message-intents.ts';
import type { AppendPayload } from './append.ts';
import { createMailbox, pathFor } from './create-mailbox.ts';
import { placed, queue } from './intent.ts';

export interface TakenIn {
  digest: SourceDigest;
  /** By the names of IMAP. */
  flags: readonly string[];
  internalDateAt: number;
}

export function takeIn(tx: WriteDb, mailbox: { id: MailboxId; accountId: AccountId }, found: TakenIn): void {
  const message = { ...found, flags: found.flags.filter(isFlagName) };
  if (isLocalAccount(tx, mailbox.accountId)) {
    addLocalMessage(tx, mailbox, message);
    return;
  }
  const id = putInto(tx, mailbox, message);
  const payload: AppendPayload = { mailboxId: mailbox.id, replaces: [], lookFirst: true, outboxId: null };
  queue(tx, { accountId: mailbox.accountId, kind: 'append', payload, targets: placed([id], mailbox.id) });
}

/** The mailbox of these names below that one (null: at the top), made where it is missing. */
export function mailboxBelow(
  tx: WriteDb,
  accountId: AccountId,
  top: MailboxId | null,
  names: readonly string[],
): MailboxId {
  const found = names.reduce<MailboxId | null>((parentId, name) => {
    const usable = usableName(tx, accountId, parentId, name);
    const known = mailboxByPath(tx, accountId, pathFor(tx, accountId, parentId, usable).path);
    return known?.id ?? createMailbox(tx, { accountId, parentId, name: usable }).mailboxId;
  }, top);
  if (found === null) throw new MailError({ kind: 'invalid', detail: 'no mailbox name' });
  return found;
}

/** Names of a disk may hold what no name of this server can. */
function usableName(tx: WriteDb, accountId: AccountId, parentId: MailboxId | null, name: string): string {
  const clean =
    name
      .replace(/[\u0000-\u001f\u007f]/g, ' ')
      .trim()
      .slice(0, 200) || '_';
  const { delimiter } = pathFor(tx, accountId, parentId, '_');
  return delimiter ? clean.replaceAll(delimiter, '_') : clean;
}

/** An atom of IMAP (RFC 3501 §9): other programs' tags may be anything, and one of them would refuse the whole message. */
function isFlagName(flag: string): boolean {
  return /^\\?[!#$&'+-[^-z|}~]{1,100}$/.test(flag);
}
