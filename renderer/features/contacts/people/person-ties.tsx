// What a person is tied to: other addresses, which may be separated again, children with their class, groups.
import type { ContactId } from '../../../../shared/domain/ids.ts';
import { schoolYearName } from '../../../../shared/domain/school-year.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { sayFailure } from '../../problems/index.ts';
import { words } from '../words.ts';

export function PersonTies({ contactId }: { contactId: ContactId }) {
  const w = useWords(words);
  const { data: person } = useEngineQuery(['contacts', 'person', contactId], (signal) =>
    engine.addressBook.person({ contactId }, signal),
  );
  const others = person?.addresses.filter(({ id }) => id !== contactId) ?? [];
  const dated = (name: string, year: number | null) => (year === null ? name : `${name} (${schoolYearName(year)})`);
  return (
    <>
      {others.length > 0 && (
        <section aria-label={w.otherAddresses} className="contacts-ties">
          <h3>{w.otherAddresses}</h3>
          <ul>
            {others.map(({ id, address }) => (
              <li key={id}>
                {address}{' '}
                <Button
                  variant="quiet"
                  aria-label={w.partOf(address)}
                  onClick={() => void engine.addressBook.part({ contactId: id }).catch(sayFailure)}
                >
                  {w.part}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Tie
        title={w.children}
        names={(person?.children ?? []).map(({ firstName, lastName, className, schoolYear }) =>
          [`${firstName} ${lastName}`.trim(), className && dated(className, schoolYear)].filter(Boolean).join(' · '),
        )}
      />
      <Tie title={w.inGroups} names={(person?.groups ?? []).map(({ name, schoolYear }) => dated(name, schoolYear))} />
    </>
  );
}

function Tie({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <section aria-label={title} className="contacts-ties">
      <h3>{title}</h3>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </section>
  );
}
