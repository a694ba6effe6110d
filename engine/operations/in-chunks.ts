// How many messages one operation brings to a server: few, as a refusal is about all that it has not brought yet.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { ReadDb } from '../store/handles.ts';
import { messageRefs } from '../store/messages.ts';

const CHUNK_MAX = 50;

/** One without Message-ID may have to wait for a comparison of its mailbox: it has an operation to itself. */
export function inChunks(db: ReadDb, ids: readonly MessageId[]): MessageId[][] {
  const refs = messageRefs(db, ids);
  const named = refs.filter(({ messageIdHeader }) => messageIdHeader !== null).map(({ id }) => id);
  const chunks = refs.filter(({ messageIdHeader }) => messageIdHeader === null).map(({ id }) => [id]);
  for (let start = 0; start < named.length; start += CHUNK_MAX) chunks.push(named.slice(start, start + CHUNK_MAX));
  return chunks;
}
