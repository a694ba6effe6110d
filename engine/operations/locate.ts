// Where the server has the messages of an operation, looked up when it runs. A message whose UID is not known (moved
// by a server that does not tell the new one, or by a move whose answer was cut off) is found by its Message-ID; one
// without by a comparison of the mailboxes, which the operation asks for and waits for (`notComparedYet`).
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { RemoteRef } from '../backend/backend.ts';
import { isKept, isLookedThrough } from '../store/kept-messages.ts';
import { getMailbox, type StoredMailbox } from '../store/mailboxes.ts';
import { agreeWhere } from '../store/message-intents.ts';
import { type MessageRef, messageByUid, messageRefs, unlinkedMessages } from '../store/messages.ts';
import { heldUids, isHeld } from '../store/under-way.ts';
import type { RemoteRun } from './operation.ts';
import { serverPath } from './server-path.ts';

export interface LocatedChunk {
  mailboxId: MailboxId;
  ref: RemoteRef;
  messages: { id: MessageId; uid: number }[];
}

export interface Located {
  chunks: LocatedChunk[];
  /** The server does not have these any more, as far as can be told. */
  gone: MessageRef[];
  /** These it never had: they are kept on this PC since their account came to it. Nobody else has to agree. */
  here: MessageRef[];
}

/** A cut loses the answer for one chunk only; and no server refuses a command line of this length. */
const CHUNK_SIZE = 500;

export async function locate(run: RemoteRun, ids: readonly MessageId[]): Promise<Located> {
  const { store } = run;
  const byMailbox = new Map<MailboxId, { id: MessageId; uid: number }[]>();
  const gone: MessageRef[] = [];
  const here: MessageRef[] = [];
  for (const ref of messageRefs(store.reads, ids)) {
    if (isOnlyHere(run, ref)) {
      here.push(ref);
      continue;
    }
    const mailboxId = ref.serverMailboxId ?? ref.mailboxId;
    const uid = ref.uid ?? (mailboxId === null ? null : await findUid(run, ref, mailboxId));
    if (uid === null || mailboxId === null) gone.push(ref);
    else if (byMailbox.get(mailboxId)?.push({ id: ref.id, uid }) === undefined)
      byMailbox.set(mailboxId, [{ id: ref.id, uid }]);
  }
  const chunks = [...byMailbox].flatMap(([mailboxId, messages]) => chunksOf(run, mailboxId, messages));
  return { chunks, gone, here };
}

/** Throws where that cannot be known before the mailbox has been compared with the server. */
function isOnlyHere(run: RemoteRun, { id, serverMailboxId }: MessageRef): boolean {
  const { reads } = run.store;
  if (serverMailboxId === null || !isKept(reads, id)) return false;
  if (!isLookedThrough(reads, serverMailboxId) && !run.compared) throw notComparedYet(run, serverMailboxId);
  return true;
}

/** Where a Message-ID cannot tell, only a comparison can: what it has not found then is not there. */
async function findUid(run: RemoteRun, message: MessageRef, mailboxId: MailboxId): Promise<number | null> {
  if (message.messageIdHeader !== null) return findAgain(run, message, mailboxId);
  if (!run.compared) throw notComparedYet(run, mailboxId);
  return null;
}

/**
 * The operation is run again after a comparison. Without its UIDVALIDITY, too, nothing can be told of a mailbox, least of
 * all that a message is not there.
 */
export function notComparedYet(run: RemoteRun, mailboxId: MailboxId): MailError {
  run.touched.add(mailboxId);
  return new MailError({ kind: 'missing', detail: 'not compared yet' });
}

function chunksOf(run: RemoteRun, mailboxId: MailboxId, messages: { id: MessageId; uid: number }[]): LocatedChunk[] {
  const { path, uidValidity } = addressOf(run, mailboxId);
  if (uidValidity === null) throw new MailError({ kind: 'missing' });
  const chunks: LocatedChunk[] = [];
  for (let start = 0; start < messages.length; start += CHUNK_SIZE) {
    const chunk = messages.slice(start, start + CHUNK_SIZE);
    chunks.push({ mailboxId, ref: { path, uidValidity, uids: chunk.map(({ uid }) => uid) }, messages: chunk });
  }
  return chunks;
}

