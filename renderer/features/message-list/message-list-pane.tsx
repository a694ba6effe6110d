// The middle pane: what is listed (a mailbox, or the results of a search), how many, and the list.
import { useEffect, useState } from 'react';
import { MailboxId } from '../../../shared/domain/ids.ts';
import { groupsBy, type Sort } from '../../../shared/domain/list-layout.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { useSituation } from '../../app/commands.ts';
import { commandWords } from '../../app/words.ts';
import { engine } from '../../engine/engine.ts';
import { useLanguage, useWords } from '../../i18n/index.ts';
import { type ShownFolder, useShownFolder } from '../../state/mailboxes.ts';
import { useListFilter } from '../../state/quick-filter.ts';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';
import { Menu } from '../../ui/menu.tsx';
import { WhoseMailbox } from '../accounts/index.ts';
import { sayFailure } from '../problems/index.ts';
import { FilteredAway, QuickFilterBar, QuickFilterToggle, SearchHead } from '../search/index.ts';
import { ColumnMenu, type ColumnMenuTarget } from './column-menu.tsx';
import { COLUMNS } from './columns/table.ts';
import { ListOptions } from './list-options.tsx';
import { MessageGrid } from './message-grid.tsx';
import { rowMenuEntries } from './row-menu.ts';
import { type ListLayoutState, listKind, useListLayout } from './use-layout.ts';
import { type ListState, useListSource, useMessageList } from './use-list.ts';
import { type ListWords, listWords } from './words.ts';
import './message-list.css';
import './group-head.css';
import './row-cells.css';
import './cards.css';

export function MessageListPane({ settings }: { settings: Settings }) {
  const w = useWords(listWords);
  const source = useListSource();
  const mailbox = useShownFolder();
  const kind = listKind(source, mailbox);
  const layout = useListLayout(settings, kind);
  const list = useMessageList(source, layout, settings);
  const title = useMailboxTitle();
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const [columnMenu, setColumnMenu] = useState<ColumnMenuTarget | null>(null);
  useFreshMailboxes(mailbox);
  const searching = list.source?.kind === 'search';
  const options = <ListOptions settings={settings} layout={layout} shown={list.shown} />;
  const isEmpty = list.ready && list.shown.count === 0;
  return (
    <>
      {searching ? (
        <SearchHead
          count={list.shown.count}
          more={list.more}
          indexed={list.indexed}
          ready={list.ready}
          order={{ isSorted: layout.sort !== null, unsort: () => layout.change({ sort: null }) }}
          options={options}
          server={
            list.server && {
              found: list.server.results?.fromServer ?? null,
              complete: list.server.results?.complete ?? true,
              searching: list.server.searching,
              progress: list.server.progress,
              stop: list.server.stop,
            }
          }
        />
      ) : (
        <header className="list-head">
          <h1>{mailbox ? title(mailbox) : ''}</h1>
          {mailbox?.unified && <span className="list-note">{w.everyAccount}</span>}
          <QuickFilterToggle />
          {mailbox && !mailbox.unified && mailbox.mailboxes[0] && (
            <WhoseMailbox accountId={mailbox.mailboxes[0].accountId} />
          )}
          {options}
        </header>
      )}
      <QuickFilterBar count={list.ready ? list.shown.count : null} />
      <div className="list-body">
        <MessageGrid
          list={list}
          label={searching || !mailbox ? w.resultsOf : w.messagesOf(title(mailbox))}
          layout={layout}
          density={settings.density}
          showsRecipients={kind === 'sent' || kind === 'drafts'}
          openMenu={setMenuAt}
          openColumnMenu={(at, column) => setColumnMenu({ at, column })}
        />
        {isEmpty && <EmptyList list={list} mailbox={mailbox} />}
      </div>
      <p role="status" className="spoken">
        {useSortSpoken(layout, w)}
      </p>
      {columnMenu && <ColumnMenu target={columnMenu} layout={layout} words={w} onClose={() => setColumnMenu(null)} />}
      {menuAt && <RowMenu at={menuAt} onClose={() => setMenuAt(null)} />}
    </>
  );
}

/** Said when it changes, not when another folder is opened: « Trié par Date, ordre décroissant, en groupes ». */
function useSortSpoken({ kind, sort, grouped }: ListLayoutState, w: ListWords): string {
  const now = sortText(sort, grouped, w);
  const [before, setBefore] = useState({ kind, text: now, spoken: '' });
  if (before.kind !== kind) setBefore({ kind, text: now, spoken: '' });
  else if (before.text !== now) setBefore({ kind, text: now, spoken: now });
  return before.spoken;
}

function sortText(sort: Sort | null, grouped: boolean, w: ListWords): string {
  if (!sort) return w.sortedBySearch;
  const column = Object.values(COLUMNS).find(({ sortBy }) => sortBy === sort.by)!;
  const text = w.sorted(column.label(w), sort.direction === 'asc');
  return grouped && groupsBy(sort) ? `${text}, ${w.inGroups}` : text;
}

/** Only the inbox is listened to: whatever else is looked at is compared with the server as it is opened. */
function useFreshMailboxes(shown: ShownFolder | null): void {
  const key = (shown?.mailboxes ?? []).map(({ id }) => id).join(' ');
  useEffect(() => {
    const ids = key === '' ? [] : key.split(' ').map((id) => MailboxId.parse(Number(id)));
    for (const mailboxId of ids) void engine.mailboxes.refresh({ mailboxId }).catch(sayFailure);
  }, [key]);
}

function EmptyList({ list, mailbox }: { list: ListState; mailbox: ShownFolder | null }) {
  const w = useWords(listWords);
  const searching = list.source?.kind === 'search';
  const isFiltered = useListFilter() !== undefined;
  if (isFiltered) return <FilteredAway />;
  const advice = list.source?.kind === 'search' && list.source.mailboxId === null ? w.noResultAnywhere : w.noResult;
  return (
    <div className="list-empty">
      <p className="list-empty-title">{searching ? w.noResultTitle : w.emptyTitle}</p>
      {(searching || mailbox?.role === 'inbox') && <p>{searching ? advice : w.emptyInbox}</p>}
    </div>
  );
}

function RowMenu({ at, onClose }: { at: { x: number; y: number }; onClose(): void }) {
  const w = useWords(listWords);
  const commandLabels = useWords(commandWords);
  const entries = rowMenuEntries(useSituation(), commandLabels, useLanguage());
  return <Menu label={w.messageMenu} entries={entries} at={at} onClose={onClose} />;
}
