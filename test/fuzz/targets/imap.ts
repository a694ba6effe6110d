// What an IMAP server may answer: a transcript is parsed by imapflow, as on the wire, and answers a whole pass over a
// mailbox, the fetching of its sources, LIST, COPYUID and QUOTA. The sink holds the pass to the port (memory-sink.ts).
import type { ImapFlow, ImapResponse } from 'imapflow';
import parse from 'imapflow/lib/handler/imap-parser.js';
import { responseCode, textsOf } from '../../../engine/imap/command.ts';
import type { Connection } from '../../../engine/imap/connect.ts';
import { readCopyUid } from '../../../engine/imap/copy-uid.ts';
import { mailErrorOf } from '../../../engine/imap/errors.ts';
import { fetchSources } from '../../../engine/imap/fetch-sources.ts';
import { readFetched } from '../../../engine/imap/fetched.ts';
import { toRemoteMailboxes } from '../../../engine/imap/list-mailboxes.ts';
import { searchMessageId } from '../../../engine/imap/search.ts';
import { syncMailbox } from '../../../engine/imap/sync-mailbox.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { InMemoryMailboxSink } from '../../engine/memory-sink.ts';
import { type FuzzTarget, hold } from '../fuzz-target.ts';

const HEADER = 'Subject: x\r\nMessage-ID: <a@b>\r\n\r\n';
const row = (uid: number, more = '') =>
  `* ${uid} FETCH (UID ${uid} FLAGS (\\Seen) INTERNALDATE "17-Jul-1996 02:44:25 -0700" RFC822.SIZE ${HEADER.length}${more} BODY[HEADER.FIELDS (SUBJECT)] {${HEADER.length}}\r\n${HEADER})`;
const select = (exists: number, more: string[] = []) =>
  [
    `* ${exists} EXISTS`,
    '* OK [UIDVALIDITY 7] x',
    `* OK [UIDNEXT ${exists + 1}] x`,
    ...more,
    'T OK [READ-WRITE] x',
  ].join('\r\n');
