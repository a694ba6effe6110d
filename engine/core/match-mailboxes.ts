// Which mailbox of an account's new server is which of those held from its former one. Pure. Strongest evidence first:
// the same role; the name that it had on that very server before; the same name, below the same parents, whatever
// stands between names and before them (« INBOX.Sent.2024 » and « Envoyés/2024 »); the same messages in it.
// Invariant: each is matched once, and never on a doubt between two: what is matched wrongly mixes two folders, what is
// not matched only stands beside its copy until the person tidies up.
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import { foldName } from './mailbox-roles.ts';

export interface MailboxHere<Id> {
  id: Id;
  path: string;
  delimiter: string | null;
  role: MailboxRole | null;
  /** It holds messages, or could. */
  selectable: boolean;
  /** Its path on the new server when the account was there before; null: it was not. */
  formerPath: string | null;
}

export interface MailboxThere {
  path: string;
  delimiter: string | null;
  role: MailboxRole | null;
  selectable: boolean;
}

/** Of the newest messages of a mailbox there, how many this one holds. */
export interface SharedMail<Id> {
  id: Id;
  path: string;
  sampled: number;
  shared: number;
}

/** Path there by mailbox here. */
export type MailboxMatches<Id> = Map<Id, string>;

export function matchMailboxes<Id>(
  here: readonly MailboxHere<Id>[],
  there: readonly MailboxThere[],
  sharedMail: readonly SharedMail<Id>[] = [],
): MailboxMatches<Id> {
  const matches: MailboxMatches<Id> = new Map();
  const taken = new Set<string>();
  const fits = (one: MailboxHere<Id>, other: MailboxThere) =>
    (!one.selectable || other.selectable) && (one.role === other.role || one.role === null || other.role === null);
  const pair = (one: MailboxHere<Id>, other: MailboxThere) => {
    matches.set(one.id, other.path);
    taken.add(other.path);
  };
  const pairByKey = (
    keyHere: (one: MailboxHere<Id>) => string | null,
    keyThere: (one: MailboxThere) => string | null,
  ) => {
    const openHere = keyed(
      here.filter(({ id }) => !matches.has(id)),
      keyHere,
    );
    const openThere = keyed(
      there.filter(({ path }) => !taken.has(path)),
      keyThere,
    );
    for (const [key, [one, twin]] of openHere) {
      const [other, rival] = openThere.get(key) ?? [];
      if (one && other && !twin && !rival && fits(one, other)) pair(one, other);
    }
  };

  pairByKey(
    ({ role }) => role,
    ({ role }) => role,
  );
  pairByKey(
    ({ formerPath }) => formerPath,
    ({ path }) => path,
  );
  for (const keyOf of [exactKey, parentsKey, foldedKey]) {
    pairByKey(keyOf(here), keyOf(there));
  }
  for (const { id, path } of provenBy(sharedMail)) {
    const one = here.find((candidate) => candidate.id === id && !matches.has(id));
    const other = there.find((candidate) => candidate.path === path && !taken.has(path));
    if (one && other && fits(one, other)) pair(one, other);
  }
  return matches;
}

interface Named {
  path: string;
  delimiter: string | null;
  role: MailboxRole | null;
}

/** The names of a path from the top; what some servers keep everything below is no name. */
export function namesOf({ path, delimiter }: Pick<Named, 'path' | 'delimiter'>): string[] {
  const names = delimiter === null || delimiter === '' ? [path] : path.split(delimiter);
  return names.length > 1 && names[0]!.toUpperCase() === 'INBOX' ? names.slice(1) : names;
}

/** Characters that no name of a mailbox holds. */
const BETWEEN = '\u0001';
const ROLE = '\u0002';

function exactKey() {
  return (mailbox: Named): string => namesOf(mailbox).join(BETWEEN);
}

