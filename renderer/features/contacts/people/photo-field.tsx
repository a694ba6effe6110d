// The picture of a person: chosen from this computer, shown at once, kept as soon as it is chosen.
import { useRef, useState } from 'react';
import type { Contact } from '../../../../shared/domain/contact.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Face } from '../../people/index.ts';
import { sayFailure } from '../../problems/index.ts';
import { words } from '../words.ts';
import { shrinkPhoto } from './shrink-photo.ts';

export function PhotoField({ person }: { person: Contact }) {
  const w = useWords(words);
  const input = useRef<HTMLInputElement>(null);
  const [unreadable, setUnreadable] = useState(false);
  const { data } = useEngineQuery(['contacts', 'person', person.id], (signal) =>
    engine.addressBook.person({ contactId: person.id }, signal),
  );
  const photoId = (data?.addresses.find(({ id }) => id === person.id) ?? person).photoId;

  async function take(file: File | undefined): Promise<void> {
    if (!file) return;
    const photo = await shrinkPhoto(file);
    setUnreadable(photo === null);
    if (photo) await engine.contacts.setPhoto({ contactId: person.id, photo }).catch(sayFailure);
  }

  return (
    <section className="contacts-photo" aria-label={w.photo}>
      <Face person={person} photoId={photoId} size="large" />
      <div>
        <div className="contacts-photo-buttons">
          <Button onClick={() => input.current?.click()}>{w.choosePhoto}</Button>
          {photoId !== null && (
            <Button
              variant="quiet"
              onClick={() => void engine.contacts.setPhoto({ contactId: person.id, photo: null }).catch(sayFailure)}
            >
              {w.removePhoto}
            </Button>
          )}
        </div>
        <p className="field-hint">{w.photoHint}</p>
        {unreadable && (
          <p className="field-error" role="alert">
            {w.photoUnreadable}
          </p>
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          void take(file);
        }}
      />
    </section>
  );
}
