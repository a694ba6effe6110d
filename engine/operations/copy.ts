// Copies of messages in another mailbox. From another account they are brought over by carry.ts. Each copy is a message of its own, shown at once without a
// UID. COPY is not idempotent: when it may have been begun, the copies are looked for in the target first.
import { z } from 'zod';
import { type AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { isLocalAccount } from '../store/accounts.ts';
import type { WriteDb } from '../store/handles.ts';
import type { StoredMailbox } from '../store/mailboxes.ts';
import { agreeGone, agreeWhere, copyInto } from '../store/message-intents.ts';
import { messageRefs } from '../store/messages.ts';
import { carry, carryHere } from './carry.ts';
import { destroy } from './destroy.ts';
import { byAccount, placed, type Queued, queue } from './intent.ts';
import { addressOf, findAfterCut, findAgain, locate, notComparedYet } from './locate.ts';
import { selectableMailbox } from './move.ts';
import type { OperationKind, Pending, RemoteRun } from './operation.ts';

const Payload = z.object({
  toMailboxId: MailboxId,
  copies: z.array(z.object({ originalId: MessageId, copyId: MessageId })),
});
type Payload = z.infer<typeof Payload>;

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
  const payload: Payload = { toMailboxId: mailboxId, copies };
  const id = queue(tx, { accountId, kind: 'copy', payload, targets: placed(copyIds) });
  return [{ id, accountId, count: copies.length, inverse: (later) => destroy(later, { ids: copyIds }) }];
}

export const copyKind: OperationKind<Payload> = {
  payload: Payload,
  shownIn: ({ toMailboxId }) => toMailboxId,
  alsoAbout: ({ copies }) => copies.map(({ originalId }) => originalId),
  async runRemote(run, operation) {
    const target = addressOf(run, operation.payload.toMailboxId);
    const wanted = await missingCopies(run, operation);
    const { chunks } = await locate(run, [...wanted.keys()]);
    for (const { ref, messages } of chunks) {
      const copied = await run.session.copy(ref, target.path, run.signal);
      const told = copied.uidValidity === target.uidValidity ? copied.uids : new Map<number, number>();
      run.store.transaction((tx) => {
        for (const { id, uid } of messages) agreeWhere(tx, wanted.get(id)!, target.id, told.get(uid) ?? null);
      });
      for (const { id, uid } of messages) if (told.has(uid)) wanted.delete(id);
    }
    if (wanted.size === 0) return;
    run.touched.add(target.id);
    await giveUp(run, [...wanted.values()], target.id);
  },
};

/** Original → copy, of the copies that the server doesn't have yet. */
async function missingCopies(run: RemoteRun, { payload, targets, again, tried }: Pending<Payload>) {
  let mayBeThere = false;
  const wanted = new Map<MessageId, MessageId>();
  const still = new Set(targets);
  for (const { originalId, copyId } of payload.copies) {
    const [message] = still.has(copyId) ? messageRefs(run.store.reads, [copyId]) : [];
    if (!message || message.uid !== null) continue;
    if (again && (await findAfterCut(run, message, payload.toMailboxId)) !== null) continue;
    // Without Message-ID only a comparison can find it: one that has, gives it its UID.
    if (tried && message.messageIdHeader === null && !run.compared) mayBeThere = true;
    wanted.set(originalId, copyId);
  }
  if (mayBeThere) throw notComparedYet(run, payload.toMailboxId);
  return wanted;
}

/** Nobody told their UIDs: they are looked for, and one whose original the server no longer had is no copy. */
async function giveUp(run: RemoteRun, copyIds: MessageId[], mailboxId: MailboxId): Promise<void> {
  for (const message of messageRefs(run.store.reads, copyIds)) {
    if (message.messageIdHeader === null || addressOf(run, mailboxId).uidValidity === null) continue;
    if ((await findAgain(run, message, mailboxId)) === null) run.store.transaction((tx) => agreeGone(tx, [message.id]));
  }
}
