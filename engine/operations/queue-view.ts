// The queue as a person sees it: what waits, since when, why; tried again or given up on a word of that person.
import { z } from 'zod';
import { type AccountId, MailboxId, MessageId, type OperationId } from '../../shared/domain/ids.ts';
import type { PendingOperation } from '../../shared/domain/operation.ts';
import type { OperationAbout } from '../../shared/domain/operation-about.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { getMailbox } from '../store/mailboxes.ts';
import { messageRows } from '../store/messages.ts';
import { getOperation, operationTargets, pendingOperations, type StoredOperation } from '../store/operations.ts';
import type { OperationName } from './operation.ts';
import { kindOf, readPending } from './registry.ts';
import { isStructural } from './supersede.ts';
import { takeBack } from './take-back.ts';

/** What this run of the program knows beside the store. */
export interface QueueMemory {
  parkedUntil: ReadonlyMap<OperationId, number>;
  running: ReadonlySet<OperationId>;
}

/** Of every payload what can be told of it. */
const About = z
  .object({
    toMailboxId: MailboxId,
    mailboxId: MailboxId,
    mailboxIds: z.array(MailboxId),
    set: z.array(z.string()),
    clear: z.array(z.string()),
    pairs: z.array(z.object({ copyId: MessageId })),
    byFilter: z.literal(true),
  })
  .partial();

const LINES_MAX = 200;

/** Oldest first; neighbours that want the same are one line. */
export function listQueue(db: ReadDb, accountId: AccountId, memory: QueueMemory): PendingOperation[] {
  const queue = pendingOperations(db, accountId);
  const lines: PendingOperation[] = [];
  for (const group of grouped(queue, memory)) {
    if (lines.length === LINES_MAX) break;
    lines.push(lineOf(db, group, queue, memory));
  }
  return lines;
}

type Group = [StoredOperation, ...StoredOperation[]];

function grouped(queue: readonly StoredOperation[], memory: QueueMemory): Group[] {
  const groups: Group[] = [];
  const sameness = (operation: StoredOperation) =>
    `${operation.kind} ${wantOf(operation)} ${stateOf(operation, memory)} ${operation.attempts > 0}`;
  for (const operation of queue) {
    const last = groups.at(-1);
    if (last && sameness(last[0]) === sameness(operation)) last.push(operation);
    else groups.push([operation]);
  }
  return groups;
}

/** What is carried over goes a few messages at a time; to a person that is one thing. */
function wantOf({ payload }: StoredOperation): string {
  return JSON.stringify({ ...(payload as object), pairs: undefined });
}

function stateOf({ id }: StoredOperation, { running, parkedUntil }: QueueMemory): PendingOperation['state'] {
  return running.has(id) ? 'running' : parkedUntil.has(id) ? 'refused' : 'waiting';
}

/** What these neighbours are about, in what a person knows. */
export function aboutOf(db: ReadDb, group: Group): OperationAbout {
  const [head] = group;
  const about = About.parse(head.payload);
  const { toMailboxId, mailboxId = toMailboxId, mailboxIds, set = [], clear = [], byFilter } = about;
  const mailbox = getMailbox(db, mailboxId ?? mailboxIds?.at(-1) ?? NO_MAILBOX);
  const messages = [...new Set(group.flatMap((operation) => messagesOf(db, operation)))];
  return {
    kind: head.kind as OperationName,
    messageCount: messages.length,
    subject: messages.length === 1 ? subjectOf(db, messages[0]!) : null,
    mailbox: mailbox && { id: mailbox.id, name: mailbox.name, role: mailbox.role },
    flags: set.length + clear.length > 0 ? { set, clear } : null,
    ...(byFilter && { byFilter }),
  };
}

function lineOf(db: ReadDb, group: Group, queue: readonly StoredOperation[], memory: QueueMemory): PendingOperation {
  const [head] = group;
  return {
    ids: group.map(({ id }) => id),
    accountId: head.accountId,
    ...aboutOf(db, group),
    state: stateOf(head, memory),
    createdAt: head.createdAt,
    attempts: Math.max(...group.map(({ attempts }) => attempts)),
    error: head.error,
    nextTryAt: memory.parkedUntil.get(head.id) ?? null,
    canGiveUp: group.every((operation) => canGiveUp(operation, queue, memory)),
  };
}

/** What is carried over is one message, though there are two for a while. */
function messagesOf(db: ReadDb, { id, payload }: StoredOperation): MessageId[] {
  const { pairs } = About.parse(payload);
  return pairs ? pairs.map(({ copyId }) => copyId) : operationTargets(db, id).map(({ messageId }) => messageId);
}

const NO_MAILBOX = -1 as MailboxId;

function subjectOf(db: ReadDb, id: MessageId): string | null {
  return messageRows(db, [id])[0]?.subject ?? null;
}

/** Nothing of it may be on the server, and of a mailbox nothing may be wanted further on. */
function canGiveUp(operation: StoredOperation, queue: readonly StoredOperation[], { running }: QueueMemory): boolean {
  if (operation.state !== 'pending' || running.has(operation.id) || operation.kind === 'lookForSent') return false;
  if (!isStructural(operation.kind)) return true;
  const its = mailboxesOf(operation);
  return !queue.some((later) => later.id > operation.id && mailboxesOf(later).some((id) => its.includes(id)));
}

function mailboxesOf({ payload }: StoredOperation): MailboxId[] {
  const { toMailboxId, mailboxId, mailboxIds = [] } = About.parse(payload);
  return [...[toMailboxId, mailboxId].filter((id) => id !== undefined), ...mailboxIds];
}

/** The last queued first. Answers how many were given up: those that have begun meanwhile are not. */
export function giveUpOperations(tx: WriteDb, ids: readonly OperationId[], memory: QueueMemory, nowAt: number): number {
  let count = 0;
  for (const id of ids.toSorted((a, b) => b - a)) {
    const operation = getOperation(tx, id);
    if (!operation || !canGiveUp(operation, pendingOperations(tx, operation.accountId), memory)) continue;
    const pending = readPending(tx, [operation]);
    kindOf(operation.kind).beforeGivingUp?.(tx, pending, nowAt);
    takeBack(tx, operation.kind, pending);
    count += 1;
  }
  return count;
}
