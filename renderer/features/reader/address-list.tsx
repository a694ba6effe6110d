// People of a header line: each with name, role badge and a menu (write, copy, say who it is). Many are folded.
import { useState } from 'react';
import { type Address, addressKey, displayName } from '../../../shared/domain/address.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Menu, menuPlace } from '../../ui/menu.tsx';
import { type FactsByAddress, RoleBadge, shownRole } from '../people/index.ts';
import { personEntries } from './person-menu.ts';
import { words } from './words.ts';

/** More than these are folded; one more is not worth a button. */
const SHOWN = 6;
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
  const [wanted, setWanted] = useState(SHOWN);
  const folds = people.length > SHOWN + 1;
  const shown = folds ? people.slice(0, wanted) : people;
  const left = people.length - shown.length;
  return (
    <ul className="address-list">
      {shown.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may name the same address twice, and never changes
        <li key={index}>
          <Person person={person} facts={facts} inFull={inFull} />
        </li>
      ))}
      {left > 0 && (
        <li>
          <button
            type="button"
            className="address-fold"
            aria-expanded={wanted > SHOWN}
            onClick={() => setWanted(wanted + STEP)}
          >
            {w.andOthers(formats.number(left))}
          </button>
        </li>
      )}
      {folds && wanted > SHOWN && (
        <li>
          <button type="button" className="address-fold" aria-expanded onClick={() => setWanted(SHOWN)}>
            {w.fold}
          </button>
        </li>
      )}
    </ul>
  );
}

function Person({ person, facts, inFull }: { person: Address } & Omit<AddressListProps, 'people'>) {
  const w = useWords(words);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
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
        <span className="address-name">{displayName(person)}</span>
        {inFull && person.name && <span className="address-spec">&lt;{person.address}&gt;</span>}
        {role && <RoleBadge role={role} />}
      </button>
      {at && <Menu label={person.address} at={at} onClose={() => setAt(null)} entries={personEntries(person, w)} />}
    </>
  );
}
