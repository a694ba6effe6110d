// Above the results: how many, where was searched, and the way back.
import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useShownSavedSearch } from '../../state/saved-searches.ts';
import { orderSearch, useSearchOrder } from '../../state/search-order.ts';
import { type SearchScope, setSearch, useView } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
import { AttachmentsNote } from './attachments-note.tsx';
import { QueryNote } from './query-note.tsx';
import { QuickFilterToggle } from './quick-filter-bar.tsx';
import { SaveSearch } from './save-search.tsx';
import { searchWords } from './words.ts';
import './search.css';

interface SearchHeadProps {
  count: number;
  more: boolean;
  /** The search is being made again: how much of it is there, from 0 to 1. */
  indexed: number | null;
  ready: boolean;
  /** Of messages that are not on this PC yet. null: there are none. */
  server: {
    /** null: not known yet. */
    found: number | null;
    /** False: some server could not be asked. */
    complete: boolean;
    searching: boolean;
    /** Folders asked, of how many. null: not begun. */
    progress: { done: number; total: number } | null;
    stop(): void;
  } | null;
  /** A column that the person sorts by comes before date and relevance. */
  order: { isSorted: boolean; unsort(): void };
  /** How the results are listed. */
  options: ReactNode;
}

export function SearchHead({ count, more, indexed, ready, server, order, options }: SearchHeadProps) {
  const w = useWords(searchWords);
  const formats = useFormats();
  const number = formats.number(count);
  const saved = useShownSavedSearch();
  const isTyped = useView((state) => state.searchText).trim() !== '';
  const found = count === 0 ? w.foundNone : more ? w.foundMore(number) : w.found(number, count === 1);
  return (
    <header className="list-head">
      <h1 aria-live="polite">
        {saved && !isTyped && `${saved.name}\u00a0: `}
        {ready ? found : w.searching}
      </h1>
      {indexed !== null && (
        <span className="search-note" role="status">
          {w.indexing(formats.percent(indexed))}
        </span>
      )}
      <QueryNote />
      <AttachmentsNote />
      {server && <ServerNote {...server} />}
      <OrderChoice {...order} />
      {isTyped && <ScopeChoice />}
      <QuickFilterToggle />
      {options}
      {isTyped && <SaveSearch />}
      {isTyped && <IconButton icon="close" label={w.close} onClick={() => setSearch('')} />}
    </header>
  );
}

function ServerNote({ found, complete, searching, progress, stop }: NonNullable<SearchHeadProps['server']>) {
  const w = useWords(searchWords);
  const under = progress ? w.searchingFolders(progress.done, progress.total) : w.searchingServer;
  const onServer = found !== null && found > 0 ? w.onServer(found) : '';
  const rest = [onServer, complete ? '' : w.serverNotAsked].filter(Boolean).join(' · ');
  return (
    <span className="search-note" role="status">
      {searching ? under : rest}
      {searching && <IconButton icon="close" label={w.stopServer} onClick={stop} />}
    </span>
  );
}

function OrderChoice({ isSorted, unsort }: SearchHeadProps['order']) {
  const w = useWords(searchWords);
  const { byRelevance } = useSearchOrder();
  const choices = [
    { value: false, label: w.byDate },
    { value: true, label: w.byRelevance },
  ];
  return (
    <fieldset className="search-scope">
      <legend className="spoken">{w.order}</legend>
      {choices.map(({ value, label }) => (
        <label key={label} className={!isSorted && value === byRelevance ? 'chosen' : undefined}>
          <input
            type="radio"
            name="search-order"
            className="spoken"
            checked={!isSorted && value === byRelevance}
            onChange={() => {
              orderSearch(value);
              if (isSorted) unsort();
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

function ScopeChoice() {
  const w = useWords(searchWords);
  const scope = useView((state) => state.searchScope);
  const text = useView((state) => state.searchText);
  const scopes: { value: SearchScope; label: string }[] = [
    { value: 'mailbox', label: w.thisFolder },
    { value: 'everywhere', label: w.everywhere },
  ];
  return (
    <fieldset className="search-scope">
      <legend className="spoken">{w.scope}</legend>
      {scopes.map(({ value, label }) => (
        <label key={value} className={value === scope ? 'chosen' : undefined}>
          <input
            type="radio"
            name="search-scope"
            className="spoken"
            checked={value === scope}
            onChange={() => setSearch(text, value)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
