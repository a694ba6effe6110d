// Messages brought to a mailbox of another account: copied, shown to be there byte for byte, and only then deleted
// where they were. Each copy is a message of its own, shown at once; the original is hidden, not gone. The operation
// stands in the queue of the account that has to agree: the target's, or the source's where the target is this PC.
// It waits for sources that are still to be fetched (store/operations.ts, waitingOperations).
// Safe to run again after a cut at any point: a copy that has arrived bears no `copyOf` any more, and one that may
// have arrived is looked for (deliver.ts). A refusal shows the original again; where that is gone from its server
// meanwhile, the copy here is the last one, and goes to the local folders.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { unpackSource } from '../mime/packed-source.ts';
import { isLocalAccount, localFolders } from '../store/accounts.ts';
import { agreeArrived, copyAcross, dropCopy, rehome } from '../store/arrivals.ts';
import { wantSource } from '../store/downloads.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { agreeAsShown, localMailbox } from '../store/local-messages.ts';
import { getMailbox, type StoredMailbox } from '../store/mailboxes.ts';
import { noteCarriedAway } from '../store/maildrop.ts';
import { agreeGone, showIn, showWhereServerSays } from '../store/message-intents.ts';
import { arrivingCopies, type MessageRef, messageRefs } from '../store/messages.ts';
import { operationsOfKindOnMessage, withdrawTarget } from '../store/operations.ts';
import { readSource, sourceHash } from '../store/sources.ts';
import { deliver } from './deliver.ts';
import { destroyAll } from './destroy.ts';
import { inChunks } from './in-chunks.ts';
import { placed, type Queued, queue } from './intent.ts';
import { addressOf } from './locate.ts';
import type { OperationKind, Pending, RemoteRun } from './operation.ts';
import { isToBeCopied } from './to-be-copied.ts';

const Payload = z.object({
  toMailboxId: MailboxId,
  /** The originals stay: a copy. */
  keep: z.boolean(),
  pairs: z.array(z.object({ originalId: MessageId, copyId: MessageId })),
});
type Payload = z.infer<typeof Payload>;
type Pair = Payload['pairs'][number];

/** Where the last copy of a message goes that no server would have. */
const RESCUED = 'Récupérés';

/** Messages of one account into a mailbox of another. */
export function carry(
  tx: WriteDb,
  input: { from: AccountId; ids: readonly MessageId[]; target: StoredMailbox; keep: boolean },
): (Omit<Queued, 'inverse'> & { copies: Map<MessageId, MessageId> })[] {
  const { from, ids, target, keep } = input;
  const accountId = target.local ? from : target.accountId;
  const missing = messageRefs(tx, ids).filter(({ sourceId }) => sourceId === null);
  const wantedAt = Date.now();
  for (const { id, copyOf } of missing) wantSource(tx, copyOf ?? id, wantedAt);
  const wants = missing.length > 0 ? { wants: { accountId: from } } : {};
  return inChunks(tx, ids).map((chunk) => {
    const copies = copyAcross(tx, chunk, target);
    if (!keep) showIn(tx, chunk, null);
    const pairs = [...copies].map(([originalId, copyId]) => ({ originalId, copyId }));
    const payload: Payload = { toMailboxId: target.id, keep, pairs };
    const targets = placed([...copies.values()], target.id);
    if (!keep) targets.push(...placed([...copies.keys()]));
    const id = queue(tx, { accountId, kind: 'carry', payload, targets });
    return { id, accountId, count: pairs.length, copies, ...wants };
  });
}

/** From one local account to another: nobody has to agree, and the messages stay themselves. */
export function carryHere(
  tx: WriteDb,
  { ids, target }: { ids: readonly MessageId[]; target: StoredMailbox },
): Omit<Queued, 'inverse'> {
  rehome(tx, ids, target);
  const payload = { toMailboxId: target.id };
  const id = queue(tx, { accountId: target.accountId, kind: 'move', payload, targets: placed(ids, target.id) });
  return { id, accountId: target.accountId, count: ids.length };
}

export const carryKind: OperationKind<Payload> = {
  payload: Payload,
  shownIn: ({ toMailboxId, pairs }, message) => (pairs.some(({ copyId }) => copyId === message) ? toMailboxId : null),
  async runRemote(run, operation) {
    // Of what is to be kept on this PC the bytes come from the disk, where the start of this operation has flushed them.
    run.store.forgetPages();
    for (const pair of operation.payload.pairs) await carryOver(run, operation, pair);
  },
  revertLocal(tx, { payload }) {
    for (const { originalId, copyId } of payload.pairs) {
      const [copy] = messageRefs(tx, [copyId]);
      if (!copy || copy.copyOf === null) continue;
      const isGoing = operationsOfKindOnMessage(tx, originalId, 'destroy').length > 0;
      const originalIsGone = isGoing || messageRefs(tx, [originalId]).length === 0;
      if (originalIsGone && copy.sourceId !== null && isWanted(tx, copy)) rescue(tx, copy);
      else dropCopy(tx, copyId);
    }
  },
};

