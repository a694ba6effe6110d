// « Plus d’options » of the composer: how pressing the message is, and templates.
import { useState } from 'react';
import { Priority } from '../../../shared/domain/priority.ts';
import { useWords } from '../../i18n/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { priorityWords } from '../../ui/priority-mark.tsx';
import type { OpenDraft } from './use-draft.ts';
import { words } from './words.ts';

export function MoreButton({ open, more = [] }: { open: OpenDraft; more?: readonly MenuEntry[] }) {
  const w = useWords(words);
  const priorities = useWords(priorityWords);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const entries: MenuEntry[] = [
    ...more,
    ...(more.length > 0 ? (['separator'] as const) : []),
    ...Priority.options.map((priority) => ({
      label: priorities[priority],
      checked: (open.fields.priority ?? 'normal') === priority,
      run: () => open.change({ priority: priority === 'normal' ? undefined : priority }),
    })),
  ];
  return (
    <>
      <IconButton
        icon="more"
        label={w.moreOptions}
        aria-haspopup="menu"
        aria-expanded={menuAt !== null}
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          setMenuAt({ x: left, y: bottom + 4 });
        }}
      />
      {menuAt && <Menu label={w.moreOptions} entries={entries} at={menuAt} onClose={() => setMenuAt(null)} />}
    </>
  );
}
