// À, Cc or Cci: chips and the place to type the next one, with completion (ARIA combobox with a listbox). What is
// typed becomes a chip at a separator, Enter, Tab or on leaving; what is no address becomes a chip that says so.
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { formatRecipient, parseRecipients } from '../../../../shared/compose/recipients.ts';
import type { Group } from '../../../../shared/domain/contact.ts';
import type { Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import { useWords } from '../../../i18n/index.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { FactsByAddress } from '../../people/index.ts';
import { words } from '../words.ts';
import { afterPointer } from './after-pointer.ts';
import { Chips } from './chips.tsx';
import { CompletionList, useCompletion } from './completion.tsx';
import { added } from './recipient-list.ts';
import './address-field.css';

export interface AddressFieldProps {
  field: RecipientField;
  recipients: readonly Recipient[];
  groups: readonly Group[];
  people: FactsByAddress;
  autoFocus: boolean;
  onChange(recipients: Recipient[]): void;
  /** A chip goes to another field. */
  onMove(index: number, to: RecipientField): void;
}

export function AddressField(props: AddressFieldProps) {
  const { field, recipients, groups, people, autoFocus, onChange, onMove } = props;
  const w = useWords(words);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const chips = useRef<HTMLUListElement>(null);
  const [text, setText] = useState('');
  const completion = useCompletion(text);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  function add(more: readonly Recipient[]): void {
    onChange(added(recipients, more));
    setText('');
  }

  /** Answers whether there was something to take. */
  function commit(typed = text): boolean {
    const { recipients: read, skipped } = parseRecipients(typed);
    if (skipped.length > 0) showToast({ text: w.rowsSkipped(skipped.join(', ')) });
    if (read.length > 0) add(read.map(({ name, address }) => ({ kind: 'address', address: { name, address } })));
    return read.length > 0;
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (completion.onKey(event.key)) event.preventDefault();
    else if (event.key === 'Enter' || event.key === ',' || event.key === ';') {
      event.preventDefault();
      const chosen = completion.chosen;
      // A comma inside « Lopez, Marie » or a quoted name is part of it.
      if (event.key === ',' && !text.includes('@')) setText(`${text},`);
      else if (chosen && event.key === 'Enter') add([chosen.recipient]);
      else commit();
    } else if (event.key === 'Tab' && text !== '' && !event.shiftKey && completion.chosen) {
      event.preventDefault();
      add([completion.chosen.recipient]);
    } else if ((event.key === 'Backspace' || event.key === 'ArrowLeft') && input.current?.selectionEnd === 0) {
      event.preventDefault();
      chips.current?.querySelector<HTMLElement>('li:last-child button')?.focus();
    }
  }

  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const pasted = event.clipboardData.getData('text/plain');
    if (!/[@\n\t;,]/.test(pasted)) return;
    event.preventDefault();
    commit(text + pasted);
  }

  // What the field holds when the pointer comes up, not when it went down.
  const latest = useRef(commit);
  latest.current = commit;

  /** Back into the field as text, to be corrected. */
  function edit(index: number): void {
    const recipient = recipients[index];
    if (recipient?.kind !== 'address') return;
    onChange(recipients.filter((_one, at) => at !== index));
    setText(formatRecipient(recipient.address));
    input.current?.focus();
  }

  return (
    <div className="address-row">
      <label htmlFor={id}>{w[field]}</label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: a click beside the chips is for the input, which Tab reaches */}
      <div
        className="address-box"
        onClick={(event) => {
          if (event.target === event.currentTarget) input.current?.focus();
        }}
      >
        <Chips
          ref={chips}
          {...{ field, recipients, groups, people, onMove, onEdit: edit }}
          onRemove={(index) => onChange(recipients.filter((_one, at) => at !== index))}
          onReplace={(index, by) =>
            onChange(added([], [...recipients.slice(0, index), ...by, ...recipients.slice(index + 1)]))
          }
          onLeave={() => input.current?.focus()}
        />
        <input
          ref={input}
          id={id}
          className="address-input"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={completion.open}
          aria-controls={`${id}-list`}
          aria-activedescendant={completion.active === null ? undefined : `${id}-${completion.active}`}
          aria-describedby={`${id}-hint`}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            completion.reopen();
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => {
            completion.close();
            afterPointer(() => latest.current());
          }}
        />
        <CompletionList id={id} completion={completion} onChoose={add} />
      </div>
      <span id={`${id}-hint`} className="address-hint">
        {w[`${field}Hint`]}
      </span>
    </div>
  );
}
