// What makes one state of a list of its former one, so that a change sends what changed, and not 200,000 ids: pure. The
// engine tells it, the window applies it. Invariant: `spliced(before, splicesBetween(before, after))` is `after`.

/** Ids in order, no two the same. */
export interface ListedIds {
  ids: Uint32Array;
  depths: Uint8Array | null;
}

/** In the place of so many rows from `at` on come these. Those of one change go up, and all count in the list before it. */
export interface ListSplice extends ListedIds {
  at: number;
  removed: number;
}

/** The heads of a list's groups, in its order: as many keys as sizes. */
export interface ListedGroups {
  keys: string[];
  sizes: Uint32Array;
}

export interface GroupSplice extends ListedGroups {
  at: number;
  removed: number;
}

/** Where more is another, the list is sent whole. Each may look through all of it. */
const STEPS_MAX = 200;
/** What came or went is a few rows mostly: looked for from where one is, before it is looked for everywhere. */
const NEAR = 64;

/** null: too many to be worth it. */
export function splicesBetween(before: ListedIds, after: ListedIds): ListSplice[] | null {
  if ((before.depths === null) !== (after.depths === null)) return null;
  const splices: ListSplice[] = [];
  let from = 0;
  let to = 0;
  for (let steps = 0; from < before.ids.length || to < after.ids.length; steps += 1) {
    if (steps > STEPS_MAX) return null;
    const same = sameFrom(before, after, from, to);
    from += same;
    to += same;
    const { gone, came } = unlike(before.ids, after.ids, from, to);
    if (gone === 0 && came === 0) continue;
    const last = splices.at(-1);
    if (same === 0 && last && last.at + last.removed === from) {
      splices.pop();
      splices.push(splice(after, last.at, last.removed + gone, to - last.ids.length, to + came));
    } else splices.push(splice(after, from, gone, to, to + came));
    from += gone;
    to += came;
  }
  return splices;
}

function splice({ ids, depths }: ListedIds, at: number, removed: number, start: number, end: number): ListSplice {
  return { at, removed, ids: ids.slice(start, end), depths: depths?.slice(start, end) ?? null };
}

/** How many rows from here on are the same. */
function sameFrom(before: ListedIds, after: ListedIds, from: number, to: number): number {
  const most = Math.min(before.ids.length - from, after.ids.length - to);
  let same = 0;
  if (!before.depths || !after.depths) {
    while (same < most && before.ids[from + same] === after.ids[to + same]) same += 1;
    return same;
  }
  while (
    same < most &&
    before.ids[from + same] === after.ids[to + same] &&
    before.depths[from + same] === after.depths[to + same]
  )
    same += 1;
  return same;
}

/** Rows here that went, or that came: whichever are fewer, so that what moved counts once and not all that it passed. */
function unlike(before: Uint32Array, after: Uint32Array, from: number, to: number): { gone: number; came: number } {
  if (from === before.length) return { gone: 0, came: after.length - to };
  if (to === after.length) return { gone: before.length - from, came: 0 };
  // The same message at another depth.
  if (before[from] === after[to]) return { gone: 1, came: 1 };
  const gone = distance(before, from, after[to]!);
  const came = distance(after, to, before[from]!);
  if (gone === null && came === null) return { gone: 1, came: 1 };
  return came === null || (gone !== null && gone < came) ? { gone: gone!, came: 0 } : { gone: 0, came };
}

function distance(ids: Uint32Array, from: number, id: number): number | null {
  const near = ids.subarray(from, from + NEAR).indexOf(id);
  const at = near === -1 ? ids.indexOf(id, from + NEAR) : from + near;
  return at === -1 ? null : at - from;
}

export function spliced({ ids, depths }: ListedIds, splices: readonly ListSplice[]): ListedIds {
  const length = splices.reduce((sum, { removed, ids: came }) => sum + came.length - removed, ids.length);
  const all = { ids: new Uint32Array(length), depths: depths && new Uint8Array(length) };
  let from = 0;
  let to = 0;
  const copyUntil = (at: number) => {
    all.ids.set(ids.subarray(from, at), to);
    if (depths) all.depths?.set(depths.subarray(from, at), to);
    to += at - from;
    from = at;
  };
  for (const { at, removed, ids: came, depths: cameDepths } of splices) {
    copyUntil(at);
    all.ids.set(came, to);
    if (cameDepths) all.depths?.set(cameDepths, to);
    to += came.length;
    from += removed;
  }
  copyUntil(ids.length);
  return all;
}

/** One splice: from the first group that is another to the last. null: none is. */
export function groupSpliceBetween(before: ListedGroups, after: ListedGroups): GroupSplice | null {
  const isSame = (from: number, to: number) =>
    before.keys[from] === after.keys[to] && before.sizes[from] === after.sizes[to];
  const most = Math.min(before.keys.length, after.keys.length);
  let at = 0;
  while (at < most && isSame(at, at)) at += 1;
  let behind = 0;
  while (behind < most - at && isSame(before.keys.length - 1 - behind, after.keys.length - 1 - behind)) behind += 1;
  const removed = before.keys.length - at - behind;
  const end = after.keys.length - behind;
  if (removed === 0 && end === at) return null;
  return { at, removed, keys: after.keys.slice(at, end), sizes: after.sizes.slice(at, end) };
}

export function splicedGroups({ keys, sizes }: ListedGroups, { at, removed, ...came }: GroupSplice): ListedGroups {
  const { ids } = spliced({ ids: sizes, depths: null }, [{ at, removed, ids: came.sizes, depths: null }]);
  return { keys: keys.toSpliced(at, removed, ...came.keys), sizes: ids };
}
