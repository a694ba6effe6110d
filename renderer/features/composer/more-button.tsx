// « Plus d’options » of the composer: templates, what other features bring, and how pressing the message is.
import { useState } from 'react';
import { Priority } from '../../../shared/domain/priority.ts';
import { useWords } from '../../i18n/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { priorityWords } from '../../ui/priority-mark.tsx';
import { useTemplateEntries } from './templates/template-entries.tsx';
import type { OpenDraft } from './use-draft.ts';
import { words } from './words.ts';

export function MoreButton({ open, more }: { open: OpenDraft; more: readonly MenuEntry[] }) {
  const w = useWords(words);
  const priorities = useWords(priorityWords);
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const templates = useTemplateEntries(open);
  const entries: MenuEntry[] = [
    ...templates.entries,
    'separator',
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
      {templates.dialog}
    </>
  );
}
