// Above the results: how many, where was searched, and the way back.
import { type ReactNode, useMemo } from 'react';
import { isMailboxNamed } from '../../../shared/search/fields.ts';
import type { QueryProblem } from '../../../shared/search/query.ts';
import { readQuery } from '../../../shared/search/read-query.ts';
import { useFormats, useWords, type WordsOf } from '../../i18n/index.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { type SearchScope, setSearch, useView } from '../../state/view.ts';
import { IconButton } from '../../ui/button.tsx';
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
    stop(): void;
  } | null;
  /** How the results are listed. */
  options: ReactNode;
}

export function SearchHead({ count, more, indexed, ready, server, options }: SearchHeadProps) {
  const w = useWords(searchWords);
  const formats = useFormats();
  const number = formats.number(count);
  const found = count === 0 ? w.foundNone : more ? w.foundMore(number) : w.found(number, count === 1);
  return (
    <header className="list-head">
      <h1 aria-live="polite">{ready ? found : w.searching}</h1>
      {indexed !== null && (
        <span className="search-note" role="status">
          {w.indexing(formats.percent(indexed))}
        </span>
      )}
      <QueryNote />
      {server && <ServerNote {...server} />}
      <ScopeChoice />
      {options}
      <IconButton icon="close" label={w.close} onClick={() => setSearch('')} />
    </header>
  );
}

/** What could not be taken as it was typed. */
function QueryNote() {
  const w = useWords(searchWords);
  const text = useView((state) => state.searchText);
  const mailboxes = useMailboxes();
  const { clauses, problems } = useMemo(() => readQuery(text, Date.now()), [text]);
  const unknown = clauses
    .flat()
    .find((term) => term.kind === 'place' && !mailboxes?.some((mailbox) => isMailboxNamed(mailbox, term.name)));
  // « de: », before anything has been typed behind it, is no mistake yet.
  const isUnfinished = text.trimEnd().endsWith(':');
  const problem = problems.find(({ kind }) => kind !== 'nothingAfter' || !isUnfinished);
  const note = problem ? problemIn(w, problem) : unknown?.kind === 'place' ? w.noSuchFolder(unknown.name) : '';
  return (
    <span className="search-note" role="status">
      {mailboxes ? note : ''}
    </span>
  );
}

function problemIn(w: WordsOf<typeof searchWords>, problem: QueryProblem): string {
  switch (problem.kind) {
    case 'unknownField':
    case 'nothingAfter':
      return w[problem.kind](problem.field);
    case 'unreadableDate':
    case 'unknownState':
      return w[problem.kind](problem.value);
    case 'tooMany':
      return w.tooMany;
  }
}

function ServerNote({ found, complete, searching, stop }: NonNullable<SearchHeadProps['server']>) {
  const w = useWords(searchWords);
  return (
    <span className="search-note" role="status">
      {searching
        ? w.searchingServer
        : !complete
          ? w.serverNotAsked
          : found !== null && found > 0
            ? w.onServer(found)
            : ''}
      {searching && <IconButton icon="close" label={w.stopServer} onClick={stop} />}
    </span>
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