/** The mailbox by the path that the server knows it by. Throws MailError `missing` when it is gone here. */
export function addressOf(run: RemoteRun, mailboxId: MailboxId): StoredMailbox {
  const mailbox = getMailbox(run.store.reads, mailboxId);
  if (!mailbox) throw new MailError({ kind: 'missing' });
  return { ...mailbox, path: serverPath(run.store.reads, mailbox) };
}

/** The UID under which the server has this message in that mailbox, written down; null when it is not there. */
export async function findAgain(
  run: RemoteRun,
  message: Pick<MessageRef, 'id' | 'messageIdHeader'>,
  mailboxId: MailboxId,
  onlyOne = false,
): Promise<number | null> {
  const uid = await lookFor(run, message, mailboxId, onlyOne);
  if (uid !== null) run.store.transaction((tx) => agreeWhere(tx, message.id, mailboxId, uid));
  return uid;
}

/**
 * The same without writing it down. A UID that belongs to another message here is that one's, though it bears the same
 * Message-ID (a copy); so is one left over for each message that the server is known to have there and whose UID is
 * not known yet. Without Message-ID it is one that a comparison has held back for it. `onlyOne`: there is no other copy
 * (that of a sent message), so that whoever has it here already has the very one.
 */
export async function lookFor(
  run: RemoteRun,
  message: Pick<MessageRef, 'id' | 'messageIdHeader'>,
  mailboxId: MailboxId,
  onlyOne = false,
): Promise<number | null> {
  const { reads } = run.store;
  const { path, uidValidity } = addressOf(run, mailboxId);
  if (message.messageIdHeader === null) return heldUids(reads, message.id, mailboxId)[0] ?? null;
  if (uidValidity === null) throw notComparedYet(run, mailboxId);
  const uids = await run.session.findByMessageIdHeader(path, message.messageIdHeader, run.signal);
  const free = uids.filter((candidate) => {
    const owner = messageByUid(reads, mailboxId, candidate);
    return owner === null || isHeld(reads, owner);
  });
  const owners = unlinkedMessages(reads, mailboxId, message.messageIdHeader);
  const others = owners.filter((id) => id !== message.id).length;
  return (owners.includes(message.id) ? free[0] : free[others]) ?? (onlyOne ? uids[0] : undefined) ?? null;
}

/** The same for what may have been begun by a program or on a line that is gone. */
export async function findAfterCut(
  run: RemoteRun,
  message: Pick<MessageRef, 'id' | 'messageIdHeader'>,
  mailboxId: MailboxId,
  onlyOne = false,
): Promise<number | null> {
  await comparedSinceCut(run, [message], mailboxId);
  return lookTwice(run, () => findAgain(run, message, mailboxId, onlyOne));
}

/** Of a message without Message-ID only a comparison made since can show whether it has arrived: throws until then. */
export async function comparedSinceCut(
  run: RemoteRun,
  messages: readonly Pick<MessageRef, 'messageIdHeader'>[],
  mailboxId: MailboxId,
): Promise<void> {
  if (run.compared || messages.every(({ messageIdHeader }) => messageIdHeader !== null)) return;
  await underWay(run);
  throw notComparedYet(run, mailboxId);
}

/**
 * Bytes that were under way when a line was cut can still reach the server after the first look, and would make two of
 * what is asked for again at once.
 */
export async function lookTwice(run: RemoteRun, look: () => Promise<number | null>): Promise<number | null> {
  const found = await look();
  if (found !== null || run.underWayMs === 0) return found;
  await underWay(run);
  return look();
}

/** Aborted meanwhile: the next call to the session says so. */
async function underWay({ underWayMs, signal }: RemoteRun): Promise<void> {
  if (underWayMs > 0) await sleep(underWayMs, undefined, { signal }).catch(() => undefined);
}

/** What the server gives back under this UID; null: nothing. */
export async function sourceIn(
  { session, signal }: RemoteRun,
  { path, uidValidity }: StoredMailbox,
  uid: number,
): Promise<Uint8Array | null> {
  if (uidValidity === null) throw new MailError({ kind: 'missing' });
  let source: Uint8Array | null = null;
  const sink = {
    async saveSource(_uid: number, fetched: Uint8Array) {
      source = fetched;
    },
  };
  await session.fetchSources(path, uidValidity, [uid], sink, signal);
  return source;
}
