// What can be done to an own template: another name, another place, away with it (and back).
import { useState } from 'react';
import type { TemplateId } from '../../../../shared/domain/ids.ts';
import type { Template } from '../../../../shared/domain/template.ts';
import { engine } from '../../../engine/engine.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { sayFailure } from '../../problems/index.ts';
import { NameDialog } from './name-dialog.tsx';
import { words } from './words.ts';

interface OwnTemplateActionsProps {
  template: Template;
  onMove(id: TemplateId, step: -1 | 1): Promise<void>;
}

export function OwnTemplateActions({ template, onMove }: OwnTemplateActionsProps) {
  const w = useWords(words);
  const [renaming, setRenaming] = useState(false);
  const { id: templateId, name, subject, html, text } = template;

  async function remove(): Promise<void> {
    await engine.templates.remove({ templateId });
    const putBack = () => void engine.templates.add({ name, subject, html, text }).catch(sayFailure);
    showToast({ text: w.removed(name), action: { label: w.undo, run: putBack } });
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <fieldset> groups the fields of a form
    <div className="template-actions" role="group" aria-label={w.actions}>
      <Button onClick={() => setRenaming(true)}>{w.rename}</Button>
      <Button icon="sortUp" onClick={() => void onMove(templateId, -1).catch(sayFailure)}>
        {w.up}
      </Button>
      <Button icon="sortDown" onClick={() => void onMove(templateId, 1).catch(sayFailure)}>
        {w.down}
      </Button>
      <Button icon="trash" onClick={() => void remove().catch(sayFailure)}>
        {w.remove}
      </Button>
      {renaming && (
        <NameDialog
          title={w.renameOf(name)}
          action={w.saveAction}
          name={name}
          onTake={(fresh) => void engine.templates.rename({ templateId, name: fresh }).catch(sayFailure)}
          onClose={() => setRenaming(false)}
        />
      )}
    </div>
  );
}
