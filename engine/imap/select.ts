// Selects a mailbox and says what the server told about it: its state, and with QRESYNC also what changed.
// Leaves to the sync passes what to make of it.
import type { ImapResponse } from 'imapflow';
import { MailError } from '../../shared/domain/problem.ts';
import type { FlagUpdate } from '../backend/mailbox-sink.ts';
import { parseUidSet, type UidRange } from '../core/uid-set.ts';
import { type Argument, atom, mailboxName, responseCode, runCommand, sequence, textsOf } from './command.ts';
import type { Connection } from './connect.ts';
import { isRefusal } from './errors.ts';
import { readFetched } from './fetched.ts';

export interface SelectedMailbox {
  uidValidity: number;
  uidNext: number;
  /** null: none kept for this mailbox (no CONDSTORE, or NOMODSEQ). */
  highestModSeq: string | null;
  exists: number;
  /** Every flag and keyword that messages of this mailbox have or may be given. */
  flags: readonly string[];
  /** Keywords that are kept for good on messages of this mailbox; null: any (PERMANENTFLAGS with \*, or none told). */
  keywordsTaken: readonly string[] | null;
  /** What QRESYNC told: gone since, and flags since. null when it was not asked or not granted. */
  since: { vanished: UidRange[]; flags: FlagUpdate[] } | null;
}

export interface KnownState {
  uidValidity: number;
  highestModSeq: string;
}

/** Always asks the server, even where the mailbox is selected already: its answer is the present state. */
export async function selectMailbox(
  connection: Connection,
  path: string,
  known: KnownState | null = null,
): Promise<SelectedMailbox> {
  const askQresync = known !== null && connection.client.enabled.has('QRESYNC');
  const told = await sendSelect(connection, path, askQresync ? known : null);
  if (told.uidValidity === null) {
    // RFC 9051 §6.3.2: without it the server has no persistent UIDs, and nothing could be kept offline.
    throw new MailError({ kind: 'unsupported', detail: 'UIDVALIDITY', ...connection.endpoint });
  }
  const uidValidity = told.uidValidity;
  const { keywordsTaken, flagsTaken } = told;
  connection.selected = { path, uidValidity, keywordsTaken, flagsTaken };
  const highestModSeq = connection.client.enabled.has('CONDSTORE') && !told.noModSeq ? told.highestModSeq : null;
  const granted = askQresync && highestModSeq !== null && known.uidValidity === uidValidity;
  return {
    uidValidity,
    uidNext: told.uidNext ?? (await highestUid(connection, told.exists)) + 1,
    highestModSeq,
    exists: told.exists,
    flags: told.mailboxFlags,
    keywordsTaken,
    since: granted ? { vanished: told.vanished, flags: told.flags } : null,
  };
}

/** Selects unless it is; throws `missing` where its UIDs are no longer those that the caller means. */
export async function ensureSelected(connection: Connection, path: string, uidValidity: number): Promise<void> {
  if (connection.selected?.path !== path) await selectMailbox(connection, path);
  if (connection.selected?.uidValidity !== uidValidity) {
    throw new MailError({ kind: 'missing', detail: 'UIDVALIDITY', ...connection.endpoint });
  }
}

/** Before a mailbox is renamed or deleted. Never CLOSE, which would expunge what anybody marked \Deleted. */
export async function leaveMailbox(connection: Connection, path: string): Promise<void> {
  if (connection.selected?.path !== path) return;
  if (connection.has('UNSELECT') || connection.has('IMAP4rev2')) await runCommand(connection, 'UNSELECT');
  else await runCommand(connection, 'EXAMINE', [atom('INBOX')]);
  connection.selected = null;
}

interface Told {
  uidValidity: number | null;
  uidNext: number | null;
  highestModSeq: string | null;
  noModSeq: boolean;
  exists: number;
  mailboxFlags: string[];
  keywordsTaken: string[] | null;
  flagsTaken: string[] | null;
  vanished: UidRange[];
  flags: FlagUpdate[];
}