const transcript = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`);

/** The first line says what the server is able to do. */
const SEEDS = [
  transcript(
    '#',
    select(2),
    '* SEARCH 1 2',
    'T OK x',
    row(2),
    row(1),
    'T OK x',
    '* 1 FETCH (UID 1 RFC822.SIZE 30)',
    'T OK x',
    `* 1 FETCH (UID 1 BODY[] {${HEADER.length}}\r\n${HEADER})`,
    'T OK x',
  ),
  transcript(
    '#CONDSTORE',
    select(3, ['* OK [HIGHESTMODSEQ 917162500] x']),
    '* SEARCH 1 2 3',
    'T OK x',
    row(3, ' MODSEQ (12)'),
    row(1),
    'T OK x',
  ),
  transcript(
    '#CONDSTORE QRESYNC',
    select(2, [
      '* OK [HIGHESTMODSEQ 5] x',
      '* VANISHED (EARLIER) 1:2,7',
      '* 2 FETCH (UID 2 FLAGS (\\Flagged $Forwarded) MODSEQ (9))',
    ]),
    '* ESEARCH (TAG "T") UID ALL 1:3',
    'T OK x',
    row(1),
    'T OK x',
    select(1, ['* OK [NOMODSEQ] x']),
    '* SEARCH',
    'T NO [NONEXISTENT] x',
  ),
  transcript(
    '#',
    '* LIST (\\HasChildren \\Sent) "/" "Envoy&AOk-s/2024"',
    '* LIST (\\Noselect) NIL INBOX',
    '* LIST () "." {4}\r\na.b.',
    'T OK [COPYUID 7 1:3 4,6:7] x',
    'T NO [OVERQUOTA] x',
    'T BAD x',
  ),
];

export const imap: FuzzTarget = {
  name: 'imap',
  seeds: () => SEEDS,
  words: [
    ...[
      '* ',
      'T OK ',
      'T NO [',
      'T BAD ',
      '\r\nT OK x\r\n',
      'FETCH (',
      'UID ',
      'FLAGS (',
      'MODSEQ (',
      'BODY[] ',
      'BODY[',
      'NIL',
      '""',
      '{0}\r\n',
    ],
    ...[
      '{3}\r\nabc',
      '~{3}\r\nabc',
      '* SEARCH ',
      '* ESEARCH (TAG "T") UID ALL ',
      '* VANISHED (EARLIER) ',
      '* VANISHED ',
      '1:4294967295',
      '4294967296',
    ],
    ...[
      '0',
      '*',
      '1:*',
      ',,',
      '[UIDVALIDITY ',
      '[UIDNEXT ',
      '[HIGHESTMODSEQ ',
      '[COPYUID ',
      '[NOMODSEQ]',
      '* 1 EXPUNGE',
      '* 9 EXISTS',
      '* BYE',
      '+ ',
    ],
    ...[
      '(',
      ')',
      '((((',
      '))',
      '"\\"',
      '\\*',
      '\\Seen',
      '$Junk',
      'INTERNALDATE "',
      'RFC822.SIZE -1',
      '\0',
      '\xc3',
      '* LIST () "/" ',
      '#CONDSTORE QRESYNC\r\n',
    ],
  ],
  async check(input) {
    const { able, answers } = await readTranscript(input);
    await checkReaders(answers.flat());
    const connection = fakeConnection(able, answers);
    const sink = new InMemoryMailboxSink();
    const signal = new AbortController().signal;
    // Three passes: the first sync, what changed, and after whatever the second made of it.
    for (let pass = 0; pass < 3; pass++) {
      await orMailError(connection, syncMailbox(connection, 'INBOX', sink, signal));
      checkSink(sink);
    }
    const uids = sink.knownUids().slice(0, 20);
    await orMailError(connection, fetchSources(connection, 'INBOX', 7, uids, sink, signal));
    await orMailError(connection, searchMessageId(connection, '<a@b>'));
  },
};

interface Transcript {
  able: Set<string>;
  /** Untagged answers, each list ended by a tagged one. */
  answers: ImapResponse[][];
}

async function readTranscript(input: Buffer): Promise<Transcript> {
  const able = new Set(/^#([A-Z ]*)\r?\n/.exec(input.toString('latin1', 0, 100))?.[1]?.split(' ') ?? []);
  const answers: ImapResponse[][] = [[]];
  for (const { line, literals } of linesOf(input)) {
    const response = await parse(line, { literals }).catch(() => null); // imapflow skips what it cannot read
    if (response === null) continue;
    answers.at(-1)!.push(response);
    if (response.tag !== '*' && response.tag !== '+') answers.push([]);
  }
  return { able, answers };
}

/** As the wire is cut: a line that ends with {n} goes on after n bytes. */
function* linesOf(input: Buffer): Generator<{ line: Buffer; literals: Buffer[] }> {
  let at = 0;
  let line = Buffer.alloc(0);
  let literals: Buffer[] = [];
  while (at < input.length) {
    const end = input.indexOf('\n', at);
    const piece = input.subarray(at, end < 0 ? input.length : end + 1);
    line = Buffer.concat([line, piece]);
    at += piece.length;
    const size = Number(/\{(\d{1,6})\+?\}\r?\n$/.exec(piece.toString('latin1'))?.[1] ?? Number.NaN);
    if (size <= input.length - at) {
      literals.push(Buffer.from(input.subarray(at, at + size)));
      at += size;
      continue;
    }
    yield { line: line.subarray(0, line.at(-2) === 0x0d ? -2 : line.at(-1) === 0x0a ? -1 : undefined), literals };
    line = Buffer.alloc(0);
    literals = [];
  }
}

async function checkReaders(responses: ImapResponse[]): Promise<void> {
  for (const response of responses) {
    const { uid, modSeq, internalDateAt, sizeBytes } = readFetched(response);
    for (const number of [uid, internalDateAt, sizeBytes])
      hold('a number is one', number === null || Number.isSafeInteger(number));
    hold('a mod-sequence is digits', modSeq === null || /^\d+$/.test(modSeq));
    const moved = { uidValidity: null, uids: new Map<number, number>() };
    readCopyUid(responseCode(response), moved, 100);
    hold('no more is moved than was asked', moved.uids.size <= 100);
  }
  const listed = responses
    .filter(({ command }) => command === 'LIST')
    .flatMap(({ attributes = [] }) => {
      const [flags, delimiter, name] = attributes;
      const text = (one: typeof name) => (one && !Array.isArray(one) && one.value !== null ? String(one.value) : null);
      const path = text(name);
      return path === null
        ? []
        : [{ path, delimiter: text(delimiter) || null, attributes: Array.isArray(flags) ? textsOf(flags) : [] }];
    });
  const mailboxes = toRemoteMailboxes(listed);
  const paths = new Set(mailboxes.map(({ path }) => path));
  hold('every mailbox is there once', paths.size === mailboxes.length);
  hold(
    'every parent is in the list',
    mailboxes.every(({ parentPath }) => parentPath === null || paths.has(parentPath)),
  );
}

/** More commands than any pass over so few messages needs: it would ask for ever. */
const MAX_COMMANDS = 2_000;

function fakeConnection(able: Set<string>, answers: ImapResponse[][]): Connection {
  let commands = 0;
  const exec = async (
    _command: string,
    _args: unknown,
    { untagged }: { untagged: Record<string, (response: ImapResponse) => Promise<void>> },
  ) => {
    hold('a pass ends', ++commands < MAX_COMMANDS);
    const told = answers.shift() ?? [];
    for (const response of told) if (response.tag === '*') await untagged[kindOf(response)]?.(response);
    const last = told.at(-1);
    if (last && (last.command === 'NO' || last.command === 'BAD')) {
      throw Object.assign(new Error('Command failed'), { responseStatus: last.command, response: last });
    }
    return { response: last ?? { tag: 'T', command: 'OK' }, next: () => {} };
  };
  const client = {
    enabled: able,
    capabilities: new Map([...able].map((one) => [one, true])),
    exec,
    greeting: {},
    stats: () => ({ received: 1 }),
  };
  return {
    client: client as unknown as ImapFlow,
    endpoint: { host: 'fuzz', port: 993 },
    selected: null,
    onCommand: null,
    has: (capability: string) => able.has(capability),
  } as unknown as Connection;
}

function kindOf({ command = '', attributes }: ImapResponse): string {
  const first = attributes?.[0];
  const named = /^\d+$/.test(command) && first && !Array.isArray(first) && typeof first.value === 'string';
  return (named ? String(first.value) : command).toUpperCase().trim();
}

async function orMailError(connection: Connection, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const known = mailErrorOf(error, connection.endpoint, connection.client);
    if (!(known instanceof MailError)) throw error;
  }
}

function checkSink(sink: InMemoryMailboxSink): void {
  const { uidNext, uidValidity, highestModSeq } = sink.state();
  for (const number of [uidNext, uidValidity])
    hold('a state is numbers', number === null || Number.isSafeInteger(number));
  hold('a mod-sequence is digits', highestModSeq === null || /^\d+$/.test(highestModSeq));
  hold(
    'a UID is a UID',
    sink.knownUids().every((uid) => Number.isSafeInteger(uid) && uid > 0),
  );
}
