// Copies of messages in another mailbox. From another account they are brought over by carry.ts. Each copy is a message
// of its own, shown at once without a UID. COPY is not idempotent: when it may have been begun, the copies are looked
// for in the target first. Taking a copy back never takes the last one: where the original was deleted for good behind
// it, a copy that was made stays, and of one that was not the original is given back.
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { isLocalAccount } from '../store/accounts.ts';
import type { WriteDb } from '../store/handles.ts';
import { keepToo } from '../store/kept-messages.ts';
import type { StoredMailbox } from '../store/mailboxes.ts';
import { agreeGone, agreeWhere, copyInto } from '../store/message-intents.ts';
import { messageRefs } from '../store/messages.ts';
import { operationsOfKindOnMessage, withdrawTarget } from '../store/operations.ts';
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
    inverse: (later) => destroyCopies(later, copies),
  }));
}

/** Between two local accounts: two steps of which nobody sees the first. */
function copyHere(tx: WriteDb, originals: MessageId[], target: StoredMailbox): Queued[] {
  mustBeHere(tx, originals);
  const copyIds = copyInto(tx, originals, target.id);
  const inverse = (later: WriteDb) => destroyCopies(later, new Map(originals.map((id, i) => [id, copyIds[i]!])));
  return [{ ...carryHere(tx, { ids: copyIds, target }), inverse }];
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
  const inverse = (later: WriteDb) => destroyCopies(later, new Map(originals.map((id, i) => [id, copyIds[i]!])));
  return [{ id, accountId, count: copies.length, inverse }];
}

function destroyCopies(tx: WriteDb, copies: ReadonlyMap<MessageId, MessageId>): Queued[] {
  const there = messageRefs(tx, [...copies.keys()]).filter(({ mailboxId }) => mailboxId !== null);
  return destroy(tx, { ids: there.map(({ id }) => copies.get(id)!) });
}

export const copyKind: OperationKind<CopyPayload> = {
  payload: CopyPayload,
  shownIn: ({ toMailboxId }) => toMailboxId,
  alsoAbout: ({ copies }) => copies.map(({ originalId }) => originalId),
  givesBack(tx, { payload, targets }) {
    const unmade = messageRefs(tx, targets).filter(({ serverMailboxId }) => serverMailboxId === null);
    const ids = new Set(unmade.map(({ id }) => id));
    const originals = payload.copies.filter(({ copyId }) => ids.has(copyId)).map(({ originalId }) => originalId);
    return originals.filter((id) => keptFromDestroy(tx, id));
  },
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

/** It was to be deleted once it was copied. */
function keptFromDestroy(tx: WriteDb, id: MessageId): boolean {
  const destroys = operationsOfKindOnMessage(tx, id, 'destroy').filter(({ state }) => state === 'pending');
  for (const operation of destroys) withdrawTarget(tx, operation.id, id);
  return destroys.length > 0;
}

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
