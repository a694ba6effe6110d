// The « mot à coller » as it is being edited: what the message proposes, until the person writes something else.
import { useState } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { PaperOrder } from '../../../shared/domain/paper.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';

type NotebookOrder = PaperOrder & { kind: 'notebook' };
type Edited = Pick<NotebookOrder, 'title' | 'text' | 'slip'>;

export interface Notebook {
  /** null: not read yet. */
  order: NotebookOrder | null;
  change(part: Partial<Edited>): void;
  /** Kept for the next one. */
  changeSchool(school: string): void;
}

export function useNotebook(messageId: MessageId): Notebook {
  const { data } = useEngineQuery(
    ['notebook', messageId],
    (signal) => engine.messages.notebookText({ messageId }, signal),
    {
      changedBy: () => false,
    },
  );
  const settings = useSettings();
  const [edited, setEdited] = useState<Partial<Edited>>({});
  const [school, setSchool] = useState<string | null>(null);
  const order: NotebookOrder | null = data
    ? { kind: 'notebook', slip: false, ...data, ...edited, school: school ?? settings?.schoolName ?? '' }
    : null;
  return {
    order,
    change: (part) => setEdited((before) => ({ ...before, ...part })),
    changeSchool(name) {
      setSchool(name);
      saveSettings({ schoolName: name.slice(0, 200) });
    },
  };
}
