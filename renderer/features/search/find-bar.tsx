// Ctrl+F: looks for a text in the message that is open. The engine marks it in the document (engine/mime/mark-matches.ts),
// the frame is sent from one place to the next: nothing runs in it.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { FIND_LENGTH_MAX } from '../../../shared/domain/marks.ts';
import { focusPane } from '../../app/panes.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { beginAgain, closeFind, findNext, findText, foundPlaces, useFind } from '../../state/find-in-message.ts';
import { IconButton } from '../../ui/button.tsx';
import { findWords } from './find-words.ts';

/** Each letter is another document. */
const PAUSE_MS = 150;

interface FindBarProps {
  messageId: MessageId;
  /** How many of the places stand in the header, which come first. */
  inHeader: number;
}

export function FindBar(props: FindBarProps) {
  const isOpen = useFind((state) => state.isOpen);
  return isOpen ? <OpenFindBar {...props} /> : null;
}

function OpenFindBar({ messageId, inHeader }: FindBarProps) {
  const w = useWords(findWords);
  const { text, at } = useFind();
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  const wanted = text.trim();
  const { data } = useEngineQuery(
    ['findInMessage', messageId, text],
    (signal) => engine.search.inMessage({ messageId, text }, signal),
    { enabled: wanted !== '', changedBy: ({ messages }) => messages === null || messages.includes(messageId) },
  );
  const count = wanted === '' ? 0 : inHeader + (data?.count ?? 0);
  useEffect(() => foundPlaces(count), [count]);
  // Another message is looked through from its beginning.
  useEffect(() => beginAgain(messageId), [messageId]);
  useEffect(() => {
    field.current?.select();
    field.current?.focus();
  }, []);
  useEffect(() => {
    const timer = setTimeout(() => findText(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  function onKeyDown(event: KeyboardEvent): void {
    // On a button Enter is the button's.
    const isEnter = event.key === 'Enter' && event.target === field.current;
    if (event.key === 'Escape') {
      closeFind();
      focusPane('reader');
    } else if (isEnter && typed !== text) findText(typed);
    else if (isEnter || event.key === 'F3') findNext(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const told = wanted === '' || !data ? '' : count === 0 ? w.none : w.found(Math.min(at, count - 1) + 1, count);
  return (
    <search className="find-bar" aria-label={w.bar} onKeyDown={onKeyDown}>
      <input
        ref={field}
        type="text"
        className="input"
        aria-label={w.field}
        placeholder={w.field}
        maxLength={FIND_LENGTH_MAX}
        value={typed}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      <span role="status" className="find-count">
        {told}
      </span>
      <IconButton icon="sortUp" label={w.previous} disabled={count === 0} onClick={() => findNext(-1)} />
      <IconButton icon="sortDown" label={w.next} disabled={count === 0} onClick={() => findNext(1)} />
      <IconButton icon="close" label={w.close} onClick={closeFind} />
    </search>
  );
}
