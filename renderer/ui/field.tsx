// A labelled control with its hint and its error, tied together for a screen reader.
import { type ComponentProps, type ReactNode, useId } from 'react';
import './field.css';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: ReactNode;
}

/** What a control has to carry so that it belongs to its field. */
interface Ties {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

export function Field({ label, hint, error, children }: FieldProps & { children(ties: Ties): ReactNode }) {
  const id = useId();
  const ties: Ties = {
    id,
    'aria-describedby': hint || error ? `${id}-more` : undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(ties)}
      {(hint || error) && (
        <p id={`${id}-more`} className={error ? 'field-error' : 'field-hint'}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, hint, error, className = '', ...input }: FieldProps & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ties) => <input className={`input ${className}`} {...input} {...ties} />}
    </Field>
  );
}

interface SelectFieldProps<Value extends string> extends FieldProps {
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange(value: Value): void;
  /** Why it cannot be changed. */
  locked?: string | undefined;
}

export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hint, error, value, options, onChange, locked } = props;
  return (
    <Field label={label} hint={locked ?? hint} error={error}>
      {(ties) => (
        <select
          className="input"
          value={value}
          disabled={locked !== undefined}
          onChange={(event) => onChange(event.target.value as Value)}
          {...ties}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange(checked: boolean): void;
  /** Why it cannot be changed. */
  locked?: string | undefined;
}

export function CheckField({ label, hint: usual, checked, onChange, locked }: CheckFieldProps) {
  const id = useId();
  const hint = locked ?? usual;
  return (
    <div className="check-field">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        disabled={locked !== undefined}
        aria-describedby={hint ? `${id}-more` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-more`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
