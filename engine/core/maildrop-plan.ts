// Which messages of a POP3 listing are held already, and which of those may be deleted on the server. Pure.
//
// A message's UIDL and size together are enough to know it again, where neither it nor another bears them twice. Every
// doubt (ids that repeat, change or are missing, a size that is told differently) is settled by the header block, and
// what that leaves open by the whole message: bytes that are held are never stored twice, and a message is taken for
// another one on no less than that. Each held message answers for one listed message at most.
import type { LeaveOnServer } from '../../shared/domain/account.ts';

export interface ListedMessage {
  number: number;
  sizeBytes: number | null;
  uidl: string | null;
}

export interface HeldMessage {
  id: number;
  uidl: string | null;
  listedBytes: number | null;
  /** null: its header block could be anybody's. */
  headerHash: string | null;
  /** Of the whole message. */
  hash: string;
  collectedAt: number;
  deleteAsked: boolean;
}

export interface Match<Held> {
  entry: ListedMessage;
  held: Held;
}

export interface ListingPlan<Held> {
  known: Match<Held>[];
  /** One of `unmatched` may be it: its header block tells. */
  doubtful: ListedMessage[];
  fresh: ListedMessage[];
  /** Held messages that no entry is known to be. */
  unmatched: Held[];
}

export function planListing<Held extends HeldMessage>(
  listed: readonly ListedMessage[],
  held: readonly Held[],
): ListingPlan<Held> {
  const listedByKey = groupBy(listed, ({ uidl, sizeBytes }) => key(uidl, sizeBytes));
  const heldByKey = groupBy(held, ({ uidl, listedBytes }) => key(uidl, listedBytes));
  const known: Match<Held>[] = [];
  const open: ListedMessage[] = [];
  for (const entry of listed) {
    const entryKey = key(entry.uidl, entry.sizeBytes);
    const candidates = heldByKey.get(entryKey) ?? [];
    const isOnly = entry.uidl !== null && listedByKey.get(entryKey)?.length === 1 && candidates.length === 1;
    if (isOnly) known.push({ entry, held: candidates[0]! });
    else open.push(entry);
  }
  const matched = new Set(known.map((match) => match.held));
  const unmatched = held.filter((one) => !matched.has(one));
  const uidls = new Set(unmatched.map(({ uidl }) => uidl));
  const sizes = new Set(unmatched.map(({ listedBytes }) => listedBytes));
  const isDoubtful = ({ uidl, sizeBytes }: ListedMessage) =>
    (uidl !== null && uidls.has(uidl)) ||
    sizes.has(sizeBytes) ||
    (unmatched.length > 0 && (sizeBytes === null || sizes.has(null)));
  return {
    known,
    doubtful: open.filter(isDoubtful),
    fresh: open.filter((entry) => !isDoubtful(entry)),
    unmatched,
  };
}

/** Of held messages that bear its header block the one that agrees in id or size; the same id is the better sign. */
export function matchByHeader<Held extends HeldMessage>(
  { uidl, sizeBytes }: ListedMessage,
  candidates: readonly Held[],
): Held | null {
  const sameUidl = candidates.find((held) => held.uidl !== null && held.uidl === uidl);
  const isSize = ({ listedBytes }: Held) => sizeBytes === null || listedBytes === null || listedBytes === sizeBytes;
  return sameUidl ?? candidates.find(isSize) ?? null;
}

/** What tells one header block from another; many a machine writes the same letter without either of the two. */
export function isTellingHeader(header: string): boolean {
  return /^(?:message-id|received)[ \t]*:/im.test(header);
}

const DAY_MS = 86_400_000;

/** Whether the server's copy has had its time, going by what the person chose. Says nothing of whether ours is safe. */
export function isDue({ collectedAt, deleteAsked }: HeldMessage, leave: LeaveOnServer, nowAt: number): boolean {
  switch (leave.kind) {
    case 'always':
      return false;
    case 'days':
      return nowAt - collectedAt >= leave.days * DAY_MS;
    case 'untilDeletedHere':
      return deleteAsked;
  }
}

function key(uidl: string | null, sizeBytes: number | null): string {
  return `${sizeBytes ?? '?'} ${uidl ?? ''}`;
}

export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
