// The words of a « mot à coller », to be read over before it is copied for a whole class.
import { useWords } from '../../i18n/index.ts';
import { CheckField, Field, TextField } from '../../ui/field.tsx';
import type { Notebook } from './use-notebook.ts';
import { printWords } from './words.ts';

export function NotebookForm({ notebook: { order, change, changeSchool } }: { notebook: Notebook }) {
  const w = useWords(printWords);
  if (!order) return <p role="status">{w.preparing}</p>;
  return (
    <>
      <p className="field-hint">{w.notebookHint}</p>
      <TextField
        label={w.school}
        value={order.school}
        maxLength={200}
        onChange={(event) => changeSchool(event.target.value)}
      />
      <TextField
        label={w.heading}
        value={order.title}
        maxLength={300}
        onChange={(event) => change({ title: event.target.value })}
      />
      <Field label={w.text}>
        {(ties) => (
          <textarea
            className="input notebook-text"
            rows={9}
            maxLength={20_000}
            value={order.text}
            onChange={(event) => change({ text: event.target.value })}
            {...ties}
          />
        )}
      </Field>
      <CheckField label={w.slip} hint={w.slipHint} checked={order.slip} onChange={(slip) => change({ slip })} />
    </>
  );
}
