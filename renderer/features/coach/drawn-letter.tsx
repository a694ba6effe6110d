// A letter drawn with the program's own fields and badges, and beside it what each reader finds at its head: the
// same picture on each screen of the coach, and as the practice's result. Words and icons, never colour alone.
import { type Address, addressKey, displayName } from '../../../shared/domain/address.ts';
import { useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { RoleBadge, shownRole } from '../people/index.ts';
import { CLAIRE, isFamily, namesOf, othersRead, PEOPLE, type Placed } from './people.ts';
import { words } from './words.ts';

interface DrawnLetterProps {
  letter: Placed;
  subject: string;
}

export function DrawnLetter({ letter, subject }: DrawnLetterProps) {
  const w = useWords(words);
  return (
    <dl className="coach-letter" aria-label={w.letter}>
      <Line name={w.from} people={[CLAIRE]} />
      <Line name={w.to} people={letter.to} />
      <Line name={w.cc} people={letter.cc} />
      <Line name={w.bcc} people={letter.bcc} />
      <div>
        <dt>{w.subject}</dt>
        <dd>{subject}</dd>
      </div>
    </dl>
  );
}

/** `letter`, as it arrives at everybody but its author. */
export function Readers({ letter }: { letter: Placed }) {
  const w = useWords(words);
  const readers = [...letter.to, ...letter.cc, ...letter.bcc].filter(({ address }) => address !== CLAIRE.address);
  return (
    <div className="coach-received">
      <Way />
      <ul className="coach-readers" aria-label={w.readers}>
        {readers.map((reader) => (
          <Reader key={reader.address} reader={reader} letter={letter} />
        ))}
      </ul>
    </div>
  );
}

function Reader({ reader, letter }: { reader: Address; letter: Placed }) {
  const w = useWords(words);
  return (
    <li className="coach-reader">
      <p className="coach-reader-name">
        <Icon name="account" /> {w.reads(displayName(reader))}
      </p>
      <dl>
        <Line name={w.to} people={letter.to} />
        {letter.cc.length > 0 && <Line name={w.cc} people={letter.cc} />}
      </dl>
      {isFamily(reader) && <Verdict shown={othersRead(letter, reader).filter(isFamily)} />}
    </li>
  );
}

function Verdict({ shown }: { shown: readonly Address[] }) {
  const w = useWords(words);
  return shown.length === 0 ? (
    <p className="coach-hidden">
      <Icon name="lock" /> {w.readsNoOther}
    </p>
  ) : (
    <p className="coach-shown">
      <Icon name="warning" /> {w.readsOthers(namesOf(shown))}
    </p>
  );
}

function Line({ name, people }: { name: string; people: readonly Address[] }) {
  const w = useWords(words);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {people.map((person) => (
          <Chip key={person.address} person={person} />
        ))}
        {people.length === 0 && <span className="coach-nobody">{w.nobody}</span>}
      </dd>
    </div>
  );
}

function Chip({ person }: { person: Address }) {
  const role = shownRole(PEOPLE.get(addressKey(person.address)));
  return (
    <span className="coach-chip">
      {displayName(person)} {role && <RoleBadge role={role} />}
    </span>
  );
}

/** From the letter to those who read it: an ornament. */
function Way() {
  return (
    <svg className="coach-way" viewBox="0 0 60 40" aria-hidden="true" focusable="false">
      <path d="M3 20h50M44 11l9 9-9 9" />
      <rect x="14" y="9" width="24" height="17" rx="2" />
      <path d="m15 11 11 8 11-8" />
    </svg>
  );
}
