// Asks for the name of a template.
import { type ReactNode, useState } from 'react';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { words } from './words.ts';

interface NameDialogProps {
  title: string;
  action: string;
  name: string;
  children?: ReactNode;
  onTake(name: string): void;
  onClose(): void;
}

export function NameDialog({ title, action, name: before, children, onTake, onClose }: NameDialogProps) {
  const w = useWords(words);
  const [name, setName] = useState(before);
  const fits = name.trim() !== '';
  function take(): void {
    if (!fits) return;
    onClose();
    onTake(name.trim());
  }
  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" disabled={!fits} onClick={take}>
        {action}
      </Button>
    </>
  );
  return (
    <Dialog title={title} size="small" onClose={onClose} foot={foot}>
      {children}
      <TextField
        label={w.name}
        value={name}
        maxLength={100}
        data-autofocus
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
    </Dialog>
  );
}
