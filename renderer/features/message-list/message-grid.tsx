// The list itself: a grid of which only the rows on the screen exist. One element has the focus, the row it is on
// is told by aria-activedescendant.
import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { ListColumn } from '../../../shared/domain/list-layout.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { useMilestone } from '../../app/milestones.ts';
import { useFormats, useLanguage, useWords } from '../../i18n/index.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { rowNow, useRowsVersion, wantRows } from '../../state/rows.ts';
import { firstOfGroup } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';
import { CutTextTip } from '../../ui/cut-text-tip.tsx';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';
import { useElementSize } from '../../ui/use-element-size.ts';
import { mailingWords } from '../mailing/index.ts';
import { useTags } from '../tags/index.ts';
import { columnTemplate } from './columns/arrange.ts';
import type { Column } from './columns/column.ts';
import { cardColumns } from './columns/table.ts';
import { GroupHead } from './group-head.tsx';
import { ListHeader } from './list-header.tsx';
import { Row, rowElementId } from './message-row.tsx';
import { useRowAccounts } from './row-accounts.ts';
import type { ListFacts } from './row-facts.ts';
import { sizeOf } from './row-size.ts';
import type { Shown } from './shown.ts';
import { hiddenUnder, threadPlaceNow } from './thread-unread.ts';
import { type FoundIn, useFoundIn } from './use-found-in.ts';
import { gridEvents } from './use-grid-events.ts';
import type { ListLayoutState } from './use-layout.ts';
import type { ListState } from './use-list.ts';
import { type RowWindow, useWindow } from './use-window.ts';
import { listWords } from './words.ts';

/** In px; below it a row takes two lines. */
const TABLE_MIN_WIDTH = 640;
/** Rows asked for beyond the screen, on each side. */
const AHEAD = 60;

interface MessageGridProps {
  list: ListState;
  label: string;
  layout: ListLayoutState;
  density: Settings['density'];
  showsRecipients: boolean;
  openMenu(at: { x: number; y: number }): void;
  openColumnMenu(at: { x: number; y: number }, column: ListColumn): void;
}

export function MessageGrid({ list, label, layout, density, showsRecipients, ...props }: MessageGridProps) {
  const { shown } = list;
  const w = useWords(listWords);
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(scroller, (element) => element);
  const narrow = width > 0 && width < TABLE_MIN_WIDTH;
  const size = sizeOf(density, narrow);
  const columns = useMemo(
    () => (narrow ? cardColumns(showsRecipients) : layout.columns),
    [narrow, showsRecipients, layout.columns],
  );
  const rowWindow = useWindow(scroller, shown.order.length, size.rowHeight, size.headerHeight);
  const foundIn = useFoundIn(list, rowWindow);
  const facts = useListFacts(list, columns, showsRecipients, foundIn);
  const focus = useView((state) => state.selection.focus);
  useFollow(list, scroller, rowWindow, size.rowHeight);

  const focusedRow = () => (focus === null ? null : document.getElementById(rowElementId(focus)));
  const events = gridEvents({
    shown,
    page: rowWindow.page,
    openMenu: props.openMenu,
    focusedRowRect: () => focusedRow()?.getBoundingClientRect() ?? null,
    dragLabel: w.dragged,
  });
  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label */}
      <div
        ref={scroller}
        role={facts.levels ? 'treegrid' : 'grid'}
        className={narrow ? `message-grid cards ${density}` : `message-grid ${density}`}
        style={
          {
            '--columns': columnTemplate(columns, layout.widths),
            '--row-height': `${size.rowHeight}px`,
          } as CSSProperties
        }
        tabIndex={0}
        data-pane-focus
        aria-label={label}
        aria-multiselectable
        aria-busy={!list.ready}
        aria-rowcount={shown.order.length + 1}
        aria-activedescendant={
          focus !== null && isRendered(shown.order, focus, rowWindow) ? rowElementId(focus) : undefined
        }
        {...events}
      >
        <ListHeader
          columns={columns}
          sort={layout.sort}
          widths={layout.widths}
          words={w}
          onSort={(sort) => layout.change({ sort })}
          onColumns={(names) => layout.change({ columns: names })}
          onWidth={layout.setWidth}
          onMenu={props.openColumnMenu}
        />
        <Rows list={list} columns={columns} facts={facts} rowWindow={rowWindow} rowHeight={size.rowHeight} />
      </div>
      <CutTextTip within={scroller} rowId={focus === null ? null : rowElementId(focus)} />
    </>
  );
}

function useListFacts(
  list: ListState,
  columns: readonly Column[],
  showsRecipients: boolean,
  foundIn: FoundIn,
): ListFacts {
  const words = useWords(listWords);
  const mailing = useWords(mailingWords);
  const formats = useFormats();
  const language = useLanguage();
  const tags = useTags();
  const { terms, shown, source } = list;
  const levels = shown.depths !== null || shown.groups !== null;
  const unified = source?.kind === 'unified';
  return useMemo(
    () => ({
      shownColumns: new Set(columns.map(({ name }) => name)),
      showsRecipients,
      terms,
      foundIn,
      tags,
      words,
      mailing,
      formats,
      language,
      levels,
      unified,
    }),
    [columns, showsRecipients, terms, foundIn, tags, words, mailing, formats, language, levels, unified],
  );
}