async function sendSelect(connection: Connection, path: string, known: KnownState | null): Promise<Told> {
  const told: Told = {
    uidValidity: null,
    uidNext: null,
    highestModSeq: null,
    noModSeq: false,
    exists: 0,
    mailboxFlags: [],
    keywordsTaken: null,
    flagsTaken: null,
    vanished: [],
    flags: [],
  };
  const args: Argument[] = [mailboxName(connection, path)];
  if (known) args.push([atom('QRESYNC'), [atom(String(known.uidValidity)), atom(known.highestModSeq)]]);
  // A SELECT that fails leaves nothing selected (RFC 9051 §6.3.2).
  connection.selected = null;
  const selecting = runCommand(connection, 'SELECT', args, {
    ok: (response) => {
      readCode(responseCode(response), told);
      readPermanentFlags(response, told);
    },
    exists: ({ command }) => {
      told.exists = Number(command);
    },
    flags: ({ attributes = [] }) => {
      if (Array.isArray(attributes[0])) told.mailboxFlags.push(...textsOf(attributes[0]));
    },
    fetch: (response) => {
      const { uid, flags, modSeq } = readFetched(response);
      if (uid !== null && flags !== null) told.flags.push({ uid, flags, modSeq });
    },
    vanished: (response) => {
      told.vanished.push(...readVanished(response));
    },
  });
  try {
    const [standing] = responseCode(await selecting);
    if (standing === 'READ-ONLY') told.flagsTaken = [];
  } catch (error) {
    if (isRefusal(error) && !(await isListed(connection, path))) {
      throw new MailError({ kind: 'missing', detail: 'SELECT', ...connection.endpoint }, { cause: error });
    }
    throw error;
  }
  return told;
}

/** Few servers say NONEXISTENT when a mailbox cannot be selected; whether it is there decides what to do. */
async function isListed(connection: Connection, path: string): Promise<boolean> {
  let listed = false;
  await runCommand(connection, 'LIST', [{ type: 'STRING', value: '' }, mailboxName(connection, path)], {
    list: ({ attributes = [] }) => {
      const flags = Array.isArray(attributes[0]) ? textsOf(attributes[0]) : [];
      if (!flags.some((flag) => /^\\nonexistent$/i.test(flag))) listed = true;
    },
  });
  return listed;
}

function readCode([key, value = '']: string[], told: Told): void {
  if (key === 'NOMODSEQ') told.noModSeq = true;
  if (!/^\d{1,19}$/.test(value)) return;
  if (key === 'HIGHESTMODSEQ') told.highestModSeq = value;
  // Both are of 32 bits (RFC 9051 §9, uniqueid); after the last UID there is one more to be next.
  if (Number(value) > 2 ** 32) return;
  if (key === 'UIDVALIDITY') told.uidValidity = Number(value);
  else if (key === 'UIDNEXT') told.uidNext = Number(value);
}

/** « [PERMANENTFLAGS (\Answered \Seen $label1)] »; with « \* » any keyword may be made (RFC 9051 §7.1). */
function readPermanentFlags({ attributes }: ImapResponse, told: Told): void {
  const first = attributes?.[0];
  if (!first || Array.isArray(first) || first.value || !first.section) return;
  const [name, list] = first.section;
  if (!name || Array.isArray(name) || String(name.value).toUpperCase() !== 'PERMANENTFLAGS') return;
  if (!Array.isArray(list)) return;
  const flags = textsOf(list);
  told.flagsTaken = flags.filter((flag) => flag.startsWith('\\')).map((flag) => flag.toLowerCase());
  if (!flags.includes('\\*')) told.keywordsTaken = flags.filter((flag) => !flag.startsWith('\\'));
}

/** « VANISHED (EARLIER) 41,43:116 »; what is malformed is left out, and the count of messages will tell. */
function readVanished({ attributes = [] }: ImapResponse): UidRange[] {
  return textsOf(attributes).flatMap(parseUidSet);
}

/** Servers older than RFC 3501 do not say UIDNEXT. */
async function highestUid(connection: Connection, exists: number): Promise<number> {
  if (exists === 0) return 0;
  let highest = 0;
  await runCommand(connection, 'UID FETCH', [sequence('*'), atom('UID')], {
    fetch: (response) => {
      highest = Math.max(highest, readFetched(response).uid ?? 0);
    },
  });
  return highest;
}
