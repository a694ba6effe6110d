// « Modèles »: a list, the fields of the one that is chosen, what it will be, and where it goes: to the cursor, or into a
// message of its own.
import { useState } from 'react';
import { filledLetter, type Letter, templateFields } from '../../../../shared/compose/templates.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { sayFailure } from '../../problems/index.ts';
import { composeLetter } from '../start.ts';
import type { OpenDraft } from '../use-draft.ts';
import { OwnTemplateActions } from './own-template-actions.tsx';
import { type Choice, useTemplates } from './use-templates.ts';
import { words } from './words.ts';
import './templates.css';

interface TemplatesDialogProps {
  open: OpenDraft;
  /** What is known already of fields of these names. */
  known: Readonly<Record<string, string>>;
  onClose(): void;
}

export function TemplatesDialog({ open, known, onClose }: TemplatesDialogProps) {
  const w = useWords(words);
  const templates = useTemplates();
  const [key, setKey] = useState<string | null>(null);
  const [values, setValues] = useState<Readonly<Record<string, string>>>(known);
  const all = [...templates.own, ...templates.builtIn];
  const chosen = all.find((one) => one.key === key) ?? templates.builtIn[0];
  if (!chosen) return null;
  const letter = filledLetter(chosen.letter, values);

  function insert(): void {
    onClose();
    open.body()?.insert(letter);
    if (open.fieldsNow().subject.trim() === '') open.change({ subject: letter.subject });
  }
  const foot = (
    <>
      <Button onClick={onClose}>{w.close}</Button>
      <Button
        onClick={() => {
          onClose();
          void composeLetter(letter).catch(sayFailure);
        }}
      >
        {w.startNew}
      </Button>
      <Button variant="primary" onClick={insert}>
        {w.insert}
      </Button>
    </>
  );
  return (
    <Dialog title={w.title} size="large" onClose={onClose} foot={foot}>
      <div className="templates">
        <nav className="template-lists" aria-label={w.title}>
          <TemplateList title={w.own} choices={templates.own} none={w.ownNone} chosen={chosen} onChoose={setKey} />
          <TemplateList title={w.builtIn} choices={templates.builtIn} chosen={chosen} onChoose={setKey} />
        </nav>
        <div className="template-shown">
          {chosen.own && <OwnTemplateActions key={chosen.key} template={chosen.own} onMove={templates.move} />}
          <Fields letter={chosen.letter} values={values} onChange={setValues} />
          <section aria-label={w.preview} className="template-preview">
            <p>
              <strong>{w.subject(letter.subject)}</strong>
            </p>
            <p className="template-text">{letter.text}</p>
          </section>
        </div>
      </div>
    </Dialog>
  );
}

interface TemplateListProps {
  title: string;
  choices: readonly Choice[];
  none?: string;
  chosen: Choice;
  onChoose(key: string): void;
}

function TemplateList({ title, choices, none, chosen, onChoose }: TemplateListProps) {
  return (
    <section>
      <h3>{title}</h3>
      {choices.length === 0 && <p className="template-none">{none}</p>}
      <ul>
        {choices.map(({ key, name }) => (
          <li key={key}>
            <button
              type="button"
              className="template-choice"
              aria-current={key === chosen.key}
              onClick={() => onChoose(key)}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FieldsProps {
  letter: Letter;
  values: Readonly<Record<string, string>>;
  onChange(values: Readonly<Record<string, string>>): void;
}

function Fields({ letter, values, onChange }: FieldsProps) {
  const w = useWords(words);
  const names = templateFields(letter);
  if (names.length === 0) return null;
  return (
    <fieldset className="template-fields">
      <legend>{w.fields}</legend>
      <div className="template-field-grid">
        {names.map((name) => (
          <TextField
            key={name}
            label={name}
            value={values[name] ?? ''}
            maxLength={300}
            onChange={(event) => onChange({ ...values, [name]: event.target.value })}
          />
        ))}
      </div>
      <p className="template-none">{w.fieldsHint}</p>
    </fieldset>
  );
}
