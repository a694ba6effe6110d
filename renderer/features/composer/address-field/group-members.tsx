// The members of a group whose chip was opened: the same chips, in the place of the group. Taking one away takes the
// group apart, as the others stay. Members beyond the first ones are shown when asked for.
import { useState } from 'react';
import { addressKey } from '../../../../shared/domain/address.ts';
import type { Group } from '../../../../shared/domain/contact.ts';
import { useFormats, useWords } from '../../../i18n/index.ts';
import type { FactsByAddress } from '../../people/index.ts';
import { AddressChip } from './chip.tsx';
import { chipRole } from './chip-role.ts';
import { foldedOf } from './folding.ts';
import { membersOf } from './recipient-list.ts';
import { words } from './words.ts';

interface GroupMembersProps {
  group: Group;
  groupKey: string;
  people: FactsByAddress;
}

export function GroupMembers({ group, groupKey, people }: GroupMembersProps) {
  const w = useWords(words);
  const formats = useFormats();
  const [unfolded, setUnfolded] = useState(false);
  const members = membersOf(group, (address) => people.get(addressKey(address))?.name ?? null);
  const { head, folded, tail } = foldedOf(members, unfolded);
  const chip = (member: (typeof members)[number]) => {
    const key = addressKey(member.address.address);
    const known = chipRole(people.get(key));
    return (
      <li key={key}>
        <AddressChip
          recipient={member}
          chipKey={key}
          memberOf={groupKey}
          role={known?.role ?? null}
          source={known?.source ?? null}
          selected={false}
          tabIndex={-1}
        />
      </li>
    );
  };
  return (
    <ul className="chips" aria-label={w.membersOf(group.name)}>
      {head.map(chip)}
      {folded.length > 0 && (
        <li>
          <button type="button" className="chip chip-fold" tabIndex={-1} onClick={() => setUnfolded(true)}>
            {w.others(formats.number(folded.length))}
          </button>
        </li>
      )}
      {tail.map(chip)}
    </ul>
  );
}
