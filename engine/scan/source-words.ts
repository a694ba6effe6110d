// A stored message with the text of its attachments, as the search looks for both. Runs on the thread of scan-worker.ts, as
// unpacking and decoding a large message would hold up the engine's own.
import { createHash } from 'node:crypto';
import type { PartId } from '../../shared/domain/ids.ts';
import { fold } from '../../shared/domain/search.ts';
import type { IndexedSource, PackedSource } from '../core/message-facts.ts';
import { indexedSource } from '../mime/digest.ts';
import { unpackSource } from '../mime/packed-source.ts';
import { decodePart } from '../mime/read-message.ts';
import { attachmentText } from './scan.ts';

interface AttachmentWords {
  partId: PartId;
  /** SHA-256 of its bytes. */
  hash: string;
  /** Folded (domain/search.ts). */
  text: string;
}

export interface SourceWords {
  source: IndexedSource;
  attachments: AttachmentWords[];
}

export async function sourceWords(packed: PackedSource, partIds: readonly PartId[]): Promise<SourceWords> {
  const raw = unpackSource(packed);
  const attachments: AttachmentWords[] = [];
  for (const partId of partIds) {
    const bytes = decodePart(raw, partId);
    if (!bytes) continue;
    const hash = createHash('sha256').update(bytes).digest('hex');
    attachments.push({ partId, hash, text: fold(await attachmentText(bytes)) });
  }
  return { source: indexedSource(raw), attachments };
}
