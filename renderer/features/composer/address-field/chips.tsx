// The chips of an address field, as a list that the keyboard walks through: arrows from chip to chip, Maj to select
// several, Suppr to remove, Alt and an arrow up or down for another field. One stop for Tab, the last chip. A field of many
// folds those in its middle; a group opens in its place into its members.
import { Fragment, memo, type RefObject, useEffect, useState } from 'react';
import { addressKey } from '../../../../shared/domain/address.ts';
import type { Group } from '../../../../shared/domain/contact.ts';
import type { Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import { useFormats, useWords } from '../../../i18n/index.ts';
import { Menu } from '../../../ui/menu.tsx';
import type { FactsByAddress } from '../../people/index.ts';
import { words as composerWords } from '../words.ts';
import { AddressChip, GroupChip } from './chip.tsx';
import type { ChipActions } from './chip-actions.ts';
import { chipRole, familiesIn } from './chip-role.ts';
import { foldedOf } from './folding.ts';
import { GroupMembers } from './group-members.tsx';
import { keyOf } from './recipient-list.ts';
import { useChips } from './use-chips.ts';
import { words } from './words.ts';

interface ChipsProps extends ChipActions {
  ref: RefObject<HTMLUListElement | null>;
}

export const Chips = memo(function Chips(props: ChipsProps) {
  const { ref, field, recipients, groups, people } = props;
  const w = useWords(words);
  const fields = useWords(composerWords);
  const formats = useFormats();
  const chips = useChips(props);
  const [unfolded, setUnfolded] = useState(false);
  const { head, folded, tail } = foldedOf(recipients, unfolded);
  useEffect(() => {
    if (folded.length === 0 && recipients.length === 0) setUnfolded(false);
  }, [folded.length, recipients.length]);
  const last = recipients.at(-1);
  const shared = {
    field,
    groups,
    people,
    selected: chips.selection.keys,
    openGroups: chips.openGroups,
    lastKey: last && keyOf(last),
  };
  return (
    <>
      <ul ref={ref} className="chips" aria-label={w.recipientsOf(fields[field])} {...chips.listeners}>
        <Row recipients={head} {...shared} />
        {folded.length > 0 && (
          <li>
            <button type="button" className="chip chip-fold" tabIndex={-1} onClick={() => setUnfolded(true)}>
              {w.others(formats.number(folded.length))}
            </button>
          </li>
        )}
        <Row recipients={tail} {...shared} />
        {unfolded && (
          <li>
            <button type="button" className="chip chip-fold" tabIndex={-1} onClick={() => setUnfolded(false)}>
              {w.foldAgain}
            </button>
          </li>
        )}
      </ul>
      {chips.menu && (
        <Menu label={chips.menu.label} entries={chips.menu.entries} at={chips.menu.at} onClose={chips.menu.close} />
      )}
    </>
  );
});

interface RowProps {
  field: RecipientField;
  recipients: readonly Recipient[];
  groups: readonly Group[];
  people: FactsByAddress;
  selected: ReadonlySet<string>;
  openGroups: ReadonlySet<string>;
  lastKey: string | undefined;
}

function Row({ recipients, field, groups, people, selected, openGroups, lastKey }: RowProps) {
  return recipients.map((recipient) => {
    const key = keyOf(recipient);
    const common = { chipKey: key, selected: selected.has(key), tabIndex: key === lastKey ? 0 : -1 } as const;
    if (recipient.kind === 'address') {
      const known = chipRole(people.get(addressKey(recipient.address.address)));
      return (
        <li key={key}>
          <AddressChip {...common} recipient={recipient} role={known?.role ?? null} source={known?.source ?? null} />
        </li>
      );
    }
    const group = groups.find(({ id }) => id === recipient.groupId);
    const open = group !== undefined && openGroups.has(key);
    return (
      <Fragment key={key}>
        <li>
          <GroupChip
            {...common}
            group={group}
            familyCount={group ? familiesIn(group, people) : 0}
            hidden={field === 'bcc'}
            open={open}
          />
        </li>
        {open && (
          <li className="group-members">
            <GroupMembers group={group} groupKey={key} people={people} />
          </li>
        )}
      </Fragment>
    );
  });
}
