// Reads attachments on the test's own thread: what the worker does, without its limits.
import { createHash } from 'node:crypto';
import { cleanAttachment } from '../../../engine/scan/clean.ts';
import type { Scanner } from '../../../engine/scan/index.ts';
import { scanAttachment } from '../../../engine/scan/scan.ts';
import { sourceWords } from '../../../engine/scan/source-words.ts';
import { MailError } from '../../../shared/domain/problem.ts';

/** `read` collects the hashes of what was really read. */
export function scannerHere(read: string[] = []): Scanner {
  let closed = false;
  return {
    async scan(bytes, known) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const file = known.includes(hash) ? null : await scanAttachment(bytes);
      if (closed) throw new MailError({ kind: 'cancelled' });
      if (file) read.push(hash);
      return { hash, file };
    },
    clean: cleanAttachment,
    words: sourceWords,
    async close() {
      closed = true;
    },
  };
}
