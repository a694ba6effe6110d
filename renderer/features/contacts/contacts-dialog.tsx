// « Carnet d'adresses », over the main window: people with their role, and groups with their privacy. Which of the
// two is shown, and what is being edited, is all that is kept here; people and groups are the engine's.
import { type KeyboardEvent, useId, useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { GroupsPage } from './groups-page.tsx';
import { PeoplePage } from './people-page.tsx';
import { words } from './words.ts';
import './contacts.css';

const PAGES = ['people', 'groups'] as const;
type Page = (typeof PAGES)[number];

export function ContactsDialog({ onClose }: { onClose(): void }) {
  const w = useWords(words);
  const id = useId();
  const [page, setPage] = useState<Page>('people');

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = page === 'people' ? 'groups' : 'people';
    setPage(other);
    document.getElementById(`${id}-${other}`)?.focus();
  }

  return (
    <Dialog title={w.title} size="large" onClose={onClose}>
      <div role="tablist" className="contacts-tabs" onKeyDown={onKeyDown}>
        {PAGES.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`${id}-${one}`}
            aria-selected={page === one}
            aria-controls={`${id}-panel`}
            tabIndex={page === one ? 0 : -1}
            onClick={() => setPage(one)}
          >
            {w[one]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${page}`} className="contacts-page">
        {page === 'people' ? <PeoplePage onLeave={onClose} /> : <GroupsPage onLeave={onClose} />}
      </div>
    </Dialog>
  );
}
