// The search field: searches as one types, a moment after the last key. Enter or the arrow goes to the results,
// Escape back to the folder.
import { type KeyboardEvent, useEffect, useState } from 'react';
import { focusPane } from '../../app/panes.ts';
import { useWords } from '../../i18n/index.ts';
import { idAt, selectOnly } from '../../state/selection.ts';
import { setSearch, setSelection, useView } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { searchWords } from './words.ts';
import './search.css';

const PAUSE_MS = 80;

export function SearchField() {
  const w = useWords(searchWords);
  const shown = useView((state) => state.searchText);
  const [text, setText] = useState(shown);
  // Follows what ends or changes the search elsewhere: another folder was chosen, Escape in the list.
  useEffect(() => setText(shown), [shown]);
  useEffect(() => {
    const timer = setTimeout(() => setSearch(text), text.trim() === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      setText('');
      setSearch('');
      focusPane('list');
    } else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      setSearch(text);
      goToResults();
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
        placeholder={w.placeholder}
        value={text}
        spellCheck={false}
        data-pane-focus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {text !== '' && <IconButton icon="close" label={w.clear} onClick={() => setText('')} />}
    </search>
  );
}

function goToResults(): void {
  focusPane('list');
  const { order, selection } = useView.getState();
  const first = idAt(order, 0);
  if (first !== null && selection.ids.size === 0) setSelection(selectOnly(first));
}
