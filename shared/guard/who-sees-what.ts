// « Qui voit quoi »: who reads whose address in this message, by kind of reader, in so few lines that they can be said.
// It tells what is there, harmful or not; what to make of it is `evaluate`'s.
import { seenOf } from './evaluate.ts';
import type { Surface } from './finding.ts';
import type { GuardInput } from './input.ts';
import type { Party } from './scene.ts';

export type ReaderKind = 'families' | 'colleagues' | 'others';

export interface SeenAddress {
  /** addressKey form. */
  address: string;
  /** Where, in the order of the surfaces. */
  surfaces: Surface[];
}

export interface SeeingReaders {
  kind: ReaderKind;
  /** addressKey forms; own addresses are no readers. */
  readers: string[];
  /** What at least one of them reads of somebody else; own addresses, families' and everybody's. */
  sees: SeenAddress[];
}

export interface WhoSeesWhat {
  /** Families first; kinds that nobody belongs to are left out. */
  groups: SeeingReaders[];
  /** Recipients whose address nobody else reads. addressKey forms. */
  unseen: string[];
}

const KINDS: readonly ReaderKind[] = ['families', 'colleagues', 'others'];

export function whoSeesWhat(input: GuardInput): WhoSeesWhat {
  const { scene, sightings } = seenOf(input);
  const shown = new Map<Party, Set<Surface>>();
  const show = (party: Party, surface: Surface) => shown.set(party, (shown.get(party) ?? new Set()).add(surface));
  show(scene.partyOf(input.ownAddress), 'S1');
  for (const party of scene.visible) show(party, 'S1');
  for (const { party, surface } of sightings.all) show(party, surface);

  const readers = scene.readers.filter(({ standing }) => standing.kind !== 'me');
  const groups = KINDS.map((kind): SeeingReaders => {
    const those = readers.filter((reader) => kindOf(reader) === kind);
    const sees = [...shown].filter(([party]) => those.some((reader) => reader !== party));
    return {
      kind,
      readers: those.map(({ address }) => address),
      sees: sees.map(([{ address }, surfaces]) => ({ address, surfaces: [...surfaces].toSorted() })),
    };
  });
  // Who is the only reader is read by nobody, even in À.
  const isRead = (party: Party) => shown.has(party) && readers.some((reader) => reader !== party);
  return {
    groups: groups.filter((group) => group.readers.length > 0),
    unseen: readers.filter((party) => !isRead(party)).map(({ address }) => address),
  };
}

function kindOf({ standing }: Party): ReaderKind {
  if (standing.kind === 'family') return 'families';
  return standing.kind === 'colleague' || standing.kind === 'institution' ? 'colleagues' : 'others';
}
