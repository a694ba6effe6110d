// Ends a session in order (RFC 1939 §6): only with the answer to QUIT are the deletions of this session done. -ERR
// means that some were not; a cut before the answer, that nobody knows. Both are found out from the next listing.
import { MailError } from '../../shared/domain/problem.ts';
import type { Connection } from './connect.ts';

export async function quit({ wire, limits, endpoint }: Connection): Promise<boolean> {
  const limit = setTimeout(
    () => wire.close(new MailError({ kind: 'connection', reason: 'timeout', ...endpoint })),
    limits.quitMs,
  );
  try {
    return (await wire.ask('QUIT')).status === 'ok';
  } finally {
    clearTimeout(limit);
    wire.close();
  }
}
