// « Tri et fils »: the menu at the head of the list: its order, groups, threads, density. The only way to sort where
// there are no column heads.
import { useState } from 'react';
import { groupsBy, type Sort, type SortBy } from '../../../shared/domain/list-layout.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { useWords } from '../../i18n/index.ts';
import { isLocked } from '../../state/policies.ts';
import { saveSettings } from '../../state/settings.ts';
import { useView } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import type { Shown } from './shown.ts';
import type { ListLayoutState } from './use-layout.ts';
import { type ListWords, listWords } from './words.ts';

interface ListOptionsProps {
  settings: Settings;
  layout: ListLayoutState;
  shown: Shown;
}

export function ListOptions({ settings, layout, shown }: ListOptionsProps) {
  const w = useWords(listWords);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const groups: MenuEntry[][] = [
    sortEntries(layout, w),
    groupEntries(layout, shown, w),
    threadEntries(settings, w),
    densityEntries(settings, w),
  ];
  const entries = groups.flatMap((some, index): MenuEntry[] => (index === 0 ? some : ['separator', ...some]));
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
      {at && <Menu label={w.listOptions} entries={entries} at={at} onClose={() => setAt(null)} />}
    </>
  );
}

function sortEntries({ kind, sort, change }: ListLayoutState, w: ListWords): MenuEntry[] {
  const people: [SortBy, string] = kind === 'sent' || kind === 'drafts' ? ['to', w.to] : ['from', w.from];
  const sorts: [SortBy, string][] = [
    ['date', w.date],
    people,
    ['subject', w.subject],
    ['size', w.size],
    ['unread', w.unreadSort],
    ['flagged', w.flaggedColumn],
    ['attachment', w.attachmentColumn],
    ...(kind === 'unified' ? [['account', w.accountColumn] satisfies [SortBy, string]] : []),
  ];
  const entryOf = ([by, label]: [SortBy, string]): MenuEntry => ({
    label,
    checked: sort?.by === by,
    run: () => change({ sort: { by, direction: isText(by) ? 'asc' : 'desc' } }),
  });
  const direction = (value: Sort['direction'], label: string): MenuEntry => ({
    label,
    checked: sort?.direction === value,
    disabled: sort === null,
    run: () => sort && change({ sort: { by: sort.by, direction: value } }),
  });
  const asFound: MenuEntry = { label: w.searchOrder, checked: sort === null, run: () => change({ sort: null }) };
  return [
    ...(kind === 'search' ? [asFound] : []),
    ...sorts.map(entryOf),
    'separator',
    direction('asc', w.ascending),
    direction('desc', w.descending),
  ];
}

const isText = (by: SortBy) => by === 'from' || by === 'to' || by === 'subject' || by === 'account';

/** A group is what the list is sorted by: to group is to sort, too. */
function groupEntries({ kind, sort, grouped, change }: ListLayoutState, shown: Shown, w: ListWords): MenuEntry[] {
  const now = grouped ? groupsBy(sort) : null;
  const group = (by: 'date' | 'from' | 'to', label: string): MenuEntry => ({
    label,
    checked: now === by,
    run: () =>
      change({ grouped: true, sort: sort?.by === by ? sort : { by, direction: by === 'date' ? 'desc' : 'asc' } }),
  });
  const keys = () => [...(shown.groups?.heads.values() ?? [])].map(({ key }) => key);
  return [
    { label: w.ungrouped, checked: now === null, run: () => change({ grouped: false }) },
    group('date', w.groupByDate),
    kind === 'sent' || kind === 'drafts' ? group('to', w.groupByTo) : group('from', w.groupByFrom),
    { label: w.expandGroups, disabled: now === null, run: () => useView.setState({ foldedGroups: new Set() }) },
    { label: w.foldGroups, disabled: now === null, run: () => useView.setState({ foldedGroups: new Set(keys()) }) },
  ];
}

function threadEntries({ threaded }: Settings, w: ListWords): MenuEntry[] {
  return [
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

function densityEntries({ density }: Settings, w: ListWords): MenuEntry[] {
  return (['compact', 'normal', 'relaxed'] as const).map((value) => ({
    label: `${w.density}\u00a0: ${w[value].toLocaleLowerCase()}`,
    checked: density === value,
    disabled: isLocked('density'),
    run: () => saveSettings({ density: value }),
  }));
}
