// People of a header line: each with name, role badge and a menu (write, copy, say who it is). Many are folded.
import { useState } from 'react';
import { type Address, addressKey, displayName } from '../../../shared/domain/address.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Menu, menuPlace } from '../../ui/menu.tsx';
import { type FactsByAddress, RoleBadge, shownRole } from '../people/index.ts';
import { addressBeside, folds, shownAtFirst } from './header-lines.ts';
import { HeaderText } from './header-text.tsx';
import { personEntries } from './person-menu.ts';
import { words } from './words.ts';

/** As many at a time: of ten thousand nobody reads all, and a window that draws them all stands still. */
const STEP = 200;

interface AddressListProps {
  people: readonly Address[];
  facts: FactsByAddress;
  /** The address beside the name. */
  inFull: boolean;
}

export function AddressList({ people, facts, inFull }: AddressListProps) {
  const w = useWords(words);
  const formats = useFormats();
  const atFirst = shownAtFirst(people);
  const [wanted, setWanted] = useState(atFirst);
  const shown = people.slice(0, wanted);
  const left = people.length - shown.length;
  return (
    <ul className="address-list">
      {shown.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may name the same address twice, and never changes
        <li key={index}>
          <Person person={person} facts={facts} inFull={inFull} isPlace={index < atFirst} />
        </li>
      ))}
      {left > 0 && (
        <li>
          <button
            type="button"
            className="address-fold"
            aria-expanded={wanted > atFirst}
            onClick={() => setWanted(wanted + STEP)}
          >
            {w.andOthers(formats.number(left))}
          </button>
        </li>
      )}
      {folds(people) && wanted > atFirst && (
        <li>
          <button type="button" className="address-fold" aria-expanded onClick={() => setWanted(atFirst)}>
            {w.fold}
          </button>
        </li>
      )}
    </ul>
  );
}

interface PersonProps extends Omit<AddressListProps, 'people'> {
  person: Address;
  isPlace: boolean;
}

function Person({ person, facts, inFull, isPlace }: PersonProps) {
  const w = useWords(words);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const address = addressBeside(person, inFull);
  const role = shownRole(facts.get(addressKey(person.address)));
  return (
    <>
      <button
        type="button"
        className="address-person"
        title={person.address}
        aria-haspopup="menu"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          setAt({ x: left, y: bottom + 2 });
        }}
        onContextMenu={(event) => {
          event.preventDefault();
          setAt(menuPlace(event));
        }}
      >
        <span className="address-name">
          <HeaderText text={displayName(person)} isPlace={isPlace} />
        </span>
        {address !== null && (
          <span className="address-spec">
            <HeaderText text={address} isPlace={isPlace} />
          </span>
        )}
        {role && <RoleBadge role={role} />}
      </button>
      {at && <Menu label={person.address} at={at} onClose={() => setAt(null)} entries={personEntries(person, w)} />}
    </>
  );
}
