// Fetches what a list shows of some messages: header fields, flags, date, size; one command per call. By UID, never
// by sequence number: those move under an expunge by somebody else.
import { type FetchedHeader, HEADER_FIELDS } from '../backend/mailbox-sink.ts';
import { formatUidSet } from '../core/uid-set.ts';
import { type Argument, atom, runCommand, sequence } from './command.ts';
import type { Connection } from './connect.ts';
import { isRefusal } from './errors.ts';
import { readFetched } from './fetched.ts';

/** Newest first. Messages that are gone meanwhile, or that the server cannot read, are not in it. */
export async function fetchHeaders(connection: Connection, uids: readonly number[]): Promise<FetchedHeader[]> {
  const headers = await fetchOrSplit(connection, uids);
  return headers.sort((a, b) => b.uid - a.uid);
}

/** One message that the server cannot read (a broken file) must not hide the others: halve until it stands alone. */
async function fetchOrSplit(connection: Connection, uids: readonly number[]): Promise<FetchedHeader[]> {
  if (uids.length === 0) return [];
  try {
    return await fetchOnce(connection, uids);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (uids.length === 1) return [];
    const middle = uids.length >> 1;
    return [
      ...(await fetchOrSplit(connection, uids.slice(0, middle))),
      ...(await fetchOrSplit(connection, uids.slice(middle))),
    ];
  }
}

async function fetchOnce(connection: Connection, uids: readonly number[]): Promise<FetchedHeader[]> {
  const asked = new Set(uids);
  const headers: FetchedHeader[] = [];
  await runCommand(connection, 'UID FETCH', [sequence(formatUidSet(uids)), itemsOf(connection)], {
    fetch: (response) => {
      const { uid, flags, modSeq, internalDateAt, sizeBytes, body } = readFetched(response);
      // Without a body it is news about the flags of any message: the next pass will tell of it.
      if (uid === null || body === null || !asked.delete(uid)) return;
      headers.push({
        uid,
        flags: flags ?? [],
        modSeq,
        internalDateAt: internalDateAt ?? 0,
        sizeBytes: sizeBytes ?? 0,
        header: body,
      });
    },
  });
  return headers;
}

function itemsOf({ client }: Connection): Argument[] {
  return [
    atom('UID'),
    atom('FLAGS'),
    atom('INTERNALDATE'),
    atom('RFC822.SIZE'),
    ...(client.enabled.has('CONDSTORE') ? [atom('MODSEQ')] : []),
    {
      type: 'ATOM',
      value: 'BODY.PEEK',
      section: [{ type: 'ATOM', value: 'HEADER.FIELDS' }, HEADER_FIELDS.map((name) => ({ type: 'ATOM', value: name }))],
    },
  ];
}
