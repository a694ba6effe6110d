// The templates' part of « Plus d’options »: its entries, and the dialogs that they open.
import { type ReactNode, useState } from 'react';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useWords } from '../../../i18n/index.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { sayFailure } from '../../problems/index.ts';
import type { OpenDraft } from '../use-draft.ts';
import { NameDialog } from './name-dialog.tsx';
import { TemplatesDialog } from './templates-dialog.tsx';
import { words } from './words.ts';

export function useTemplateEntries(open: OpenDraft): { entries: MenuEntry[]; dialog: ReactNode } {
  const w = useWords(words);
  const [shown, setShown] = useState<'list' | 'save' | null>(null);
  const { data: accounts } = useEngineQuery(['accounts'], (signal) => engine.accounts.list(undefined, signal));
  const { identityId, subject } = open.fields;
  const identity = accounts?.flatMap(({ identities }) => identities).find(({ id }) => id === identityId);
  const close = () => setShown(null);

  async function save(name: string): Promise<void> {
    const body = open.body()?.ownWords();
    if (!body) return;
    await engine.templates.add({ name, subject: open.fieldsNow().subject, ...body });
    showToast({ text: w.saved(name) });
  }
  return {
    entries: [
      { label: w.open, icon: 'template', run: () => setShown('list') },
      { label: w.save, run: () => setShown('save') },
    ],
    dialog:
      shown === 'list' ? (
        <TemplatesDialog open={open} known={identity ? { signature: identity.name } : {}} onClose={close} />
      ) : shown === 'save' ? (
        <NameDialog
          title={w.saveTitle}
          action={w.saveAction}
          name={subject.trim()}
          onTake={(name) => void save(name).catch(sayFailure)}
          onClose={close}
        >
          <p>{w.saveIntro}</p>
        </NameDialog>
      ) : null,
  };
}
