// « Carnet d'adresses », over the main window: people with their role, and groups with their privacy. Which of the
// two is shown, and what is being edited, is all that is kept here; people and groups are the engine's.
import { useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { GroupsPage } from './groups-page.tsx';
import { PeoplePage } from './people-page.tsx';
import { words } from './words.ts';
import './contacts.css';

type Page = 'people' | 'groups';

export function ContactsDialog({ onClose }: { onClose(): void }) {
  const w = useWords(words);
  const [page, setPage] = useState<Page>('people');
  const pages: { page: Page; label: string }[] = [
    { page: 'people', label: w.people },
    { page: 'groups', label: w.groups },
  ];
  return (
    <Dialog title={w.title} size="large" onClose={onClose}>
      <Tabs pages={pages} shown={page} onShow={setPage}>
        <div className="contacts-page">
          {page === 'people' ? <PeoplePage onLeave={onClose} /> : <GroupsPage onLeave={onClose} />}
        </div>
      </Tabs>
    </Dialog>
  );
}
