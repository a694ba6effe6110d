// The search field: searches with each key that one types, with those of a burst once, and offers what it understands. Enter or the
// arrow goes to the results, Escape back to the folder; while something is offered they are the list's.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { focusPane } from '../../app/panes.ts';
import { useWords } from '../../i18n/index.ts';
import { idAt, selectOnly } from '../../state/selection.ts';
import { setSearch, setSelection, useView } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { askedAt } from './asked-at.ts';
import { SearchOptions } from './search-options.tsx';
import { type SearchOption, useSearchOptions } from './use-search-options.ts';
import { searchWords } from './words.ts';
import './search.css';

/** Keys that follow each other faster are one search. */
const BURST_MS = 80;

export function SearchField() {
  const w = useWords(searchWords);
  const listId = useId();
  const shown = useView((state) => state.searchText);
  const [text, setText] = useState(shown);
  const [caret, setCaret] = useState<number | null>(null);
  const offered = useOffered(text, caret, choose);
  // Follows what ends or changes the search elsewhere: another folder was chosen, Escape in the list.
  useEffect(() => setText(shown), [shown]);
  const lastKeyAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const now = performance.now();
    const isBurst = now - lastKeyAt.current < BURST_MS;
    lastKeyAt.current = now;
    if (!isBurst || text.trim() === '') {
      setSearch(text);
      return;
    }
    const timer = setTimeout(() => setSearch(text), BURST_MS);
    return () => clearTimeout(timer);
  }, [text]);

  function choose({ insert, goesOn }: SearchOption): void {
    setText(insert);
    setCaret(goesOn ? insert.length : null);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (offered.onKey(event.key)) {
      // It was for the list.
    } else if (event.key === 'Escape') {
      setText('');
      setSearch('');
      focusPane('list');
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      goToResults(text);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <search className="search-field" data-pane="search">
      <Icon name="search" />
      <input
        type="search"
        aria-label={w.field}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={offered.active === null ? undefined : `${listId}-${offered.active}`}
        placeholder={w.placeholder}
        value={text}
        spellCheck={false}
        data-pane-focus
        onFocus={(event) => {
          event.target.select();
          setCaret(event.target.value === '' ? 0 : null);
        }}
        onBlur={() => setCaret(null)}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart);
        }}
        onKeyDown={onKeyDown}
      />
      {text !== '' && <IconButton icon="close" label={w.clear} onClick={() => setText('')} />}
      <SearchOptions id={listId} options={offered.options} active={offered.active} onChoose={choose} />
    </search>
  );
}

interface Offered {
  options: readonly SearchOption[];
  active: number | null;
  /** Answers whether the key was for the list. */
  onKey(key: string): boolean;
}

/** @param caret null: nothing is to be offered, as after a click elsewhere or Escape */
function useOffered(text: string, caret: number | null, choose: (option: SearchOption) => void): Offered {
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [at, setAt] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is offered for another text begins anew
  useEffect(() => setAt(null), [text, caret]);
  const isOpen = caret !== null && closedAt !== text;
  const options = useSearchOptions(isOpen ? askedAt(text, caret) : null, text);
  const active = at !== null && at < options.length ? at : null;
  return {
    options,
    active,
    onKey(key) {
      if (options.length === 0) return false;
      if (key === 'ArrowDown') setAt(active === null ? 0 : (active + 1) % options.length);
      else if (key === 'ArrowUp') setAt(active === null ? options.length - 1 : active === 0 ? null : active - 1);
      else if ((key === 'Enter' || key === 'Tab') && active !== null) choose(options[active]!);
      else if (key === 'Escape' && text !== '') setClosedAt(text);
      else return false;
      return true;
    },
  };
}

/** The first of them is selected as soon as it is there: what is listed meanwhile is something else. */
function goToResults(text: string): void {
  const areThere = useView.getState().searchText === text;
  setSearch(text);
  focusPane('list');
  if (areThere) {
    selectFirst();
    return;
  }
  const stop = useView.subscribe((now, before) => {
    const isOver = now.searchText !== text || now.selection.ids.size > 0;
    if (!isOver && now.order === before.order) return;
    stop();
    // The list is still mending the selection that it found.
    if (!isOver) queueMicrotask(selectFirst);
  });
}

function selectFirst(): void {
  const { order, selection } = useView.getState();
  const first = idAt(order, 0);
  if (first !== null && selection.ids.size === 0) setSelection(selectOnly(first));
}
