// UID SEARCH: all UIDs, the UIDs of a range, the messages with a Message-ID header, those marked \Deleted.
import type { ImapResponse } from 'imapflow';
import { isUid, unrollUidSet } from '../core/uid-set.ts';
import { type Argument, atom, runCommand, textsOf } from './command.ts';
import type { Connection } from './connect.ts';

export function searchAll(connection: Connection): Promise<number[]> {
  return search(connection, [atom('ALL')]);
}

/** Those with first ≤ UID ≤ last. */
export async function searchRange(connection: Connection, first: number, last: number): Promise<number[]> {
  if (last < first) return [];
  const uids = await search(connection, [atom('UID'), { type: 'SEQUENCE', value: `${first}:${last}` }]);
  return uids.filter((uid) => uid >= first && uid <= last);
}

export function searchDeleted(connection: Connection): Promise<number[]> {
  return search(connection, [atom('DELETED')]);
}

/** HEADER matches substrings (RFC 9051 §6.4.4): an id within a longer one is as good as excluded by its brackets. */
export function searchMessageId(connection: Connection, messageIdHeader: string): Promise<number[]> {
  const id = messageIdHeader.trim();
  const bracketed = id.startsWith('<') ? id : `<${id}>`;
  return search(connection, [atom('HEADER'), atom('MESSAGE-ID'), { type: 'STRING', value: bracketed }]);
}

/** Ascending. With ESEARCH (RFC 4731) the answer comes as ranges: of 50,000 messages in a line. */
export async function search(
  connection: Connection,
  criteria: Argument[],
  charset: Argument[] = [],
): Promise<number[]> {
  const uids = new Set<number>();
  const inRanges = connection.has('ESEARCH') ? [atom('RETURN'), [atom('ALL')]] : [];
  await runCommand(connection, 'UID SEARCH', [...inRanges, ...charset, ...criteria], {
    search: (response) => {
      for (const uid of uidsOf(response)) uids.add(uid);
    },
    // IMAP4rev2 answers so (RFC 9051 §7.3.4): « ESEARCH (TAG "A1") UID ALL 1:17,21 ».
    esearch: (response) => {
      for (const uid of esearchUids(response)) uids.add(uid);
    },
  });
  return [...uids].sort((a, b) => a - b);
}

/** imapflow reads a line of plain numbers into `numbers` and everything else into attributes. */
function uidsOf({ numbers, attributes = [] }: ImapResponse): number[] {
  return (numbers ?? textsOf(attributes).map(Number)).filter(isUid);
}

/** More than any mailbox holds; a server that claims more is not believed. */
const MAX_FOUND = 5_000_000;

function esearchUids({ attributes = [] }: ImapResponse): number[] {
  const words = textsOf(attributes);
  const all = words.findIndex((word) => word.toUpperCase() === 'ALL');
  return all < 0 ? [] : (unrollUidSet(words[all + 1] ?? '', MAX_FOUND) ?? []);
}
