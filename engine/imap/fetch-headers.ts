// Fetches what a list shows of some messages: header fields, flags, date, size; one command per call. By UID, never
// by sequence number: those move under an expunge by somebody else.
import { type FetchedHeader, HEADER_FIELDS } from '../backend/mailbox-sink.ts';
import { formatUidSet } from '../core/uid-set.ts';
import { type Argument, atom, runCommand, sequence } from './command.ts';
import type { Connection } from './connect.ts';
import { isRefusal } from './errors.ts';
import { readFetched } from './fetched.ts';

/**
 * Newest first. Messages that are gone meanwhile are not in it. One whose header the server cannot read (a broken
 * file), or leaves out, comes with an empty header and what else is told of it: it is there, and must neither be hidden
 * nor asked for again at every look.
 */
export async function fetchHeaders(connection: Connection, uids: readonly number[]): Promise<FetchedHeader[]> {
  const headers = await fetchOrSplit(uids, (part) => fetchOnce(connection, part, headerItems(connection)));
  if (headers.length < uids.length) {
    const told = new Set(headers.map(({ uid }) => uid));
    const untold = uids.filter((uid) => !told.has(uid));
    headers.push(
      ...(await fetchOrSplit(untold, (part) => fetchOnce(connection, part, bareItems(connection)), nameless)),
    );
  }
  return headers.sort((a, b) => b.uid - a.uid);
}

/** One message that the server refuses must not hide the others: halve until it stands alone. */
async function fetchOrSplit(
  uids: readonly number[],
  fetch: (uids: readonly number[]) => Promise<FetchedHeader[]>,
  instead: (uid: number) => FetchedHeader[] = () => [],
): Promise<FetchedHeader[]> {
  if (uids.length === 0) return [];
  try {
    return await fetch(uids);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (uids.length === 1) return instead(uids[0]!);
    const middle = uids.length >> 1;
    return [
      ...(await fetchOrSplit(uids.slice(0, middle), fetch, instead)),
      ...(await fetchOrSplit(uids.slice(middle), fetch, instead)),
    ];
  }
}

/** Not even its flags are told; but NO is no answer about a message that is gone (RFC 9051 §6.4.9). */
function nameless(uid: number): FetchedHeader[] {
  return [{ uid, flags: [], modSeq: null, internalDateAt: 0, sizeBytes: 0, header: new Uint8Array() }];
}

async function fetchOnce(
  connection: Connection,
  uids: readonly number[],
  { items, withHeader }: { items: Argument[]; withHeader: boolean },
): Promise<FetchedHeader[]> {
  const asked = new Set(uids);
  const headers: FetchedHeader[] = [];
  await runCommand(connection, 'UID FETCH', [sequence(formatUidSet(uids)), items], {
    fetch: (response) => {
      const { uid, flags, modSeq, internalDateAt, sizeBytes, body } = readFetched(response);
      // Without what was asked for it is news about the flags of any message: the next pass will tell of it.
      if (uid === null || (withHeader ? body === null : sizeBytes === null) || !asked.delete(uid)) return;
      headers.push({
        uid,
        flags: flags ?? [],
        modSeq,
        internalDateAt: internalDateAt ?? 0,
        sizeBytes: sizeBytes ?? 0,
        header: body ?? new Uint8Array(),
      });
    },
  });
  return headers;
}

function headerItems(connection: Connection) {
  const fields = HEADER_FIELDS.map((name) => ({ type: 'ATOM', value: name }));
  const header = { type: 'ATOM', value: 'BODY.PEEK', section: [{ type: 'ATOM', value: 'HEADER.FIELDS' }, fields] };
  return { items: [...bareItems(connection).items, header], withHeader: true };
}

/** What the server knows of a message without opening it. */
function bareItems({ client }: Connection): { items: Argument[]; withHeader: boolean } {
  const modSeq = client.enabled.has('CONDSTORE') ? ['MODSEQ'] : [];
  return { items: ['UID', 'FLAGS', 'INTERNALDATE', 'RFC822.SIZE', ...modSeq].map(atom), withHeader: false };
}
