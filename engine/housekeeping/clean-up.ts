// « Ménage guidé »: what was chosen goes to folders of this PC by the way that every message takes from one account to
// another (ADR 0012): copied, read back and proven by its hash, and only then deleted on the server. Nothing of that is
// done here: this room chooses places, remembers what was chosen, and stops or goes on. Safe to be cut at any point, as
// what is under way are operations like any other.

import { type Account, keepsMailHere } from '../../shared/domain/account.ts';
import type { CleanUp, CleanUpSurvey } from '../../shared/domain/clean-up.ts';
import type { AccountId, MailboxId, MessageId, OperationId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { destroy, mailboxBelow, move, type Operations } from '../operations/index.ts';
import { accountMemory, getAccount, localFolders } from '../store/accounts.ts';
import {
  chooseForCleanUp,
  cleanUpState,
  insertCleanUp,
  leftByCleanUp,
  noteCopies,
  roomTakers,
  sizeOf,
  waitingInCleanUp,
} from '../store/clean-ups.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import { getMailbox, mailboxByRole } from '../store/mailboxes.ts';
import { mailboxMessageIds, messageRefs, messageRows } from '../store/messages.ts';
import { operationsOfKindOnMessage } from '../store/operations.ts';

export interface CleanUps {
  survey(accountId: AccountId): CleanUpSurvey | null;
  state(accountId: AccountId): CleanUp | null;
  begin(input: BeginInput): void;
  stop(accountId: AccountId): void;
  resume(accountId: AccountId): void;
}

interface BeginInput {
  accountId: AccountId;
  keep: MessageId[];
  destroyTrash: boolean;
  destroyJunk: boolean;
}

interface CleanUpsDeps {
  store: Store;
  operations: Operations;
  language: () => Language;
  now: () => number;
}

const INBOX_NAME = { fr: 'Courrier entrant', en: 'Inbox' } as const;

export function createCleanUps({ store, operations, language, now }: CleanUpsDeps): CleanUps {
  const { reads } = store;

  function survey(accountId: AccountId): CleanUpSurvey | null {
    const account = getAccount(reads, accountId);
    if (!account || keepsMailHere(account.protocol)) return null;
    const rows = (view: 'largest' | 'oldest' | 'attachments') => messageRows(reads, roomTakers(reads, accountId, view));
    const of = (role: 'trash' | 'junk') => {
      const mailboxId = mailboxByRole(reads, accountId, role)?.id;
      return mailboxId === undefined ? null : { mailboxId, ...sizeOf(reads, mailboxId) };
    };
    return {
      quota: accountMemory(reads, accountId)?.quota ?? null,
      views: { largest: rows('largest'), oldest: rows('oldest'), attachments: rows('attachments') },
      trash: of('trash'),
      junk: of('junk'),
    };
  }

  function begin({ accountId, keep, destroyTrash, destroyJunk }: BeginInput): void {
    const account = getAccount(reads, accountId);
    if (!account || keepsMailHere(account.protocol)) throw new MailError({ kind: 'missing', detail: 'account' });
    const roles = [destroyTrash && ('trash' as const), destroyJunk && ('junk' as const)].filter(
      (role) => role !== false,
    );
    operations.perform((tx) => {
      const gone = roles.flatMap((role) => {
        const mailbox = mailboxByRole(tx, accountId, role);
        return mailbox ? mailboxMessageIds(tx, mailbox.id) : [];
      });
      insertCleanUp(tx, { accountId, begunAt: now(), folder: account.address });
      chooseForCleanUp(tx, accountId, gone, false);
      const kept = keep.filter((id) => !gone.includes(id));
      chooseForCleanUp(tx, accountId, kept, true);
      return [...bringHere(tx, account, kept), ...(gone.length > 0 ? destroy(tx, { ids: gone }) : [])];
    }, undefined);
  }

  /** Into a folder of the account's name, below it one for each that they came from. */
  function bringHere(
    tx: WriteDb,
    { id: accountId, address }: Pick<Account, 'id' | 'address'>,
    ids: readonly MessageId[],
  ) {
    if (ids.length === 0) return [];
    const local = localFolders(tx);
    const byMailbox = new Map<MailboxId, MessageId[]>();
    for (const { id, mailboxId } of messageRefs(tx, ids)) {
      if (mailboxId !== null) byMailbox.set(mailboxId, [...(byMailbox.get(mailboxId) ?? []), id]);
    }
    const queued = [...byMailbox].flatMap(([from, some]) => {
      const mailbox = getMailbox(tx, from);
      const name = mailbox?.role === 'inbox' ? INBOX_NAME[language()] : (mailbox?.name ?? address);
      return move(tx, { ids: some, mailboxId: mailboxBelow(tx, local, null, [address, name]) });
    });
    noteCopies(tx, accountId, ids);
    return queued;
  }

  /** What is copied already goes on to be deleted on the server: here it is proven. */
  function stop(accountId: AccountId): void {
    const waiting = waitingInCleanUp(reads, accountId);
    const carried = waiting.flatMap((id) => operationsOfKindOnMessage(reads, id, 'carry').map((one) => one.id));
    operations.giveUp([...new Set<OperationId>(carried)]);
  }

  function resume(accountId: AccountId): void {
    const left = leftByCleanUp(reads, accountId);
    const folder = cleanUpState(reads, accountId)?.folder;
    if (folder === undefined || left.length === 0) return;
    const ids = (kept: boolean) => left.filter((one) => one.kept === kept).map(({ id }) => id);
    operations.perform((tx) => {
      const gone = ids(false);
      return [
        ...bringHere(tx, { id: accountId, address: folder }, ids(true)),
        ...(gone.length > 0 ? destroy(tx, { ids: gone }) : []),
      ];
    }, undefined);
  }

  return { survey, state: (accountId) => cleanUpState(reads, accountId), begin, stop, resume };
}
