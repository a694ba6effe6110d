// One message brought into a mailbox of a server that has never seen it: put there once, and shown to be there byte
// for byte by fetching it back. APPEND is not idempotent: whatever may have been begun before is looked for first, by
// the Message-ID where there is one, and believed to be ours by its bytes alone.
import { MailError } from '../../shared/domain/problem.ts';
import { serverFlagNames } from '../core/flags.ts';
import { sameOnTheWire, withCrlf } from '../mime/line-breaks.ts';
import type { StoredMailbox } from '../store/mailboxes.ts';
import { type MessageRef, messageByUid, messageRefs, uidsSince } from '../store/messages.ts';
import { comparedSinceCut, lookTwice, notComparedYet, sourceIn } from './locate.ts';
import type { RemoteRun } from './operation.ts';

export interface Delivery {
  copy: MessageRef;
  raw: Uint8Array;
  /** By the path that the server knows it by. */
  target: StoredMailbox;
  /** An attempt before this one may have put it there. */
  again: boolean;
}

/**
 * Answers the UID under which the server has it; null only where it is not to be `verified` and the server doesn't
 * tell. Throws MailError `rejected`/`copyDiffers` when the server keeps other bytes than it was given, or none: what
 * was put there, and is not found after a comparison, is not put there again.
 */
export async function deliver(run: RemoteRun, delivery: Delivery, verified: boolean): Promise<number | null> {
  const { copy, again, target } = delivery;
  // Without its UIDVALIDITY nothing can be fetched back.
  if (verified && target.uidValidity === null) throw notComparedYet(run, target.id);
  // Found there by a pass meanwhile, or put there before.
  const before = copy.uid ?? (again ? await findPutThere(run, delivery) : null);
  if (before !== null) {
    if (verified && (await holds(run, delivery, before)) !== 'same') throw differs();
    return before;
  }
  if (run.putThere.has(copy.id)) throw differs();
  const told = await append(run, delivery);
  if (!verified) return told;
  run.putThere.add(copy.id);
  const uid = told ?? (await findPutThere(run, delivery));
  if (uid === null) throw notComparedYet(run, target.id);
  const held = await holds(run, delivery, uid);
  if (held === 'same') return uid;
  if (held === 'nothing') throw notComparedYet(run, target.id);
  // What the server made of it is ours to take away again: nobody else has seen it under this UID.
  await run.session.destroy({ ...addressed(delivery), uids: [uid] }, run.signal);
  throw differs();
}

async function append(run: RemoteRun, { copy, raw, target }: Delivery): Promise<number | null> {
  const flags = serverFlagNames({ bits: copy.serverFlags, keywords: copy.keywords });
  const message = { raw: withCrlf(raw), flags, internalDateAt: copy.internalDateAt };
  const told = await run.session.append(target.path, message, run.signal);
  return told && told.uidValidity === target.uidValidity ? told.uid : null;
}

async function findPutThere(run: RemoteRun, delivery: Delivery): Promise<number | null> {
  const { copy, target } = delivery;
  if (target.uidValidity === null) throw notComparedYet(run, target.id);
  await comparedSinceCut(run, [copy], target.id);
  return lookTwice(run, () => find(run, delivery));
}

/**
 * A message that was there before this one was asked for is another one, though its bytes be the same; and so is one
 * that is on its way here beside it.
 */
async function find(run: RemoteRun, delivery: Delivery): Promise<number | null> {
  const { copy, target } = delivery;
  const { reads } = run.store;
  const candidates =
    copy.messageIdHeader === null
      ? uidsSince(reads, target.id, copy.id)
      : await run.session.findByMessageIdHeader(target.path, copy.messageIdHeader, run.signal);
  for (const uid of candidates.toReversed()) {
    const owner = messageByUid(reads, target.id, uid);
    if (owner !== null && (owner < copy.id || messageRefs(reads, [owner])[0]?.copyOf !== null)) continue;
    if ((await holds(run, delivery, uid)) === 'same') return uid;
  }
  return null;
}

async function holds(run: RemoteRun, { target, raw }: Delivery, uid: number): Promise<'same' | 'other' | 'nothing'> {
  const held = await sourceIn(run, target, uid);
  return held === null ? 'nothing' : sameOnTheWire(held, raw) ? 'same' : 'other';
}

function addressed({ target: { path, uidValidity } }: Delivery): { path: string; uidValidity: number } {
  if (uidValidity === null) throw new MailError({ kind: 'missing' });
  return { path, uidValidity };
}

function differs(): MailError {
  return new MailError({ kind: 'rejected', reason: 'copyDiffers' });
}
