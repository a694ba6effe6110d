// Messages that are there more than once, and the proof of it: the same bytes, or the same content once what servers and
// lists add on the way is left aside. What is not on this PC, or says something else under the same Message-ID, is shown
// and never called a copy. Nothing is changed here: the person puts copies into the trash as any message.
import { createHash } from 'node:crypto';
import type { DuplicateGroup, DuplicateScope, MessageCopy } from '../../shared/domain/duplicate.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { MessageRow } from '../../shared/domain/message.ts';
import { differencesOf, keptFirst } from '../core/kept-copy.ts';
import { digestSource } from '../mime/digest.ts';
import { unpackSource } from '../mime/packed-source.ts';
import { likelyCopies } from '../store/duplicates.ts';
import type { ReadDb } from '../store/handles.ts';
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

/** What its author wrote, whatever was added on the way. null: not on this PC. */
function contentOf(db: ReadDb, { id }: MessageRow): string | null {
  const packed = readSource(db, id);
  if (!packed) return null;
  const { facts, text, attachments } = digestSource(unpackSource(packed));
  const { subject, from, to, cc, dateAt } = facts;
  const files = attachments.map(({ name, sizeBytes, declaredType }) => [name, sizeBytes, declaredType]);
  const content = [subject, from, to, cc, dateAt, text.replace(/\s+/g, ' ').trim(), files];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
