// How bad it is that these readers read these addresses: the table of docs/guard.md (« Severity »). The pairs of one
// place are gathered first; what « red from 2 » and « red from 3 » count is counted over all places of the message.
import type { Severity } from './finding.ts';
import { isCertain, type Party, relationOf, relationToAll, type Scene } from './scene.ts';

/** Many for a colleague to read: a quiet note. */
const MANY = 3;

/** What one place, or the whole message, shows to whom. */
export interface Reach {
  /** Families read by other families. */
  exposed: Set<Party>;
  families: Set<Party>;
  certain: boolean;
  mixed: boolean;
  /** Probable families read by other families, and by which. */
  probable: Set<Party>;
  readersOfProbable: Set<Party>;
  /** What each of these readers reads of certain families. */
  outsiders: Map<Party, Set<Party>>;
  lists: Map<Party, Set<Party>>;
  elsewhere: Map<Party, Set<Party>>;
  colleagues: Map<Party, Set<Party>>;
  household: Map<Party, Set<Party>>;
}

export function emptyReach(): Reach {
  return {
    exposed: new Set(),
    families: new Set(),
    certain: false,
    mixed: false,
    probable: new Set(),
    readersOfProbable: new Set(),
    outsiders: new Map(),
    lists: new Map(),
    elsewhere: new Map(),
    colleagues: new Map(),
    household: new Map(),
  };
}

/** Which of the addresses count not at all for a reader: known already, agreed to, let pass; null: all count. */
export type Spares = (reader: Party) => ((exposed: Party) => boolean) | null;

/** Costs readers × exposed at worst: nothing is made for a pair. */
export function gather(scene: Scene, exposed: readonly Party[], spares: Spares): Reach {
  const reach = emptyReach();
  const shown = new Uint8Array(exposed.length);
  const certain = new Set(exposed.filter(isCertain));
  for (const reader of scene.readers) {
    if (reader.standing.kind === 'me') continue;
    const isSpared = spares(reader);
    const alike = isSpared ? null : relationToAll(reader, scene.ownAcademy);
    // Who is no family reads all of them, as a rule: one set for all these readers, to which nothing is ever added.
    if (alike && !certain.has(reader)) {
      if (certain.size > 0) reach[MAPS[alike]].set(reader, certain);
    } else gatherFor(reach, { reader, exposed, shown, isSpared, ownAcademy: scene.ownAcademy });
  }
  for (let i = 0; i < exposed.length; i++) if (shown[i] === 1) reach.exposed.add(exposed[i]!);
  return reach;
}

interface Reading {
  reader: Party;
  exposed: readonly Party[];
  /** 1: read by another family. */
  shown: Uint8Array;
  isSpared: ReturnType<Spares>;
  ownAcademy: string | null;
}

function gatherFor(reach: Reach, { reader, exposed, shown, isSpared, ownAcademy }: Reading): void {
  let reads = false;
  for (let i = 0; i < exposed.length; i++) {
    const one = exposed[i]!;
    if (one === reader || isSpared?.(one)) continue;
    const relation = relationOf(one, reader, ownAcademy);
    if (relation === 'otherFamily') {
      reads = true;
      shown[i] = 1;
      countFamilies(reach, one, reader);
    } else if (relation !== 'together' && relation !== 'nobody' && isCertain(one)) {
      addTo(reach[MAPS[relation]], reader, one);
    }
  }
  if (reads) reach.families.add(reader);
}

function countFamilies(reach: Reach, exposed: Party, reader: Party): void {
  const certain = isCertain(exposed);
  if (certain && isCertain(reader)) reach.certain = true;
  else if (certain !== isCertain(reader)) reach.mixed = true;
  if (certain) return;
  reach.probable.add(exposed);
  reach.readersOfProbable.add(reader);
}

const MAPS = {
  outsider: 'outsiders',
  list: 'lists',
  elsewhere: 'elsewhere',
  ownInstitution: 'colleagues',
  sameHousehold: 'household',
} as const;

function addTo(map: Map<Party, Set<Party>>, reader: Party, exposed: Party): void {
  const seen = map.get(reader);
  if (seen) seen.add(exposed);
  else map.set(reader, new Set([exposed]));
}

/** Adds what one place shows to what the whole message shows. */
export function addReach(whole: Reach, part: Reach): void {
  for (const name of ['exposed', 'families', 'probable', 'readersOfProbable'] as const) {
    for (const party of part[name]) whole[name].add(party);
  }
  for (const name of Object.values(MAPS)) {
    for (const [reader, seen] of part[name]) {
      for (const exposed of seen) {
        // Whether one, two or many is all that is counted of a whole message.
        if ((whole[name].get(reader)?.size ?? 0) >= MANY) break;
        addTo(whole[name], reader, exposed);
      }
    }
  }
  whole.certain ||= part.certain;
  whole.mixed ||= part.mixed;
}

export interface Weighed {
  severity: Severity;
  exposed: Party[];
  readers: Party[];
  /** Which kinds of readers weigh. */
  by: { families: boolean; outsiders: boolean; elsewhere: boolean; lists: boolean; household: boolean };
}

/**
 * @param whole what the whole message shows, this place included
 * @param options.household two parents of one child are judged here, not as case 2
 * @param options.written a place where a remote list reads more than recipients (S3 to S8)
 */
export function weigh(reach: Reach, whole: Reach, options: { household: boolean; written: boolean }): Weighed | null {
  const families = weighFamilies(reach, whole);
  const by = {
    families: families !== null,
    outsiders: reach.outsiders.size > 0,
    elsewhere: reach.elsewhere.size > 0,
    lists: reach.lists.size > 0,
    household: options.household && reach.household.size > 0,
  };
  const several = (map: 'outsiders' | 'lists') =>
    [...reach[map].keys()].some((reader) => whole[map].get(reader)!.size > 1);
  const red = families === 'red' || several('outsiders') || (options.written && several('lists'));
  const maps = [reach.outsiders, reach.lists, reach.elsewhere, ...(options.household ? [reach.household] : [])];
  if (!red && !families && maps.every(({ size }) => size === 0)) return noteOf(reach, whole, by);
  return {
    severity: red ? 'red' : 'amber',
    exposed: [...exposedIn(maps, families ? reach.exposed : [])],
    readers: [...new Set([...(families ? reach.families : []), ...maps.flatMap((map) => [...map.keys()])])],
    by,
  };
}

function weighFamilies(reach: Reach, whole: Reach): 'red' | 'amber' | null {
  if (reach.certain) return 'red';
  if (reach.probable.size > 0 && whole.probable.size >= 3) return 'red';
  if (reach.mixed) return 'amber';
  if (reach.probable.size === 0) return null;
  return whole.probable.size === 2 || whole.readersOfProbable.size > 1 ? 'amber' : null;
}

function noteOf(reach: Reach, whole: Reach, by: Weighed['by']): Weighed | null {
  const readers = [...reach.colleagues.keys()].filter((reader) => whole.colleagues.get(reader)!.size >= MANY);
  if (readers.length === 0) return null;
  const exposed = new Set(readers.flatMap((reader) => [...reach.colleagues.get(reader)!]));
  return { severity: 'note', exposed: [...exposed], readers, by };
}

function exposedIn(maps: readonly Map<Party, Set<Party>>[], others: Iterable<Party>): Set<Party> {
  const exposed = new Set(others);
  const sets = new Set(maps.flatMap((map) => [...map.values()]));
  for (const seen of sets) for (const party of seen) exposed.add(party);
  return exposed;
}
