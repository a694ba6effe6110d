// Looks for texts in the messages of a mailbox on the server, for those that are not on this PC yet (RFC 9051 §6.4.4).
import type { ServerClause, ServerTerm } from '../../shared/search/for-servers.ts';
import { type Argument, atom } from './command.ts';
import type { Connection } from './connect.ts';
import { search } from './search.ts';
import { selectMailbox } from './select.ts';

/** Words with accents need a charset, which a server of ASCII refuses. */
export async function searchText(
  connection: Connection,
  path: string,
  clauses: readonly ServerClause[],
): Promise<{ uidValidity: number; uids: number[] }> {
  const { uidValidity } = await selectMailbox(connection, path);
  const isPlain = clauses.flat().every(({ texts }) => texts.every(isAscii));
  const charset = isPlain ? [] : [atom('CHARSET'), atom('UTF-8')];
  return { uidValidity, uids: await search(connection, clauses.flatMap(clauseKeys), charset) };
}

/** « OR a (OR b c) » */
function clauseKeys([first, ...rest]: ServerClause): Argument[] {
  if (!first) return [];
  return rest.length === 0 ? termKeys(first) : [atom('OR'), termKeys(first), clauseKeys(rest)];
}

const KEYS = {
  anywhere: ['TEXT'],
  subject: ['SUBJECT'],
  body: ['BODY'],
  sender: ['FROM'],
  recipient: ['TO', 'CC', 'BCC'],
} as const satisfies Record<ServerTerm['field'], string[]>;

function termKeys({ field, texts, isNegated }: ServerTerm): Argument[] {
  const all = texts.flatMap((text) => anyKey(KEYS[field], text));
  return isNegated ? [atom('NOT'), all] : all;
}

function anyKey([first, ...rest]: readonly string[], text: string): Argument[] {
  if (first === undefined) return [];
  const key = [atom(first), textArgument(text)];
  return rest.length === 0 ? key : [atom('OR'), key, anyKey(rest, text)];
}

function textArgument(text: string): Argument {
  return isAscii(text) ? { type: 'STRING', value: text } : { type: 'LITERAL', value: Buffer.from(text) };
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]+$/.test(text);
}
