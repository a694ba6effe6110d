// Copies of messages in another mailbox. From another account they are brought over by carry.ts. Each copy is a message
// of its own, shown at once without a UID. COPY is not idempotent: when it may have been begun, the copies are looked
// for in the target first.
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { isLocalAccount } from '../store/accounts.ts';
import type { WriteDb } from '../store/handles.ts';
import { keepToo } from '../store/kept-messages.ts';
import type { StoredMailbox } from '../store/mailboxes.ts';
import { agreeGone, agreeWhere, copyInto } from '../store/message-intents.ts';
import { messageRefs } from '../store/messages.ts';
import { carry, carryHere } from './carry.ts';
import { destroy } from './destroy.ts';
import { byAccount, placed, type Queued, queue } from './intent.ts';
import { addressOf, comparedSinceCut, findAfterCut, findAgain, locate } from './locate.ts';
import { selectableMailbox } from './move.ts';
import type { OperationKind, Pending, RemoteRun } from './operation.ts';
import { CopyPayload } from './to-be-copied.ts';

export function copy(tx: WriteDb, { ids, mailboxId }: { ids: MessageId[]; mailboxId: MailboxId }): Queued[] {
  const target = selectableMailbox(tx, mailboxId);
  return [...byAccount(tx, ids)].flatMap(([accountId, messages]) => {
    const originals = messages.map(({ id }) => id);
    if (accountId === target.accountId) return copyWithin(tx, originals, target);
    return target.local && isLocalAccount(tx, accountId)
      ? copyHere(tx, originals, target)
      : copyAcross(tx, accountId, originals, target);
  });
}

function copyAcross(tx: WriteDb, from: AccountId, ids: MessageId[], target: StoredMailbox): Queued[] {
  return carry(tx, { from, ids, target, keep: true }).map(({ copies, ...queued }) => ({
    ...queued,
    inverse: (later) => destroy(later, { ids: [...copies.values()] }),
  }));
}

/** Between two local accounts: two steps of which nobody sees the first. */
function copyHere(tx: WriteDb, originals: MessageId[], target: StoredMailbox): Queued[] {
  mustBeHere(tx, originals);
  const copyIds = copyInto(tx, originals, target.id);
  return [{ ...carryHere(tx, { ids: copyIds, target }), inverse: (later) => destroy(later, { ids: copyIds }) }];
}

/** What is itself on its way here yet has nothing to be copied. */
function mustBeHere(tx: WriteDb, ids: readonly MessageId[]): void {
  if (messageRefs(tx, ids).some(({ sourceId }) => sourceId === null)) {
    throw new MailError({ kind: 'missing', detail: 'not downloaded yet' });
  }
}

function copyWithin(tx: WriteDb, originals: MessageId[], { id: mailboxId, accountId, local }: StoredMailbox): Queued[] {
  if (local) mustBeHere(tx, originals);
  const copyIds = copyInto(tx, originals, mailboxId);
  const copies = originals.map((originalId, i) => ({ originalId, copyId: copyIds[i]! }));
  const payload: CopyPayload = { toMailboxId: mailboxId, copies };
  const id = queue(tx, { accountId, kind: 'copy', payload, targets: placed(copyIds, mailboxId) });
  return [{ id, accountId, count: copies.length, inverse: (later) => destroy(later, { ids: copyIds }) }];
}

export const copyKind: OperationKind<CopyPayload> = {
  payload: CopyPayload,
  shownIn: ({ toMailboxId }) => toMailboxId,
  alsoAbout: ({ copies }) => copies.map(({ originalId }) => originalId),
  async runRemote(run, operation) {
    const target = addressOf(run, operation.payload.toMailboxId);
    const wanted = await missingCopies(run, operation);
    const { chunks, here } = await locate(run, [...wanted.keys()]);
    for (const { ref, messages } of chunks) {
      const copied = await run.session.copy(ref, target.path, run.signal);
      const told = copied.uidValidity === target.uidValidity ? copied.uids : new Map<number, number>();
      run.store.transaction((tx) => {
        for (const { id, uid } of messages) agreeWhere(tx, wanted.get(id)!, target.id, told.get(uid) ?? null);
      });
      for (const { id, uid } of messages) if (told.has(uid)) wanted.delete(id);
    }
    run.store.transaction((tx) => {
      for (const { id } of here) {
        const copyId = wanted.get(id)!;
        agreeWhere(tx, copyId, target.id, null);
        keepToo(tx, copyId);
        wanted.delete(id);
      }
    });
    if (wanted.size === 0) return;
    run.touched.add(target.id);
    await giveUp(run, [...wanted.values()], target);
  },
};

/** Original → copy, of the copies that the server doesn't have yet. */
async function missingCopies(run: RemoteRun, { payload, targets, again }: Pending<CopyPayload>) {
  const { copies, toMailboxId } = payload;
  const still = new Set(targets);
  const originals = new Map(copies.map(({ originalId, copyId }) => [copyId, originalId]));
  const asked = [...originals.keys()].filter((id) => still.has(id));
  const missing = messageRefs(run.store.reads, asked).filter(({ uid }) => uid === null);
  if (again) await comparedSinceCut(run, missing, toMailboxId);
  const wanted = new Map<MessageId, MessageId>();
  for (const message of missing) {
    if (again && (await findAfterCut(run, message, toMailboxId)) !== null) continue;
    wanted.set(originals.get(message.id)!, message.id);
  }
  return wanted;
}

/**
 * Of what nobody told a UID: one whose original was not there to be copied is no copy. The others are looked for; one
 * without Message-ID the next comparison finds.
 */
async function giveUp(run: RemoteRun, copyIds: MessageId[], target: StoredMailbox): Promise<void> {
  const { store } = run;
  for (const message of messageRefs(store.reads, copyIds)) {
    const isCopied = message.serverMailboxId !== null;
    if (isCopied && (message.messageIdHeader === null || target.uidValidity === null)) continue;
    if (isCopied && (await findAgain(run, message, target.id)) !== null) continue;
    store.transaction((tx) => agreeGone(tx, [message.id]));
  }
}
