// Looks for a message by its Message-ID header: before an append is repeated, and after a cut submission.
import type { Connection } from './connect.ts';
import { searchMessageId } from './search.ts';
import { selectMailbox } from './select.ts';

export async function findByMessageIdHeader(
  connection: Connection,
  path: string,
  messageIdHeader: string,
): Promise<number[]> {
  // Selected afresh: in a mailbox selected before, the server need not show what arrived since.
  await selectMailbox(connection, path);
  return searchMessageId(connection, messageIdHeader);
}
