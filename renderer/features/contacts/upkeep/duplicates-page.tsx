// People who may be in the book twice: the person says whether they are one.
import { displayName } from '../../../../shared/domain/address.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { sayFailure } from '../../problems/index.ts';
import { words } from '../words.ts';

export function DuplicatesPage() {
  const w = useWords(words);
  const { data: duplicates } = useEngineQuery(['contacts', 'duplicates'], (signal) =>
    engine.addressBook.duplicates(undefined, signal),
  );
  return (
    <>
      <p className="contacts-note">{duplicates?.length === 0 ? w.noDuplicates : w.duplicatesIntro}</p>
      <ul className="contacts-list" aria-label={w.duplicates}>
        {duplicates?.map(({ contacts, reason }) => {
          const contactIds = contacts.map(({ id }) => id);
          const name = contacts.find((one) => one.name)?.name ?? null;
          const shown = displayName(contacts[0]!);
          return (
            <li key={contactIds.join(' ')} className="contacts-row">
              <div className="contacts-who">
                <span className="contacts-name">
                  {shown} · {w[reason]}
                </span>
                <span className="contacts-address">{contacts.map(({ address }) => address).join(' · ')}</span>
              </div>
              <Button
                aria-label={w.joinOf(shown)}
                onClick={() => void engine.addressBook.join({ contactIds, name }).catch(sayFailure)}
              >
                {w.join}
              </Button>
              <Button
                aria-label={w.tellApartOf(shown)}
                onClick={() => void engine.addressBook.tellApart({ contactIds }).catch(sayFailure)}
              >
                {w.tellApart}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
