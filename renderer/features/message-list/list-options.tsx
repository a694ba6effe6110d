// « Tri et fils »: the menu at the head of the list; the only way to sort where there are no column heads.
import { useState } from 'react';
import type { Settings, SortBy } from '../../../shared/domain/settings.ts';
import { useWords } from '../../i18n/index.ts';
import { isLocked } from '../../state/policies.ts';
import { saveSettings } from '../../state/settings.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { type ListWords, listWords } from './words.ts';

interface ListOptionsProps {
  settings: Settings;
}

export function ListOptions({ settings }: ListOptionsProps) {
  const w = useWords(listWords);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  return (
    <>
      <IconButton
        icon="threads"
        label={w.listOptions}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          setAt({ x: left, y: bottom + 2 });
        }}
      />
      {at && <Menu label={w.listOptions} entries={entriesOf(settings, w)} at={at} onClose={() => setAt(null)} />}
    </>
  );
}

function entriesOf({ sort, threaded }: Settings, w: ListWords): MenuEntry[] {
  const sorts: [SortBy, string][] = [
    ['date', w.date],
    ['from', w.from],
    ['subject', w.subject],
    ['size', w.size],
    ['unread', w.unreadSort],
    ['flagged', w.flaggedColumn],
    ['attachment', w.attachmentColumn],
  ];
  const direction = (value: 'asc' | 'desc', label: string): MenuEntry => ({
    label,
    checked: sort.direction === value,
    run: () => saveSettings({ sort: { by: sort.by, direction: value } }),
  });
  return [
    ...sorts.map(([by, label]): MenuEntry => {
      const firstDirection = by === 'from' || by === 'subject' ? 'asc' : 'desc';
      return { label, checked: sort.by === by, run: () => saveSettings({ sort: { by, direction: firstDirection } }) };
    }),
    'separator',
    direction('asc', w.ascending),
    direction('desc', w.descending),
    'separator',
    {
      label: w.threads,
      checked: threaded,
      disabled: isLocked('threaded'),
      run: () => saveSettings({ threaded: !threaded }),
    },
    { label: w.expandAll, disabled: !threaded, run: () => foldAll(false) },
    { label: w.collapseAll, disabled: !threaded, run: () => foldAll(true) },
  ];
}

/** Everywhere, and of threads that begin later too. */
function foldAll(folded: boolean): void {
  saveSettings({ threadFolding: { folded, except: [] } });
}