async function carryOver(run: RemoteRun, operation: Pending<Payload>, pair: Pair): Promise<void> {
  const { store } = run;
  const { keep, toMailboxId } = operation.payload;
  const [copy] = messageRefs(store.reads, [pair.copyId]);
  // Gone with the mailbox that it was to go to; or let go of by an attempt before this one.
  if (!copy) return store.transaction((tx) => showWhereServerSays(tx, keep ? [] : stranded(tx, pair)));
  if (copy.copyOf === null) return;
  const target = getMailbox(store.reads, copy.mailboxId ?? toMailboxId);
  const arrived = target?.local ? keepHere(run, copy, target) : await bringTo(run, operation, copy);
  const left = store.transaction((tx) => {
    // Deleted for good by the person meanwhile, it is not wanted here either.
    if (arrived === 'unwanted') dropCopy(tx, copy.id);
    else agreeArrived(tx, copy.id, arrived.mailboxId, arrived.uid);
    // Here nobody has to agree to what becomes of it next: as long as an operation speaks of it, it could not be.
    if (target?.local) for (const id of operation.ids) withdrawTarget(tx, id, copy.id);
    return keep ? null : leave(tx, pair.originalId);
  });
  if (left !== null) run.onQueued(left);
}

type Arrived = { mailboxId: MailboxId; uid: number | null } | 'unwanted';

/** Nothing but to read it back from the disk, before the transaction that agrees to it and gives the original up. */
function keepHere(run: RemoteRun, copy: MessageRef, target: StoredMailbox): Arrived {
  rawOf(run, copy);
  return isWanted(run.store.reads, copy) ? { mailboxId: target.id, uid: null } : 'unwanted';
}

/** Shown nowhere it was deleted for good, is on its way to a third account, or has to be copied first. */
function isWanted(db: ReadDb, copy: MessageRef): boolean {
  return copy.mailboxId !== null || arrivingCopies(db, copy.id).length > 0 || isToBeCopied(db, copy);
}

async function bringTo(run: RemoteRun, operation: Pending<Payload>, copy: MessageRef): Promise<Arrived> {
  const { payload, again } = operation;
  if (!again && !isWanted(run.store.reads, copy)) return 'unwanted';
  const target = addressOf(run, whereTo(run.store.reads, payload, copy));
  const uid = await deliver(run, { copy, raw: rawOf(run, copy), target, again }, !payload.keep);
  if (uid === null) run.touched.add(target.id);
  return { mailboxId: target.id, uid };
}

/**
 * Where a pass has found it; else where it was to go at first, though it may be shown elsewhere by now: an attempt before
 * this one may have put it there, and the move that was queued since takes it on. Unless that mailbox is gone, with all
 * that was put there.
 */
function whereTo(db: ReadDb, { toMailboxId }: Payload, { serverMailboxId, mailboxId }: MessageRef): MailboxId {
  if (serverMailboxId !== null) return serverMailboxId;
  return mailboxId === null || getMailbox(db, toMailboxId) ? toMailboxId : mailboxId;
}

/** Throws MailError `missing` where its server did not give it, and where the store does not give back what it got. */
export function rawOf({ store }: RemoteRun, copy: MessageRef): Uint8Array {
  const packed = readSource(store.reads, copy.id);
  const raw = packed && unpackSource(packed);
  if (!raw || createHash('sha256').update(raw).digest('hex') !== sourceHash(store.reads, copy.id)) {
    throw new MailError({ kind: 'missing', detail: 'source' });
  }
  return raw;
}

/** The copy has arrived: the original goes, from this PC at once, from a server by an operation. Answers whose. */
function leave(tx: WriteDb, originalId: MessageId): AccountId | null {
  const [original] = messageRefs(tx, [originalId]);
  if (!original) return null;
  if (isLocalAccount(tx, original.accountId)) {
    noteCarriedAway(tx, originalId);
    agreeGone(tx, [originalId]);
    return null;
  }
  destroyAll(tx, original.accountId, [originalId]);
  return original.accountId;
}

/** Hidden for this copy, and for nothing else. */
function stranded(tx: WriteDb, { originalId }: Pair): MessageId[] {
  return messageRefs(tx, [originalId])
    .filter(({ id, mailboxId }) => mailboxId === null && operationsOfKindOnMessage(tx, id, 'destroy').length === 0)
    .map(({ id }) => id);
}

function rescue(tx: WriteDb, copy: MessageRef): void {
  const accountId = localFolders(tx);
  const mailbox = localMailbox(tx, accountId, { parent: null, name: RESCUED, role: null });
  rehome(tx, [copy.id], mailbox);
  agreeArrived(tx, copy.id, mailbox.id, null);
  agreeAsShown(tx, placed([copy.id]));
}
