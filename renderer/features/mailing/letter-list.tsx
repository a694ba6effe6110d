// The messages of a mailing that is planned, one of which is shown: up and down, first and last by keys.
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import { displayName } from '../../../shared/domain/address.ts';
import type { PlannedLetter } from '../../../shared/domain/mailing.ts';
import { useWords } from '../../i18n/index.ts';
import { words } from './words.ts';

interface LetterListProps {
  letters: readonly PlannedLetter[];
  position: number;
  onMove(position: number): void;
}

export function LetterList({ letters, position, onMove }: LetterListProps) {
  const w = useWords(words);
  const id = useId();
  const shown = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another one is shown
  useEffect(() => shown.current?.scrollIntoView({ block: 'nearest' }), [position]);
  function onKeyDown(event: KeyboardEvent): void {
    const to = { ArrowDown: position + 1, ArrowUp: position - 1, Home: 0, End: letters.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onMove(Math.max(0, Math.min(letters.length - 1, to)));
  }
  return (
    <div
      role="listbox"
      aria-label={w.letters}
      aria-description={w.keys}
      aria-activedescendant={`${id}-${position}`}
      className="letter-list"
      tabIndex={0}
      data-autofocus
      onKeyDown={onKeyDown}
    >
      {letters.map(({ kind, recipients, children, unknown }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and takes the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus (aria-activedescendant)
        <div
          key={recipients[0]?.address}
          ref={index === position ? shown : undefined}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === position}
          className="letter-option"
          onClick={() => onMove(index)}
        >
          <span>{kind === 'together' ? w.together : recipients.map(displayName).join(', ')}</span>
          {children.length > 0 && <span className="separate-soft">{children.join(', ')}</span>}
          {unknown.length > 0 && <span className="separate-soft">{w.missing}</span>}
        </div>
      ))}
    </div>
  );
}
