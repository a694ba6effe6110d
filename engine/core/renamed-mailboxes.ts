// Which mailboxes of the server's list are known ones that another program has renamed. Pure.
// Invariant: a name is followed only on evidence: the mailbox's own id (RFC 8474); else the same UIDVALIDITY and a
// UIDNEXT that has not gone back, of exactly one known and one new mailbox, which the caller then proves by their
// content. Rather a download too many than the wrong mail under a mailbox.

export interface KnownName<Id> {
  id: Id;
  path: string;
  uidValidity: number | null;
  uidNext: number | null;
  /** RFC 8474; null: never told. */
  remoteId: string | null;
}

export interface ListedName {
  path: string;
  selectable: boolean;
  state?: { uidValidity: number; uidNext: number; mailboxId: string | null };
}

export interface SupposedRename<Id> {
  id: Id;
  fromPath: string;
  toPath: string;
  uidValidity: number;
  /** False: the contents still have to be compared. */
  certain: boolean;
}

export function supposedRenames<Id>(
  known: readonly KnownName<Id>[],
  listed: readonly ListedName[],
): SupposedRename<Id>[] {
  const states = new Map(listed.flatMap(({ path, selectable, state }) => (selectable && state ? [[path, state]] : [])));
  const listedPaths = new Set(listed.map(({ path }) => path));
  // A mailbox has left its name where the name is gone, or now belongs to another mailbox.
  const isHome = (mailbox: KnownName<Id>) => {
    const there = states.get(mailbox.path);
    return there ? isSame(mailbox, there) : listedPaths.has(mailbox.path);
  };
  const homePaths = new Set(known.filter(isHome).map(({ path }) => path));
  const homeless = groupByValidity(
    known.filter((mailbox) => !isHome(mailbox)),
    ({ uidValidity }) => uidValidity,
  );
  const newcomers = groupByValidity(
    [...states].filter(([path]) => !homePaths.has(path)).map(([path, state]) => ({ path, state })),
    ({ state }) => state.uidValidity,
  );
  return [...homeless].flatMap(([uidValidity, left]) =>
    left.flatMap((mailbox) => {
      const matches = (newcomers.get(uidValidity) ?? []).filter(({ state }) => mayBe(mailbox, state));
      const [match] = matches;
      if (!match || matches.length > 1 || match.path === mailbox.path) return [];
      if (left.filter((other) => mayBe(other, match.state)).length > 1) return [];
      const certain = mailbox.remoteId !== null && match.state.mailboxId === mailbox.remoteId;
      return [{ id: mailbox.id, fromPath: mailbox.path, toPath: match.path, uidValidity, certain }];
    }),
  );
}

/** Few mailboxes share one, even where thousands were renamed with their parent. */
function groupByValidity<Item>(items: readonly Item[], validityOf: (item: Item) => number | null): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const validity = validityOf(item);
    if (validity === null) continue;
    const group = groups.get(validity);
    if (group) group.push(item);
    else groups.set(validity, [item]);
  }
  return groups;
}

type Told = NonNullable<ListedName['state']>;

function isSame({ remoteId, uidValidity }: KnownName<unknown>, told: Told): boolean {
  if (remoteId !== null && told.mailboxId !== null) return remoteId === told.mailboxId;
  // A mailbox that was never compared has nothing to lose.
  return uidValidity === null || uidValidity === told.uidValidity;
}

/** Of two with the same UIDVALIDITY. */
function mayBe({ remoteId, uidNext }: KnownName<unknown>, told: Told): boolean {
  if (remoteId !== null && told.mailboxId !== null) return remoteId === told.mailboxId;
  return uidNext === null || told.uidNext >= uidNext;
}

/** Of the newest messages held, how many are compared before a supposed rename is believed. */
export const RENAME_PROOFS = 5;

export interface Proof {
  uid: number;
  messageIdHeader: string | null;
  sizeBytes: number;
}

/**
 * Whether what the server shows under the new name is what was held under the old one: every message that is still
 * there is the same, and at least one is. A mailbox that held nothing has nothing that could be mixed up.
 */
export function provesRename(held: readonly Proof[], shown: readonly Proof[]): boolean {
  if (held.length === 0) return true;
  const byUid = new Map(held.map((proof) => [proof.uid, proof]));
  const same = shown.map(({ uid, messageIdHeader, sizeBytes }) => {
    const before = byUid.get(uid);
    return before?.messageIdHeader === messageIdHeader && before.sizeBytes === sizeBytes;
  });
  return same.length > 0 && same.every(Boolean);
}