/** A parent that has a role is that role, whatever it is called. */
function parentsKey(all: readonly Named[]) {
  const roles = new Map(
    all.flatMap(({ role, ...mailbox }) => (role ? [[exactKey()({ ...mailbox, role }), role]] : [])),
  );
  return (mailbox: Named): string => {
    const names = namesOf(mailbox);
    for (let length = names.length - 1; length > 0; length -= 1) {
      const role = roles.get(names.slice(0, length).join(BETWEEN));
      if (role && role !== 'inbox') return [ROLE + role, ...names.slice(length)].join(BETWEEN);
    }
    return names.join(BETWEEN);
  };
}

/** Neither capitals nor accents nor spaces around a name tell two folders apart. */
function foldedKey(all: readonly Named[]) {
  const keyOf = parentsKey(all);
  return (mailbox: Named): string => keyOf(mailbox).split(BETWEEN).map(foldName).join(BETWEEN);
}

function keyed<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Fewer prove nothing: a circular letter may lie in any folder. All of them, where there are fewer. */
const SHARED_MIN = 3;
/** Folders go on living on both sides. */
const SHARED_PART = 0.6;

/** Of each mailbox here and there the one best match, where it is good and the only best. */
function provenBy<Id>(sharedMail: readonly SharedMail<Id>[]): SharedMail<Id>[] {
  const good = sharedMail.filter(
    ({ sampled, shared }) => shared >= Math.min(SHARED_MIN, sampled) && shared > 0 && shared / sampled >= SHARED_PART,
  );
  return good.filter((one) =>
    good.every(
      (other) => other === one || (other.id !== one.id && other.path !== one.path) || partOf(other) < partOf(one),
    ),
  );
}

function partOf({ shared, sampled }: SharedMail<unknown>): number {
  return shared / sampled;
}

/**
 * Where those that the new server does not have are to be made there: under what their parents are matched with, by
 * their own names, in the new server's way of writing paths; beside whatever bears the name already.
 */
export function placesForUnmatched<Id>(
  here: readonly MailboxHere<Id>[],
  there: readonly MailboxThere[],
  matches: MailboxMatches<Id>,
): Map<Id, { path: string; name: string; parentId: Id | null }> {
  const delimiter = there.find((mailbox) => mailbox.delimiter !== null)?.delimiter ?? null;
  const used = new Set(there.map(({ path }) => path));
  const pathHere = new Map(matches);
  const byPath = new Map(here.map((mailbox) => [mailbox.path, mailbox]));
  const places = new Map<Id, { path: string; name: string; parentId: Id | null }>();
  const others = there.filter(({ path }) => path.toUpperCase() !== 'INBOX');
  const top =
    others.length > 0 && others.every(({ path }) => path.startsWith(`INBOX${delimiter}`)) ? `INBOX${delimiter}` : '';
  for (const mailbox of here.toSorted((a, b) => a.path.length - b.path.length)) {
    if (pathHere.has(mailbox.id)) continue;
    const parent = parentOf(mailbox, byPath);
    const parentPath = parent && delimiter !== null ? pathHere.get(parent.id) : undefined;
    const prefix = parentPath === undefined ? top : parentPath + delimiter;
    const own = namesOf(mailbox).at(-1)!;
    const wanted = delimiter === null ? own : own.replaceAll(delimiter, '-');
    const name = freeName(wanted, (candidate) => used.has(prefix + candidate));
    used.add(prefix + name);
    pathHere.set(mailbox.id, prefix + name);
    places.set(mailbox.id, { path: prefix + name, name, parentId: parentPath === undefined ? null : parent!.id });
  }
  return places;
}

/** The inbox is no parent: below it stands, on some servers, everything. */
function parentOf<Id>(
  { path, delimiter }: MailboxHere<Id>,
  byPath: ReadonlyMap<string, MailboxHere<Id>>,
): MailboxHere<Id> | null {
  const end = delimiter === null ? -1 : path.lastIndexOf(delimiter);
  const parent = end < 0 ? undefined : byPath.get(path.slice(0, end));
  return parent && parent.role !== 'inbox' ? parent : null;
}

function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted} ${n}`;
    if (!isTaken(name)) return name;
  }
}
