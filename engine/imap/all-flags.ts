// The UIDs of a mailbox and the flags of each, for servers that cannot tell what changed. Of a small mailbox by one
// FETCH; of a large one by a SEARCH for each flag: 50,000 answers to a FETCH take over a second to read, a list of
// numbers takes a twentieth of that, and with ESEARCH (RFC 4731) it is a few ranges.
// Invariant: searched for is every flag that the mailbox can have, by the server's own FLAGS (RFC 9051 §7.3.5); where
// one of them cannot be searched for, all is fetched.
import { atom } from './command.ts';
import type { Connection } from './connect.ts';
import { isRefusal } from './errors.ts';
import { fetchFlags } from './fetch-flags.ts';
import { throwIfAborted } from './guarded-call.ts';
import { search, searchAll } from './search.ts';
import type { SelectedMailbox } from './select.ts';

/** From here on searching is faster, even over a line with long round trips. */
const LARGE = 2_000;

const SEARCH_KEYS: ReadonlyMap<string, string> = new Map([
  ['\\seen', 'SEEN'],
  ['\\answered', 'ANSWERED'],
  ['\\flagged', 'FLAGGED'],
  ['\\draft', 'DRAFT'],
  ['\\deleted', 'DELETED'],
]);

/** Bits of a number; more flags than that are fetched. */
const FLAGS_MAX = 30;

export async function allFlags(
  connection: Connection,
  mailbox: SelectedMailbox,
  signal: AbortSignal,
): Promise<Map<number, readonly string[]>> {
  // « 1:* » of nothing is refused by some servers; and « 0 EXISTS » is not taken on trust.
  if (mailbox.exists === 0 && (await searchAll(connection)).length === 0) return new Map();
  const searches = mailbox.exists < LARGE ? null : flagSearches(mailbox.flags);
  if (searches) {
    try {
      return await bySearch(connection, searches, signal);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
  }
  const updates = await fetchFlags(connection, '*', null);
  return new Map(updates.map(({ uid, flags }) => [uid, flags]));
}

interface FlagSearch {
  flag: string;
  key: string[];
}

/** null: not every flag of the mailbox can be searched for. */
export function flagSearches(flags: readonly string[]): FlagSearch[] | null {
  const searches: FlagSearch[] = [];
  for (const flag of new Set(flags)) {
    if (/^\\(recent|\*)$/i.test(flag)) continue;
    const key = SEARCH_KEYS.get(flag.toLowerCase());
    if (key) searches.push({ flag, key: [key] });
    else if (/^[\w$.:!+-]+$/.test(flag)) searches.push({ flag, key: ['KEYWORD', flag] });
    else return null;
  }
  return searches.length === 0 || searches.length > FLAGS_MAX ? null : searches;
}

async function bySearch(
  connection: Connection,
  searches: readonly FlagSearch[],
  signal: AbortSignal,
): Promise<Map<number, readonly string[]>> {
  const masks = new Map((await searchAll(connection)).map((uid) => [uid, 0]));
  for (const [bit, { key }] of searches.entries()) {
    throwIfAborted(signal);
    for (const uid of await search(connection, key.map(atom))) {
      const mask = masks.get(uid);
      // What arrived since is the next pass's.
      if (mask !== undefined) masks.set(uid, mask | (1 << bit));
    }
  }
  // Few combinations exist: one array for each, which is compared once.
  const combinations = new Map<number, readonly string[]>();
  const flagsOf = (mask: number) => {
    const known = combinations.get(mask);
    if (known) return known;
    const flags = searches.filter((_, bit) => mask & (1 << bit)).map(({ flag }) => flag);
    combinations.set(mask, flags);
    return flags;
  };
  return new Map([...masks].map(([uid, mask]) => [uid, flagsOf(mask)]));
}
