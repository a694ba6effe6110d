// The guard's clicks that change what the address book knows: an agreement, a household. The draft stays as it is; the
// guard thinks again once the address book has it.
import { addressKey } from '../../../shared/domain/address.ts';
import { schoolYearAt, schoolYearName } from '../../../shared/domain/school-year.ts';
import type { Fix } from '../../../shared/guard/index.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { askSeparately } from '../mailing/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import type { TakeBack } from './put-draft.ts';
import { words } from './words.ts';

/** null: nothing that could be taken back was done. */
export function useProgramFixes(people: FactsByAddress): (fix: Fix) => Promise<TakeBack | null> {
  const w = useWords(words);
  return async (fix) => {
    switch (fix.kind) {
      case 'allowHousehold':
        return allowHousehold(fix.addresses, people);
      case 'noteAgreement':
        return noteAgreement(fix.addresses, w.agreedGroup);
      case 'sendSeparately':
        askSeparately();
        return null;
      default:
        return null;
    }
  };
}

async function allowHousehold(addresses: readonly string[], people: FactsByAddress): Promise<TakeBack> {
  const changed = addresses.filter((address) => !people.get(address)?.householdTogether);
  const note = async (householdTogether: boolean) => {
    for (const address of changed) await engine.contacts.save({ address, householdTogether });
    return true;
  };
  await note(true);
  return () => note(false);
}

/** The agreement of today: on the group that holds these and no others, else on a new one of this school year. */
async function noteAgreement(addresses: readonly string[], nameOf: (years: string) => string): Promise<TakeBack> {
  const groups = await engine.contacts.groups();
  const wanted = new Set(addresses.map(addressKey));
  const known = groups.find(
    ({ memberAddresses: all }) => all.length === wanted.size && all.every((one) => wanted.has(addressKey(one))),
  );
  const agreedAt = Date.now();
  const year = schoolYearAt(agreedAt);
  if (known) {
    const { id: groupId, ...rest } = known;
    await engine.contacts.saveGroup({ ...rest, groupId, privacy: 'agreed', agreedAt });
    return async () => {
      await engine.contacts.saveGroup({ ...rest, groupId });
      return true;
    };
  }
  const name = nameOf(schoolYearName(year));
  const { groupId } = await engine.contacts.saveGroup({
    ...{ groupId: null, name, privacy: 'agreed', agreedAt, schoolYear: year, memberAddresses: [...addresses] },
  });
  return async () => {
    await engine.contacts.removeGroup({ groupId });
    return true;
  };
}
