// Looks for words in the messages of a mailbox on the server, for those that are not on this PC yet.
import { type Argument, atom } from './command.ts';
import type { Connection } from './connect.ts';
import { search } from './search.ts';
import { selectMailbox } from './select.ts';

/** TEXT is header and body (RFC 9051 §6.4.4). Words with accents need a charset, which a server of ASCII refuses. */
export async function searchWords(
  connection: Connection,
  path: string,
  words: readonly string[],
): Promise<{ uidValidity: number; uids: number[] }> {
  const { uidValidity } = await selectMailbox(connection, path);
  const criteria = words.flatMap((word): Argument[] => [
    atom('TEXT'),
    isAscii(word) ? { type: 'STRING', value: word } : { type: 'LITERAL', value: Buffer.from(word) },
  ]);
  const charset = words.every(isAscii) ? [] : [atom('CHARSET'), atom('UTF-8')];
  return { uidValidity, uids: words.length === 0 ? [] : await search(connection, criteria, charset) };
}

function isAscii(word: string): boolean {
  return /^[\x20-\x7e]+$/.test(word);
}
