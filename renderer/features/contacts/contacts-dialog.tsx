// « Carnet d'adresses », over the main window: people with their role, groups with their privacy, people who are in it
// twice, the school years. Which page is shown is all that is kept here; people and groups are the engine's.
import { useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { GroupsPage } from './groups/groups-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { DuplicatesPage } from './upkeep/duplicates-page.tsx';
import { YearsPage } from './upkeep/years-page.tsx';
import { words } from './words.ts';
import './contacts.css';

type Page = 'people' | 'groups' | 'duplicates' | 'years';

export function ContactsDialog({ onClose }: { onClose(): void }) {
  const w = useWords(words);
  const [page, setPage] = useState<Page>('people');
  const pages: { page: Page; label: string }[] = [
    { page: 'people', label: w.people },
    { page: 'groups', label: w.groups },
    { page: 'duplicates', label: w.duplicates },
    { page: 'years', label: w.years },
  ];
  return (
    <Dialog title={w.title} size="large" onClose={onClose}>
      <Tabs pages={pages} shown={page} onShow={setPage}>
        <div className="contacts-page">
          {page === 'people' && <PeoplePage onLeave={onClose} />}
          {page === 'groups' && <GroupsPage onLeave={onClose} />}
          {page === 'duplicates' && <DuplicatesPage />}
          {page === 'years' && <YearsPage />}
        </div>
      </Tabs>
    </Dialog>
  );
}
