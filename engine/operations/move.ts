// Messages put into another mailbox. From another account they are brought over by carry.ts. Within one the id stays:
// the row is shown elsewhere at once, and follows the server's UID when the move is agreed. Safe to run again: what
// already is where it should be is left alone, and a message that the cut move did take over is found there (locate.ts)
// before it is moved once more.
import { z } from 'zod';
import { type AccountId, MailboxId, type MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { RemoteMoved } from '../backend/backend.ts';
import { sameOnTheWire } from '../mime/line-breaks.ts';
import { isLocalAccount } from '../store/accounts.ts';
import { changeOwnKeywords } from '../store/flag-intents.ts';
import type { WriteDb } from '../store/handles.ts';
import { getMailbox, type StoredMailbox } from '../store/mailboxes.ts';
import { agreeGone, agreeWhere, showIn } from '../store/message-intents.ts';
import { type MessageRef, messageRefs } from '../store/messages.ts';
import { carry, carryHere } from './carry.ts';
import { byAccount, groupBy, placed, type Queued, queue } from './intent.ts';
import { addressOf, comparedSinceCut, findAgain, type LocatedChunk, locate, lookFor, sourceIn } from './locate.ts';
import type { OperationKind, RemoteRun } from './operation.ts';
import { supersede } from './supersede.ts';

const Payload = z.object({ toMailboxId: MailboxId });

export function move(tx: WriteDb, { ids, mailboxId }: { ids: MessageId[]; mailboxId: MailboxId }): Queued[] {
  const target = selectableMailbox(tx, mailboxId);
  return [...byAccount(tx, ids)].flatMap(([accountId, messages]) => {
    if (accountId === target.accountId) return moveWithin(tx, messages, target);
    return moveAcross(tx, accountId, messages, target);
  });
}

function moveWithin(tx: WriteDb, all: readonly Placed[], target: StoredMailbox): Queued[] {
  const { id: mailboxId, accountId } = target;
  const messages = all.filter((message) => message.mailboxId !== mailboxId);
  if (messages.length === 0) return [];
  const moved = messages.map(({ id }) => id);
  const earlier = supersede(tx, moved, 'move', () => 'void');
  showIn(tx, moved, mailboxId);
  const needed = messageRefs(tx, moved).filter(
    ({ id, serverMailboxId }) => !earlier.get(id)?.nothingLeft || serverMailboxId !== mailboxId,
  );
  const id = needed.length === 0 ? null : queueMove(tx, target, needed);
  const inverse = (later: WriteDb) => moveBack(later, messages);
  return [{ id, accountId, count: moved.length, inverse, onlyByInverse: earlier.size > 0 }];
}

function queueMove(tx: WriteDb, target: StoredMailbox, messages: readonly MessageRef[]) {
  const payload: z.infer<typeof Payload> = { toMailboxId: target.id };
  const targets = placed(
    messages.map(({ id }) => id),
    target.id,
  );
  return queue(tx, { accountId: target.accountId, kind: 'move', payload, targets });
}

function moveAcross(tx: WriteDb, from: AccountId, messages: readonly Placed[], target: StoredMailbox): Queued[] {
  const ids = messages.map(({ id }) => id);
  if (target.local && isLocalAccount(tx, from)) {
    return [{ ...carryHere(tx, { ids, target }), inverse: (later) => moveBack(later, messages) }];
  }
  return carry(tx, { from, ids, target, keep: false }).map(({ copies, ...queued }) => {
    const arrived = messages.flatMap(({ id, mailboxId }) => {
      const copyId = copies.get(id);
      return copyId === undefined ? [] : [{ id: copyId, mailboxId }];
    });
    return { ...queued, inverse: (later) => moveBack(later, arrived) };
  });
}

interface Placed {
  id: MessageId;
  /** Where it was. */
  mailboxId: MailboxId;
}

function moveBack(tx: WriteDb, messages: readonly Placed[]): Queued[] {
  return [...groupBy(messages, (message) => message.mailboxId)].flatMap(([from, group]) =>
    getMailbox(tx, from) ? move(tx, { ids: group.map((message) => message.id), mailboxId: from }) : [],
  );
}

/** Throws MailError when nothing can be put there. */
export function selectableMailbox(tx: WriteDb, id: MailboxId): StoredMailbox {
  const mailbox = getMailbox(tx, id);
  if (!mailbox) throw new MailError({ kind: 'missing' });
  if (!mailbox.selectable) throw new MailError({ kind: 'invalid', detail: 'mailbox holds no messages' });
  return mailbox;
}

export const moveKind: OperationKind<z.infer<typeof Payload>> = {
  payload: Payload,
  mergeable: true,
  shownIn: ({ toMailboxId }) => toMailboxId,
  revertLocal(tx, { payload, targets }) {
    // The mark of « Indésirable », where the server keeps none and it is on this PC alone (set-junk.ts).
    if (getMailbox(tx, payload.toMailboxId)?.role !== 'junk') return;
    for (const id of targets) changeOwnKeywords(tx, id, { set: [], clear: ['$Junk'] });
  },
  async runRemote(run, { payload, targets, again }) {
    const target = addressOf(run, payload.toMailboxId);
    const elsewhere = messageRefs(run.store.reads, targets).filter(
      (message) => message.serverMailboxId !== target.id || message.uid === null,
    );
    const arrived = again && !target.localOnly ? await claimArrived(run, elsewhere, target) : new Set();
    const { chunks, gone, here } = await locate(
      run,
      elsewhere.filter(({ id }) => !arrived.has(id)).map(({ id }) => id),
    );
    for (const chunk of chunks.filter(({ mailboxId }) => mailboxId !== target.id)) {
      const moved = await run.session.move(chunk.ref, target.path, run.signal);
      await settle(run, chunk, target, moved);
    }
    await giveUp(run, gone, target);
    run.store.transaction((tx) => {
      for (const { id } of here) agreeWhere(tx, id, target.id, null);
    });
  },
};

/**
 * After a cut: those that are in the target already. A server without MOVE copies and deletes; where the cut came
 * between the two, the message stands in both, and the original has to go. Only then is it written down that it has
 * arrived: from there on nobody would look for the original any more.
 */
async function claimArrived(run: RemoteRun, messages: MessageRef[], target: StoredMailbox): Promise<Set<MessageId>> {
  await comparedSinceCut(run, messages, target.id);
  const arrived = new Set<MessageId>();
  for (const message of messages) {
    const uid = await lookFor(run, message, target.id);
    if (uid === null || (await leaveBehind(run, message, { target, uid })) === 'another') continue;
    run.store.transaction((tx) => agreeWhere(tx, message.id, target.id, uid));
    arrived.add(message.id);
  }
  return arrived;
}

/** Deletes the original, if it is still there: for nothing but the same bytes in the target. */
async function leaveBehind(
  run: RemoteRun,
  { serverMailboxId, uid }: MessageRef,
  arrived: { target: StoredMailbox; uid: number },
): Promise<'gone' | 'another'> {
  if (serverMailboxId === null || uid === null) return 'gone';
  const original = await sourceIn(run, addressOf(run, serverMailboxId), uid);
  if (!original) return 'gone';
  const there = await sourceIn(run, arrived.target, arrived.uid);
  if (!there || !sameOnTheWire(original, there)) return 'another';
  const { path, uidValidity } = addressOf(run, serverMailboxId);
  if (uidValidity !== null) await run.session.destroy({ path, uidValidity, uids: [uid] }, run.signal);
  return 'gone';
}

/** Writes down where the server says that they went. Where it doesn't say, the next pass finds them. */
async function settle(run: RemoteRun, chunk: LocatedChunk, target: StoredMailbox, moved: RemoteMoved): Promise<void> {
  const told = moved.uidValidity === target.uidValidity ? moved.uids : new Map<number, number>();
  run.store.transaction((tx) => {
    for (const { id, uid } of chunk.messages) agreeWhere(tx, id, target.id, told.get(uid) ?? null);
  });
  const untold = chunk.messages.filter(({ uid }) => !told.has(uid)).map(({ id }) => id);
  if (untold.length === 0) return;
  run.touched.add(target.id);
  // Where some were told, the others no longer were there to be moved. Where none was, each is looked for; of very
  // many only the first, as that takes a command each: the next comparison of the target finds the others.
  const asked = moved.uids.size > 0 ? untold : untold.slice(0, LOOKED_FOR_MAX);
  await giveUp(run, messageRefs(run.store.reads, asked), target);
}

const LOOKED_FOR_MAX = 100;

/** Not where the server had them. In the target already, or deleted there by someone else meanwhile. */
async function giveUp(run: RemoteRun, messages: MessageRef[], target: StoredMailbox): Promise<void> {
  for (const message of messages) {
    const isAgreed = message.serverMailboxId === target.id;
    // Where a Message-ID cannot tell, the comparison has; of what is agreed to be there, the next one will.
    if (target.uidValidity === null || (isAgreed && message.messageIdHeader === null)) run.touched.add(target.id);
    else if ((await findAgain(run, message, target.id)) === null) {
      run.store.transaction((tx) => agreeGone(tx, [message.id]));
    }
  }
}
