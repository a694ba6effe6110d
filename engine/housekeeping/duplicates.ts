// Messages that are there more than once, and the proof of it: the same bytes, or the same content once what servers and
// lists add on the way is left aside. What is not on this PC, or says something else under the same Message-ID, is shown
// and never called a copy. Invariant: a copy goes to the trash only while the one that is kept for it is there.
import type { DuplicateGroup, DuplicateScope, MessageCopy } from '../../shared/domain/duplicate.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { MessageRow } from '../../shared/domain/message.ts';
import { differencesOf, keptFirst } from '../core/kept-copy.ts';
import { contentHash } from '../mime/content-hash.ts';
import { unpackSource } from '../mime/packed-source.ts';
import { type Queued, trash } from '../operations/index.ts';
import { likelyCopies } from '../store/duplicates.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { getMailbox } from '../store/mailboxes.ts';
import { messageRefs, messageRows } from '../store/messages.ts';
import { readSource } from '../store/sources.ts';

const GROUPS_MAX = 300;

export interface DuplicateSearch {
  /** Nobody waits for it any more. */
  signal: AbortSignal;
  /** Aborted: what has been found so far is enough. */
  enough: AbortSignal;
  onProgress(done: number, total: number): void;
}

/** Gives way to others between two groups: to compare contents takes a parser. */
export async function findDuplicates(
  db: ReadDb,
  scope: DuplicateScope,
  { signal, enough, onProgress }: DuplicateSearch,
): Promise<{ groups: DuplicateGroup[]; more: boolean }> {
  const likely = likelyCopies(db, scope, GROUPS_MAX + 1);
  const groups: DuplicateGroup[] = [];
  const compare = likely.slice(0, GROUPS_MAX);
  for (const [index, ids] of compare.entries()) {
    signal.throwIfAborted();
    if (enough.aborted) return { groups, more: true };
    onProgress(index, compare.length);
    const group = compared(db, ids);
    if (group) groups.push(group);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { groups, more: likely.length > GROUPS_MAX };
}

function compared(db: ReadDb, ids: readonly MessageId[]): DuplicateGroup | null {
  const [kept, ...others] = keptFirst(messageRows(db, ids));
  if (!kept || others.length === 0) return null;
  const sources = new Map(messageRefs(db, ids).map(({ id, sourceId }) => [id, sourceId]));
  let keptContent: string | null | undefined;
  const copies = others.map((row): MessageCopy => {
    const differs = differencesOf(kept, row);
    const source = sources.get(row.id) ?? null;
    if (source !== null && source === sources.get(kept.id)) return { row, differs, proven: true };
    keptContent ??= contentOf(db, kept);
    const proven = keptContent !== null && keptContent === contentOf(db, row);
    return { row, differs: [...differs, proven ? 'bytes' : 'content'], proven };
  });
  return { kept, copies };
}

/** null: not on this PC. */
function contentOf(db: ReadDb, { id }: MessageRow): string | null {
  const packed = readSource(db, id);
  return packed ? contentHash(unpackSource(packed)) : null;
}

/** A copy as it was found, and the message that was to be kept for it. */
export interface FoundCopy {
  id: MessageId;
  keptId: MessageId;
}

/** To the trash, as far as what is kept for each is still there: it may have gone since they were found. */
export function removeCopies(tx: WriteDb, copies: readonly FoundCopy[]): Queued[] {
  const removed = new Set(copies.map(({ id }) => id));
  const kept = messageRefs(tx, [...new Set(copies.map(({ keptId }) => keptId))]).filter(
    ({ id, mailboxId }) => !removed.has(id) && mailboxId !== null && isKeptIn(tx, mailboxId),
  );
  const there = new Set(kept.map(({ id }) => id));
  return trash(tx, { ids: copies.filter(({ keptId }) => there.has(keptId)).map(({ id }) => id) });
}

function isKeptIn(db: ReadDb, mailboxId: MailboxId): boolean {
  const mailbox = getMailbox(db, mailboxId);
  return mailbox !== null && !mailbox.hidden && mailbox.role !== 'trash' && mailbox.role !== 'junk';
}
