// People who may be in the book twice: the person says whether they are one.
import { displayName } from '../../../../shared/domain/address.ts';
import type { ContactId } from '../../../../shared/domain/ids.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { sayFailure } from '../../problems/index.ts';
import { takeBack } from '../take-back.ts';
import { lastChangeWords, words } from '../words.ts';

export function DuplicatesPage() {
  const w = useWords(words);
  const changes = useWords(lastChangeWords);
  const { data: duplicates } = useEngineQuery(['contacts', 'duplicates'], (signal) =>
    engine.addressBook.duplicates(undefined, signal),
  );

  async function join(contactIds: ContactId[], name: string | null, shown: string): Promise<void> {
    const done = await engine.addressBook.join({ contactIds, name }).catch(sayFailure);
    if (!done) return;
    const run = () => void takeBack(done.changeId, w);
    showToast({ text: changes.join(shown), action: { label: w.undo, run } });
  }

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
              <Button aria-label={w.joinOf(shown)} onClick={() => void join(contactIds, name, shown)}>
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
