// The left pane: accounts and their mailboxes as a tree. One row has the focus; choosing a row shows it. Messages
// are dropped on rows.
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { MailboxId } from '../../../shared/domain/ids.ts';
import { moveAccount } from '../../app/account-order.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useLanguage, useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { useSavedSearchCounts, useSavedSearches } from '../../state/saved-searches.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';
import { type Place, showPlace, useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { needsOutbox, useMailings } from '../mailing/index.ts';
import { FolderMenu, type MenuTarget } from './folder-menu.tsx';
import { FolderRow } from './folder-row.tsx';
import { type FolderView, isInView, mailboxesInView } from './folder-view.ts';
import { savedSearchKey, withSavedSearches } from './saved-rows.ts';
import { mailboxKey, OUTBOX_KEY, type TreeNode, type TreeRow, treeRows, unifiedKey } from './tree.ts';
import { folderWords } from './words.ts';
import './folders.css';

export function FolderPane() {
  const w = useWords(folderWords);
  const settings = useSettings();
  const view = settings?.folderView ?? 'all';
  const favourites = settings?.favouriteMailboxes ?? NONE;
  const { rows, everyRow, isEmpty, toggle } = useTree(view, favourites);
  const place = useView((state) => state.place);
  const outbox = useEngineQuery(['outbox'], (signal) => engine.outbox.list(undefined, signal)).data;
  const mailings = useMailings();
  const shownKey = place && keyOfPlace(place);
  const [focusKey, setFocusKey] = useState<string | null>(null);
  const [menu, setMenu] = useState<MenuTarget | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const active = rows.find(({ key }) => key === focusKey) ?? rows.find(({ key }) => key === shownKey) ?? rows[0];
  useShowFirst(everyRow);

  function focusRow(row: TreeRow | undefined): void {
    if (!row) return;
    setFocusKey(row.key);
    tree.current?.querySelector<HTMLElement>(`[data-key="${row.key}"]`)?.focus();
    choose(row.node);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (!active || event.ctrlKey) return;
    if (event.altKey) {
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      if (step === 0 || active.node.kind !== 'account') return;
      event.preventDefault();
      moveAccount(active.node.account.id, step);
      return;
    }
    const index = rows.indexOf(active);
    if (event.key === 'ArrowDown') focusRow(rows[index + 1]);
    else if (event.key === 'ArrowUp') focusRow(rows[index - 1]);
    else if (event.key === 'Home') focusRow(rows[0]);
    else if (event.key === 'End') focusRow(rows.at(-1));
    else if (event.key === 'ArrowRight' && active.expanded === false) toggle(active.key);
    else if (event.key === 'ArrowRight' && active.expanded) focusRow(rows[index + 1]);
    else if (event.key === 'ArrowLeft' && active.expanded) toggle(active.key);
    else if (event.key === 'ArrowLeft') focusRow(rows.find(({ key }) => key === active.parentKey));
    else if (event.key === 'Enter' || event.key === ' ') choose(active.node);
    else return;
    event.preventDefault();
  }

  return (
    <>
      {view !== 'all' && <ViewLine view={view} isEmpty={isEmpty} />}
      <div ref={tree} role="tree" tabIndex={-1} className="folder-tree" aria-label={w.tree} onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <FolderRow
            key={row.key}
            row={row}
            favourite={row.node.kind === 'mailbox' && favourites.includes(row.node.mailbox.id)}
            waiting={(outbox?.length ?? 0) + mailings.filter(needsOutbox).length}
            shown={row.key === shownKey}
            focusable={row === active}
            onFocus={() => setFocusKey(row.key)}
            onChoose={() => choose(row.node)}
            onToggle={() => toggle(row.key)}
            onMenu={(at) => setMenu({ node: row.node, at })}
          />
        ))}
      </div>
      <FolderMenu target={menu} onClose={() => setMenu(null)} />
    </>
  );
}

/** Says that there are more folders than these. */
function ViewLine({ view, isEmpty }: { view: Exclude<FolderView, 'all'>; isEmpty: boolean }) {
  const w = useWords(folderWords);
  return (
    <div className="folder-view">
      <span className="folder-view-name">{view === 'unread' ? w.unreadFolders : w.favouriteFolders}</span>
      <Button variant="quiet" onClick={() => saveSettings({ folderView: 'all' })}>
        {w.allFolders}
      </Button>
      {isEmpty && <p>{view === 'unread' ? w.noUnread : w.noFavourite}</p>}
    </div>
  );
}

function choose(node: TreeNode): void {
  if (node.kind === 'outbox') showPlace({ kind: 'outbox' });
  if (node.kind === 'savedSearch') showPlace({ kind: 'savedSearch', id: node.search.id });
  if (node.kind === 'unified') showPlace({ kind: 'unified', role: node.role });
  if (node.kind === 'mailbox' && node.mailbox.selectable) showPlace({ kind: 'mailbox', mailboxId: node.mailbox.id });
}

function keyOfPlace(place: Place): string {
  if (place.kind === 'unified') return unifiedKey(place.role);
  if (place.kind === 'savedSearch') return savedSearchKey(place.id);
  return place.kind === 'outbox' ? OUTBOX_KEY : mailboxKey(place.mailboxId);
}

const NONE: readonly MailboxId[] = [];
const NOTHING_FOLDED: ReadonlySet<string> = new Set();

function useTree(view: FolderView, favourites: readonly MailboxId[]) {
  const accounts = useAccounts();
  const mailboxes = useMailboxes();
  const language = useLanguage();
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const shownId = useView(({ place }) => (place?.kind === 'mailbox' ? place.mailboxId : null));
  const everyRow = useMemo(
    () => treeRows(accounts ?? [], mailboxes ?? [], NOTHING_FOLDED, language),
    [accounts, mailboxes, language],
  );
  const folders = useMemo(() => {
    const inView = mailboxesInView(mailboxes ?? [], { view, favourites, shownId });
    return treeRows(accounts ?? [], inView, collapsed, language, view !== 'all');
  }, [accounts, mailboxes, collapsed, language, view, favourites, shownId]);
  const saved = useSavedSearches();
  const unreadOf = useSavedSearchCounts(saved.length > 0);
  const rows = useMemo(
    () => (view === 'all' ? withSavedSearches(folders, saved, unreadOf, collapsed) : folders),
    [folders, saved, unreadOf, collapsed, view],
  );
  function toggle(key: string): void {
    const next = new Set(collapsed);
    if (!next.delete(key)) next.add(key);
    setCollapsed(next);
  }
  const isEmpty = !mailboxes?.some((mailbox) => isInView(mailbox, { view, favourites }));
  return { rows, everyRow, isEmpty, toggle };
}

/** Shows the first inbox when nothing is shown, and when what was shown is gone. */
function useShowFirst(rows: readonly TreeRow[]): void {
  const place = useView((state) => state.place);
  const mailboxes = useMailboxes();
  const saved = useSavedSearches();
  useEffect(() => {
    if (!mailboxes || place?.kind === 'outbox') return;
    if (place?.kind === 'savedSearch' && saved.some(({ id }) => id === place.id)) return;
    if (place?.kind === 'unified' && rows.some(({ key }) => key === unifiedKey(place.role))) return;
    if (place?.kind === 'mailbox' && mailboxes.some((mailbox) => mailbox.id === place.mailboxId)) return;
    const first = rows.find(({ node }) => node.kind === 'mailbox' && node.mailbox.selectable);
    if (first) choose(first.node);
  }, [rows, mailboxes, saved, place]);
}
