// The rows of the editor: a condition, an action. Each is a group with a name of its own, for a screen reader.

import { Priority } from '../../../shared/domain/priority.ts';
import { tagName } from '../../../shared/domain/tag.ts';
import { useLanguage, useWords } from '../../i18n/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { useTags } from '../tags/index.ts';
import { ACTION_NAMES, type ActionName, type ActionParts, freshAction } from './action-parts.ts';
import {
  CONDITION_FIELDS,
  type ConditionField,
  type ConditionParts,
  type ConditionTest,
  freshParts,
  takesValue,
  testsOf,
} from './condition-parts.ts';
import type { FolderChoice } from './folder-choices.ts';
import { actionWords, fieldWords, flagWords, priorityWords, testWords } from './part-words.ts';
import { filterWords } from './words.ts';

interface ConditionRowProps {
  number: number;
  parts: ConditionParts;
  error: string | undefined;
  onChange(parts: ConditionParts): void;
  onRemove(): void;
}

export function ConditionRow({ number, parts, error, onChange, onRemove }: ConditionRowProps) {
  const w = useWords(filterWords);
  const fields = useWords(fieldWords);
  const tests = useWords(testWords);
  const { field, test, name } = parts;
  return (
    <fieldset className="filter-row">
      <legend>{w.condition(number)}</legend>
      <SelectField<ConditionField>
        label={w.field}
        value={field}
        options={CONDITION_FIELDS.map((one) => ({ value: one, label: fields[one] }))}
        onChange={(next) => onChange(freshParts(next, parts.value))}
      />
      {field === 'header' && (
        <TextField
          label={w.headerName}
          value={name}
          onChange={({ target }) => onChange({ ...parts, name: target.value })}
        />
      )}
      <SelectField<ConditionTest>
        label={w.test}
        value={test}
        options={testsOf(field).map((one) => ({ value: one, label: tests[one] }))}
        onChange={(next) => onChange({ ...parts, test: next })}
      />
      {takesValue(parts) && <ConditionValue parts={parts} error={error} onChange={onChange} />}
      <IconButton icon="close" label={w.removeCondition(number)} onClick={onRemove} />
    </fieldset>
  );
}

function ConditionValue({ parts, error, onChange }: Pick<ConditionRowProps, 'parts' | 'error' | 'onChange'>) {
  const w = useWords(filterWords);
  const tags = useTagOptions();
  const flags = useWords(flagWords);
  const priorities = useWords(priorityWords);
  const { field, value } = parts;
  const set = (next: string) => onChange({ ...parts, value: next });
  const choices = {
    status: Object.entries(flags).map(([flag, label]) => ({ value: flag, label })),
    priority: Priority.options.map((one) => ({ value: one as string, label: priorities[one] })),
    tag: tags,
  };
  if (field === 'status' || field === 'priority' || field === 'tag') {
    return <SelectField label={w.value} value={value} options={choices[field]} onChange={set} />;
  }
  const type = field === 'date' ? 'date' : field === 'age' || field === 'size' ? 'number' : 'text';
  return (
    <TextField
      label={w.value}
      type={type}
      {...(type === 'number' && { min: 0 })}
      value={value}
      error={error}
      onChange={({ target }) => set(target.value)}
    />
  );
}

interface ActionRowProps {
  number: number;
  parts: ActionParts;
  folders: readonly FolderChoice[];
  error: string | undefined;
  onChange(parts: ActionParts): void;
  /** null: it is the only one. */
  onRemove: (() => void) | null;
}

export function ActionRow({ number, parts, folders, error, onChange, onRemove }: ActionRowProps) {
  const w = useWords(filterWords);
  const tags = useTagOptions();
  const actionNames = useWords(actionWords);
  const priorities = useWords(priorityWords);
  const { name, target } = parts;
  const choices = {
    move: [{ value: '', label: w.chooseFolder }, ...folders],
    copy: [{ value: '', label: w.chooseFolder }, ...folders],
    tag: tags,
    priority: Priority.options.map((one) => ({ value: one as string, label: priorities[one] })),
  };
  return (
    <fieldset className="filter-row">
      <legend>{w.action(number)}</legend>
      <SelectField<ActionName>
        label={w.what}
        value={name}
        options={ACTION_NAMES.map((one) => ({ value: one, label: actionNames[one] }))}
        onChange={(next) => onChange(freshAction(next))}
      />
      {(name === 'move' || name === 'copy' || name === 'tag' || name === 'priority') && (
        <SelectField
          label={w.target}
          value={target}
          error={error}
          options={choices[name]}
          onChange={(next) => onChange({ ...parts, target: next })}
        />
      )}
      {onRemove && <IconButton icon="close" label={w.removeAction(number)} onClick={onRemove} />}
    </fieldset>
  );
}

function useTagOptions(): { value: string; label: string }[] {
  const language = useLanguage();
  return useTags().map((tag) => ({ value: tag.keyword, label: tagName(tag, language) }));
}
