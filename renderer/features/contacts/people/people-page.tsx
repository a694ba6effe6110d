// People: found as one types, with the role by which the guard knows them. Those only ever met in mail are on a shelf of
// their own.
import { useDeferredValue, useState } from 'react';
import { displayName } from '../../../../shared/domain/address.ts';
import { type Contact, ContactRole } from '../../../../shared/domain/contact.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useFormats, useWords } from '../../../i18n/index.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { composeTo } from '../../composer/index.ts';
import { Face, roleWords, shownRole } from '../../people/index.ts';
import { sayFailure } from '../../problems/index.ts';
import { BookFiles } from '../book-files.tsx';
import { words } from '../words.ts';
import { PersonDialog } from './person-dialog.tsx';

/** A longer list is not read, it is searched. */
const SHOWN = 300;

export function PeoplePage({ onLeave }: { onLeave(): void }) {
  const w = useWords(words);
  const formats = useFormats();
  const [text, setText] = useState('');
  const [edited, setEdited] = useState<Contact | 'new' | null>(null);
  const [removed, setRemoved] = useState<Contact | null>(null);
  const [shelf, setShelf] = useState<'kept' | 'met'>('kept');
  const asked = useDeferredValue(text.trim());
  const { data: people } = useEngineQuery(['contacts', 'list', shelf, asked], (signal) =>
    engine.contacts.list({ text: asked, shelf }, signal),
  );

  return (
    <>
      <div className="contacts-bar">
        <input
          type="search"
          className="input"
          aria-label={w.search}
          placeholder={w.searchHint}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <select
          className="input contacts-shelf"
          aria-label={w.shelf}
          value={shelf}
          onChange={(event) => setShelf(event.target.value === 'met' ? 'met' : 'kept')}
        >
          <option value="kept">{w.shelfKept}</option>
          <option value="met">{w.shelfMet}</option>
        </select>
        <Button icon="add" onClick={() => setEdited('new')}>
          {w.addPerson}
        </Button>
        <BookFiles />
      </div>
      {people?.length === 0 && (
        <p className="contacts-note">{asked ? w.nobody : shelf === 'kept' ? w.empty : w.nobodyMet}</p>
      )}
      <ul className="contacts-list" aria-label={w.people}>
        {people?.slice(0, SHOWN).map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            onWrite={() => {
              onLeave();
              composeTo([{ kind: 'address', address: { name: person.name, address: person.address } }]);
            }}
            onEdit={() => setEdited(person)}
            onRemove={() => setRemoved(person)}
          />
        ))}
      </ul>
      {people && people.length > SHOWN && <p className="contacts-note">{w.more(formats.number(SHOWN))}</p>}
      {edited && <PersonDialog person={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {removed && (
        <ConfirmDialog
          title={w.removePersonTitle}
          action={w.remove}
          danger
          onConfirm={() => void engine.contacts.remove({ contactId: removed.id }).catch(sayFailure)}
          onClose={() => setRemoved(null)}
        >
          <p>{w.removePersonText(displayName(removed))}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

interface PersonRowProps {
  person: Contact;
  onWrite(): void;
  onEdit(): void;
  onRemove(): void;
}

function PersonRow({ person, onWrite, onEdit, onRemove }: PersonRowProps) {
  const w = useWords(words);
  const roles = useWords(roleWords);
  const name = displayName(person);
  const role = shownRole({ isMe: false, roles: person.roles }) ?? '';
  return (
    <li className="contacts-row">
      <Face person={person} photoId={person.photoId} />
      <div className="contacts-who">
        <span className="contacts-name">{name}</span>
        {person.name && <span className="contacts-address">{person.address}</span>}
      </div>
      <select
        className="input contacts-role"
        aria-label={w.roleOf(name)}
        value={role}
        onChange={(event) => {
          const chosen = ContactRole.safeParse(event.target.value);
          const roles = chosen.success ? [chosen.data] : [];
          void engine.contacts.save({ address: person.address, roles }).catch(sayFailure);
        }}
      >
        <option value="">{w.noRole}</option>
        {ContactRole.options.map((option) => (
          <option key={option} value={option}>
            {roles[option]}
          </option>
        ))}
      </select>
      <IconButton icon="compose" label={w.writeTo(name)} onClick={onWrite} />
      <IconButton icon="edit" label={w.editOf(name)} onClick={onEdit} />
      <IconButton icon="trash" label={w.removeOf(name)} onClick={onRemove} />
    </li>
  );
}
