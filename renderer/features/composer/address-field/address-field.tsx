// À, Cc or Cci: chips and the place to type the next one, with completion (ARIA combobox with a listbox). What is
// typed becomes a chip at a separator, Enter, Tab or on leaving; what is no address becomes a chip that says so. Chips are
// dropped and pasted here. Memoised: what is typed elsewhere does not touch it.
import { type ClipboardEvent, type KeyboardEvent, memo, useCallback, useEffect, useId, useRef, useState } from 'react';
import { formatRecipient, isAddress } from '../../../../shared/compose/recipients.ts';
import type { Group } from '../../../../shared/domain/contact.ts';
import type { Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import { useWords } from '../../../i18n/index.ts';
import type { FactsByAddress } from '../../people/index.ts';
import { words } from '../words.ts';
import { afterPointer } from './after-pointer.ts';
import { readChips } from './chip-transfer.ts';
import { Chips } from './chips.tsx';
import { type Completion, CompletionList, useCompletion } from './completion.tsx';
import { LeftAside } from './left-aside.tsx';
import { keyOf } from './recipient-list.ts';
import { useChipDrop } from './use-chip-drop.ts';
import { useIntake } from './use-intake.ts';
import type { RecipientEdits } from './use-recipient-edits.ts';
import { words as fieldWords } from './words.ts';
import './address-field.css';

export interface AddressFieldProps {
  field: RecipientField;
  recipients: readonly Recipient[];
  groups: readonly Group[];
  people: FactsByAddress;
  autoFocus: boolean;
  edits: RecipientEdits;
}

export const AddressField = memo(function AddressField(props: AddressFieldProps) {
  const { field, recipients, groups, people, autoFocus, edits } = props;
  const w = useWords(words);
  const keysWords = useWords(fieldWords);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const chips = useRef<HTMLUListElement>(null);
  const [text, setText] = useState('');
  const completion = useCompletion({ text, groups, fields: edits.now });
  const intake = useIntake(field, edits);
  const takeSoon = useOnceCurrent(completion, take);
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  function add(more: readonly Recipient[]): void {
    edits.add(field, more);
    setText('');
  }

  /** Takes what is typed; answers nothing where there is nothing. */
  function commit(typed = text): void {
    if (intake.take(typed)) setText('');
  }

  /** What Enter means: who is proposed for what is typed, or else what is typed. */
  function take({ chosen }: Completion): void {
    if (chosen) add([chosen.recipient]);
    else commit();
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || event.altKey) return;
    if (event.ctrlKey || event.metaKey) {
      // In an empty field there is no typing to undo.
      if (event.key === 'z' && text === '' && edits.undo()) event.preventDefault();
      return;
    }
    if (completion.onKey(event.key)) event.preventDefault();
    else if (event.key === 'Enter' || event.key === ',' || event.key === ';') {
      event.preventDefault();
      // A comma inside « Lopez, Marie » or a quoted name is part of it.
      if (event.key === ',' && !text.includes('@')) setText(`${text},`);
      else if (event.key === 'Enter' && !isAddress(text.trim())) takeSoon();
      else if (event.key === 'Enter') take(completion);
      else commit();
    } else if (event.key === 'Tab' && text !== '' && !event.shiftKey && completion.isCurrent && completion.chosen) {
      event.preventDefault();
      add([completion.chosen.recipient]);
    } else if ((event.key === 'Backspace' || event.key === 'ArrowLeft') && input.current?.selectionEnd === 0) {
      event.preventDefault();
      [...(chips.current?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])].at(-1)?.focus();
    }
  }

  const latest = useRef({ text, commit });
  latest.current = { text, commit };
  /** Answers whether the paste was recipients, and not a word of one. */
  const paste = useCallback(
    (data: DataTransfer): boolean => {
      const carried = readChips(data);
      const pasted = data.getData('text/plain');
      if (carried) edits.add(field, carried.recipients);
      else if (/[@\n\t;,]/.test(pasted)) latest.current.commit(latest.current.text + pasted);
      else return false;
      return true;
    },
    [edits, field],
  );
  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    if (paste(event.clipboardData)) event.preventDefault();
  }
  const drop = useChipDrop(field, edits, (dropped) => void latest.current.commit(dropped));

  const edit = useCallback(
    (recipient: Recipient & { kind: 'address' }) => {
      edits.remove(field, new Set([keyOf(recipient)]));
      setText(formatRecipient(recipient.address));
      input.current?.focus();
    },
    [edits, field],
  );
  const leaveChips = useCallback(() => input.current?.focus(), []);
  const pasteOnChips = useCallback((data: DataTransfer) => void paste(data), [paste]);

  return (
    <div className={`address-row ${drop.over ? 'address-row-over' : ''}`} {...drop.listeners}>
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
          {...{ field, recipients, groups, people, edits }}
          onEdit={edit}
          onLeave={leaveChips}
          onPaste={pasteOnChips}
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
            // What the field holds when the pointer comes up, not when it went down.
            afterPointer(() => latest.current.commit());
          }}
        />
        <CompletionList id={id} completion={completion} onChoose={add} />
      </div>
      <span id={`${id}-hint`} className="address-hint">
        {w[`${field}Hint`]}
        {recipients.length > 0 && <span className="spoken"> {keysWords.chipKeys}</span>}
      </span>
      <LeftAside rows={intake.leftAside} onClose={intake.forget} />
    </div>
  );
});

/**
 * Does it now, or as soon as what is proposed is about what is typed: who types a group's name and Enter at once means the
 * group, on a slow PC too. Typing on, leaving and emptying the field call it off.
 */
function useOnceCurrent(completion: Completion, act: (completion: Completion) => void): () => void {
  const [waits, setWaits] = useState<string | null>(null);
  const { isCurrent, typed } = completion;
  useEffect(() => {
    if (waits === null || (waits === typed && !isCurrent)) return;
    setWaits(null);
    if (waits === typed) act(completion);
  });
  return () => {
    if (isCurrent) act(completion);
    else setWaits(typed);
  };
}
