// One recipient as a chip. Memoised over plain values: five hundred of them are not rendered again because one more came.
// What is done with it is told by events, which the list of chips hears (chips.tsx).
import { memo } from 'react';
import { isAddress } from '../../../../shared/compose/recipients.ts';
import { displayName } from '../../../../shared/domain/address.ts';
import type { Group, RoleSource } from '../../../../shared/domain/contact.ts';
import type { Recipient } from '../../../../shared/domain/draft.ts';
import { useWords } from '../../../i18n/index.ts';
import { Icon } from '../../../ui/icon.tsx';
import { RoleBadge, roleSourceWords, roleWords, type ShownRole } from '../../people/index.ts';
import { words } from './words.ts';

interface ChipFacts {
  /** What the list of chips knows it by. */
  chipKey: string;
  selected: boolean;
  tabIndex: 0 | -1;
}

interface AddressChipProps extends ChipFacts {
  recipient: Recipient & { kind: 'address' };
  role: ShownRole | null;
  source: RoleSource | null;
  /** Of a group that is open in its place. */
  memberOf?: string;
}

export const AddressChip = memo(function AddressChip(props: AddressChipProps) {
  const { recipient, role, source, memberOf, chipKey, selected, tabIndex } = props;
  const w = useWords(words);
  const roles = useWords(roleWords);
  const sources = useWords(roleSourceWords);
  const { name, address } = recipient.address;
  const valid = isAddress(address);
  const known = role && (source ? `${roles[role]} (${sources[source]})` : roles[role]);
  return (
    <button
      type="button"
      className={`chip ${valid ? '' : 'chip-invalid'} ${selected ? 'chip-selected' : ''}`}
      draggable={memberOf === undefined}
      data-chip={chipKey}
      data-member-of={memberOf}
      tabIndex={tabIndex}
      title={known ? `${address}\u00a0: ${known}` : address}
    >
      {!valid && <Icon name="warning" />}
      {role && <RoleBadge role={role} compact />}
      <span className="chip-name">{displayName(recipient.address)}</span>
      {name && <span className="spoken"> {address}</span>}
      {!valid && <span className="chip-fault">{w.invalidAddress}</span>}
      {selected && <span className="spoken">, {w.selected}</span>}
    </button>
  );
});

interface GroupChipProps extends ChipFacts {
  /** undefined: it has been deleted. */
  group: Group | undefined;
  /** How many of the members are families. */
  familyCount: number;
  /** In Cci nobody sees the others. */
  hidden: boolean;
  open: boolean;
}

/** Its closed state says how many addresses it lays open (guard case 8). */
export const GroupChip = memo(function GroupChip(props: GroupChipProps) {
  const { group, familyCount, hidden, open, chipKey, selected, tabIndex } = props;
  const w = useWords(words);
  const count = group?.memberAddresses.length ?? 0;
  const members = count > 0 && familyCount === count ? w.families(count) : w.addresses(count);
  return (
    <button
      type="button"
      className={`chip chip-of-group ${selected ? 'chip-selected' : ''}`}
      draggable
      data-chip={chipKey}
      tabIndex={tabIndex}
      aria-expanded={group ? open : undefined}
    >
      <Icon name="people" />
      <span className="chip-name">
        {!group
          ? w.groupGone
          : hidden
            ? w.groupHidden(group.name, members)
            : w.groupVisible(group.name, members, count)}
      </span>
      {selected && <span className="spoken">, {w.selected}</span>}
      {group && <Icon name={open ? 'chevronDown' : 'chevronRight'} />}
    </button>
  );
});
