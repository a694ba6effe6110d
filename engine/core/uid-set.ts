// Sets of UIDs as IMAP writes them (RFC 9051 §9, sequence-set): « 1:3,7 ».
// Sets that a server sent are kept as ranges and never unrolled: « 1:4294967295 » is 13 bytes on the wire.

export interface UidRange {
  first: number;
  last: number;
}

const MAX_UID = 4_294_967_295;

/** Whether a number that a server sent can be a UID at all (RFC 9051 §9: nz-number, 32 bits). */
export function isUid(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= MAX_UID;
}

/** Writes UIDs (any order, duplicates allowed) as one set. '' for none. */
export function formatUidSet(uids: readonly number[]): string {
  return toRanges(uids).map(formatRange).join(',');
}

/**
 * The same, cut so that no set is longer than `maxLength` characters: servers cap the length of a command line
 * (RFC 7162 §4 asks for 8192 bytes).
 */
export function formatUidSets(uids: readonly number[], maxLength = 6_000): { set: string; uids: number[] }[] {
  const sets: { set: string; uids: number[] }[] = [];
  let set = '';
  let members: number[] = [];
  for (const range of toRanges(uids)) {
    const text = formatRange(range);
    if (set !== '' && set.length + 1 + text.length > maxLength) {
      sets.push({ set, uids: members });
      set = '';
      members = [];
    }
    set = set === '' ? text : `${set},${text}`;
    for (let uid = range.first; uid <= range.last; uid++) members.push(uid);
  }
  if (set !== '') sets.push({ set, uids: members });
  return sets;
}

/** Reads a set that a server sent. What is no UID is left out: a broken set tells less, it breaks nothing. */
export function parseUidSet(text: string): UidRange[] {
  const ranges: UidRange[] = [];
  for (const part of text.split(',')) {
    const match = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(part.trim());
    if (!match) continue;
    const a = Number(match[1]);
    const b = match[2] === undefined ? a : Number(match[2]);
    if (!isUid(a) || !isUid(b)) continue;
    ranges.push({ first: Math.min(a, b), last: Math.max(a, b) });
  }
  return ranges;
}

/** Those of `uids` that lie in one of the ranges. Bounded by `uids`, whatever the ranges claim. */
export function intersectUids(uids: readonly number[], ranges: readonly UidRange[]): number[] {
  const merged = mergeRanges(ranges);
  if (merged.length === 0) return [];
  return uids.filter((uid) => contains(merged, uid));
}

/**
 * The UIDs in the order written, for COPYUID (RFC 4315 §3), whose two sets go together by position.
 * null when the set names more than `limit`: then it cannot be the answer to what was asked.
 */
export function unrollUidSet(text: string, limit: number): number[] | null {
  const uids: number[] = [];
  for (const { first, last } of parseUidSet(text)) {
    if (uids.length + (last - first + 1) > limit) return null;
    for (let uid = first; uid <= last; uid++) uids.push(uid);
  }
  return uids;
}

function formatRange({ first, last }: UidRange): string {
  return first === last ? String(first) : `${first}:${last}`;
}

function toRanges(uids: readonly number[]): UidRange[] {
  const ranges: UidRange[] = [];
  for (const uid of [...uids].sort((a, b) => a - b)) {
    const previous = ranges.at(-1);
    if (previous && uid <= previous.last + 1) previous.last = Math.max(previous.last, uid);
    else ranges.push({ first: uid, last: uid });
  }
  return ranges;
}

function mergeRanges(ranges: readonly UidRange[]): UidRange[] {
  const merged: UidRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const previous = merged.at(-1);
    if (previous && range.first <= previous.last + 1) previous.last = Math.max(previous.last, range.last);
    else merged.push({ ...range });
  }
  return merged;
}

/** Binary search: `merged` is sorted and without overlaps. */
function contains(merged: readonly UidRange[], uid: number): boolean {
  let low = 0;
  let high = merged.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = merged[middle]!;
    if (uid < range.first) high = middle - 1;
    else if (uid > range.last) low = middle + 1;
    else return true;
  }
  return false;
}
