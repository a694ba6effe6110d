// « Les 23 familles voient : votre adresse, Marie Lopez. »: who sees what in sentences. Pure. Few are named, many counted:
// what has to be understood at a glance is how many families are shown.
import { addressKey } from '../../../shared/domain/address.ts';
import type { DraftPreview } from '../../../shared/domain/preview.ts';
import type { SeenAddress } from '../../../shared/guard/index.ts';
import type { WordsOf } from '../../i18n/index.ts';
import type { words } from './words.ts';

type Words = WordsOf<typeof words>;

/** More families than these are counted. */
const FAMILIES_NAMED = 3;
const OTHERS_NAMED = 6;

export function sayWhoSees(preview: DraftPreview, w: Words): string[] {
  const { groups, unseen } = preview.whoSeesWhat;
  const families = new Set(groups.find(({ kind }) => kind === 'families')?.readers);
  const say = (seen: readonly SeenAddress[]) => listOf(seen, { preview, families, w });
  return [
    ...groups.map(({ kind, readers, sees }) => w[kind](readers.length, say(sees))),
    unseen.length === 0 ? w.allSeen : w.unseen(say(unseen.map((address) => ({ address, surfaces: ['S1'] })))),
  ];
}

function listOf(
  seen: readonly SeenAddress[],
  { preview, families, w }: { preview: DraftPreview; families: ReadonlySet<string>; w: Words },
): string {
  const own = addressKey(preview.header.from[0]?.address ?? '');
  const names = new Map(preview.readers.map(({ name, address }) => [addressKey(address), name ?? address]));
  const nameOf = ({ address, surfaces }: SeenAddress) => {
    const name = names.get(address) ?? address;
    const place = surfaces.find((surface) => surface !== 'S1');
    return place === undefined || surfaces.includes('S1') ? name : w.inPlace(name, w[place]);
  };
  const ofFamilies = seen.filter(({ address }) => families.has(address));
  const ofOthers = seen.filter(({ address }) => !families.has(address) && address !== own);
  const more = ofOthers.length - OTHERS_NAMED;
  return [
    ...(seen.some(({ address }) => address === own) ? [w.ownAddress] : []),
    ...ofOthers.slice(0, more > 1 ? OTHERS_NAMED : undefined).map(nameOf),
    ...(more > 1 ? [w.someOthers(more)] : []),
    ...(ofFamilies.length > FAMILIES_NAMED ? [w.someFamilies(ofFamilies.length)] : ofFamilies.map(nameOf)),
  ].join(', ');
}
