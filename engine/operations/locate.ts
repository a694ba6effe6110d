// Where the server has the messages of an operation, looked up when it runs. A message whose UID is not known (moved
// by a server that does not tell the new one, or by a move whose answer was cut off) is found by its Message-ID.
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { RemoteRef } from '../backend/backend.ts';
import { getMailbox, type StoredMailbox } from '../store/mailboxes.ts';
import { agreeWhere } from '../store/message-intents.ts';
import { type MessageRef, messageByUid, messageRefs, unlinkedMessages } from '../store/messages.ts';
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
}

/** A cut loses the answer for one chunk only; and no server refuses a command line of this length. */
const CHUNK_SIZE = 500;

export async function locate(run: RemoteRun, ids: readonly MessageId[]): Promise<Located> {
  const { store } = run;
  const byMailbox = new Map<MailboxId, { id: MessageId; uid: number }[]>();
  const gone: MessageRef[] = [];
  for (const ref of messageRefs(store.reads, ids)) {
    const mailboxId = ref.serverMailboxId ?? ref.mailboxId;
    const uid = ref.uid ?? (mailboxId === null ? null : await findUid(run, ref, mailboxId));
    if (uid === null || mailboxId === null) gone.push(ref);
    else if (byMailbox.get(mailboxId)?.push({ id: ref.id, uid }) === undefined)
      byMailbox.set(mailboxId, [{ id: ref.id, uid }]);
  }
  const chunks = [...byMailbox].flatMap(([mailboxId, messages]) => chunksOf(run, mailboxId, messages));
  return { chunks, gone };
}

/** Where a Message-ID cannot tell, only a comparison of the mailbox can: the operation waits for it (`missing`). */
async function findUid(run: RemoteRun, message: MessageRef, mailboxId: MailboxId): Promise<number | null> {
  if (message.messageIdHeader === null) throw notComparedYet(run, mailboxId);
  return findAgain(run, message, mailboxId);
}

/** Without its UIDVALIDITY nothing can be told of a mailbox, least of all that a message is not there. */
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
 * not known yet. `onlyOne`: there is no other copy (that of a sent message), so that whoever has it here already has
 * the very one.
 */
export async function lookFor(
  run: RemoteRun,
  message: Pick<MessageRef, 'id' | 'messageIdHeader'>,
  mailboxId: MailboxId,
  onlyOne = false,
): Promise<number | null> {
  const { path, uidValidity } = addressOf(run, mailboxId);
  if (message.messageIdHeader === null) return null;
  if (uidValidity === null) throw notComparedYet(run, mailboxId);
  const uids = await run.session.findByMessageIdHeader(path, message.messageIdHeader, run.signal);
  const free = uids.filter((candidate) => messageByUid(run.store.reads, mailboxId, candidate) === null);
  const owners = unlinkedMessages(run.store.reads, mailboxId, message.messageIdHeader);
  const others = owners.filter((id) => id !== message.id).length;
  return (owners.includes(message.id) ? free[0] : free[others]) ?? (onlyOne ? uids[0] : undefined) ?? null;
}

/**
 * The same for what may have been begun by a program or on a line that is gone: bytes that were under way then can still
 * reach the server after the first look, and would make two of what is asked for again at once.
 */
export async function findAfterCut(
  run: RemoteRun,
  message: Pick<MessageRef, 'id' | 'messageIdHeader'>,
  mailboxId: MailboxId,
  onlyOne = false,
): Promise<number | null> {
  const found = await findAgain(run, message, mailboxId, onlyOne);
  if (found !== null || run.underWayMs === 0) return found;
  // Aborted meanwhile: the next call to the session says so.
  await sleep(run.underWayMs, undefined, { signal: run.signal }).catch(() => undefined);
  return findAgain(run, message, mailboxId, onlyOne);
}