interface RowsProps {
  list: ListState;
  columns: readonly Column[];
  facts: ListFacts;
  rowWindow: RowWindow;
  rowHeight: number;
}

function Rows({ list, columns, facts, rowWindow, rowHeight }: RowsProps) {
  const { shown, source } = list;
  const { first, count } = rowWindow;
  const selection = useView((state) => state.selection);
  const everywhere = source?.kind === 'search' && source.mailboxId === null;
  const titles = useTitles(everywhere);
  const accounts = useRowAccounts(everywhere || facts.unified);
  useRowsVersion();
  useWantAround(shown, first, count);
  useMilestone(
    'first-rows',
    shown.order.subarray(first, first + count).some((id) => rowNow(id as MessageId)),
  );

  const indexes = Array.from({ length: count }, (_, offset) => first + offset);
  return (
    <div role="rowgroup" className="message-rows" style={{ height: shown.order.length * rowHeight }}>
      {indexes.map((index) => {
        const id = shown.order[index] as MessageId;
        const head = shown.groups?.heads.get(id);
        // Elements are used again for the rows that scroll in; only those move in the document.
        const key = `${head ? 'head' : 'row'} ${index % count}`;
        const place = { id, index, top: index * rowHeight, focused: selection.focus === id, list: facts };
        if (head) {
          const first = rowNow(firstOfGroup(id)!);
          return <GroupHead key={key} {...place} head={head} by={shown.groups!.by} first={first} />;
        }
        const row = rowNow(id);
        return (
          <Row
            key={key}
            {...place}
            columns={columns}
            row={row}
            selected={selection.ids.has(id)}
            thread={threadPlaceNow(shown, index)}
            inGroup={shown.groups !== null}
            mailboxTitle={(row && titles?.get(row.mailboxId)) ?? null}
            account={(row && accounts?.get(row.accountId)) ?? null}
          />
        );
      })}
    </div>
  );
}

function isRendered(order: Uint32Array, id: MessageId, { first, count }: RowWindow): boolean {
  return order.subarray(first, first + count).includes(id);
}

/** What is on the screen first, then what is around it. */
function useWantAround(shown: Shown, first: number, count: number): void {
  useEffect(() => {
    const { order } = shown;
    const visible = order.subarray(first, first + count);
    const after = order.subarray(first + count, first + count + AHEAD);
    const before = order.subarray(Math.max(0, first - AHEAD), first);
    const ids = [...visible, ...hiddenUnder(shown, visible), ...after, ...before] as MessageId[];
    wantRows(ids.map((id) => firstOfGroup(id) ?? id));
  }, [shown, first, count]);
}

/** Names of mailboxes, where a search everywhere has to say in which one a message lies. */
function useTitles(needed: boolean): ReadonlyMap<Mailbox['id'], string> | null {
  const mailboxes = useMailboxes();
  const title = useMailboxTitle();
  return useMemo(() => {
    return needed && mailboxes ? new Map(mailboxes.map((mailbox) => [mailbox.id, title(mailbox)])) : null;
  }, [needed, mailboxes, title]);
}

/**
 * Keeps the focused row in sight when the selection changes or the list is put in another order, starts each list at its
 * top, and keeps what is being looked at in its place when rows come or go above it.
 */
function useFollow(
  list: ListState,
  scroller: RefObject<HTMLDivElement | null>,
  { scrollTo }: RowWindow,
  rowHeight: number,
): void {
  const { shown } = list;
  const key = `${list.key} ${list.orderKey}`;
  /** The same row again, too: « Home » with the focus on the first row, which was scrolled away. */
  const selection = useView((state) => state.selection);
  const { focus } = selection;
  const last = useRef({ key, order: shown.order });
  useLayoutEffect(() => {
    const before = last.current;
    last.current = { key, order: shown.order };
    const element = scroller.current;
    if (!element) return;
    if (before.key !== key) element.scrollTop = 0;
    else if (before.order !== shown.order && element.scrollTop > 0) {
      const topRow = Math.floor(element.scrollTop / rowHeight);
      const now = shown.order.indexOf(before.order[topRow] ?? -1);
      if (now !== -1) element.scrollTop += (now - topRow) * rowHeight;
    }
  }, [key, shown.order, scroller, rowHeight]);
  /** One that had the focus before its list came is followed once it has. */
  const isThere = focus !== null && shown.order.includes(focus);
  // biome-ignore lint/correctness/useExhaustiveDependencies: followed when the selection moves, not when rows come
  useLayoutEffect(() => {
    if (focus !== null) scrollTo(shown.order.indexOf(focus));
  }, [selection, scrollTo, isThere, key]);
}
