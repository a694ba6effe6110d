// Asks for a folder's name. What the engine refuses (a name that is taken) is said at the field, and what was
// typed stays.
import { type SubmitEvent, useId, useState } from 'react';
import { MailError } from '../../../shared/domain/problem.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { describeProblem, problemWords } from '../problems/index.ts';
import { folderWords } from './words.ts';

interface NameDialogProps {
  title: string;
  action: string;
  initial: string;
  run(name: string): Promise<void>;
  onClose(): void;
}

export function NameDialog({ title, action, initial, run, onClose }: NameDialogProps) {
  const w = useWords(folderWords);
  const problems = useWords(problemWords);
  const formId = useId();
  const [name, setName] = useState(initial);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const wanted = name.trim();
    if (wanted === '') return;
    if (wanted === initial) return onClose();
    try {
      await run(wanted);
      onClose();
    } catch (failure) {
      if (!(failure instanceof MailError)) throw failure;
      const { title: what, todo } = describeProblem(failure.data, problems);
      setError(todo ? `${what}. ${todo}` : what);
    }
  }

  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" type="submit" form={formId}>
        {action}
      </Button>
    </>
  );
  return (
    <Dialog title={title} size="small" onClose={onClose} foot={foot}>
      <form id={formId} onSubmit={(event) => void submit(event)}>
        <TextField
          label={w.name}
          value={name}
          error={error}
          maxLength={200}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
