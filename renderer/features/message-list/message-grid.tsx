// The list itself: a grid of which only the rows on the screen exist. One element has the focus, the row it is on
// is told by aria-activedescendant.
import { type CSSProperties, type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import type { MessageRow } from '../../../shared/domain/message.ts';
import type { ListColumn, Settings } from '../../../shared/domain/settings.ts';
import { useMilestone } from '../../app/milestones.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { rowNow, useRowsVersion, wantRows } from '../../state/rows.ts';
import { saveSettings } from '../../state/settings.ts';
import { useView } from '../../state/view.ts';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';
import { useElementSize } from '../../ui/use-element-size.ts';
import { mailingWords } from '../mailing/index.ts';
import { useTags } from '../tags/index.ts';
import { columnTemplate } from './columns.ts';
import { ListHeader } from './list-header.tsx';
import { Row, rowElementId } from './message-row.tsx';
import { useRowAccounts } from './row-accounts.ts';
import { hiddenUnder, threadPlaceNow } from './thread-unread.ts';
import type { Shown } from './threads.ts';
import { gridEvents } from './use-grid-events.ts';
import type { ListState } from './use-list.ts';
import { type RowWindow, useWindow } from './use-window.ts';
import { listWords } from './words.ts';

const TABLE = { rowHeight: 30, headerHeight: 30 };
const CARDS = { rowHeight: 54, headerHeight: 0 };
/** In px; below it a row takes two lines. */
const TABLE_MIN_WIDTH = 640;
/** Rows asked for beyond the screen, on each side. */
const AHEAD = 60;

interface MessageGridProps {
  list: ListState;
  label: string;
  settings: Settings;
  showsRecipients: boolean;
  openMenu(at: { x: number; y: number }): void;
}

export function MessageGrid({ list, label, settings, showsRecipients, openMenu }: MessageGridProps) {
  const { shown } = list;
  const w = useWords(listWords);
  const scroller = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(scroller, (element) => element);
  const narrow = width > 0 && width < TABLE_MIN_WIDTH;
  const size = narrow ? CARDS : TABLE;
  const rowWindow = useWindow(scroller, shown.order.length, size.rowHeight, size.headerHeight);
  const focus = useView((state) => state.selection.focus);
  const [widths, setWidths] = useLiveWidths(settings);
  useFollow(list, scroller, rowWindow, size.rowHeight);

  const focusedRow = () => (focus === null ? null : document.getElementById(rowElementId(focus)));
  const events = gridEvents({
    shown,
    page: rowWindow.page,
    openMenu,
    focusedRowRect: () => focusedRow()?.getBoundingClientRect() ?? null,
    dragLabel: w.dragged,
  });
  const threaded = shown.depths !== null;
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a label
    <div
      ref={scroller}
      role={threaded ? 'treegrid' : 'grid'}
      className={size === CARDS ? 'message-grid cards' : 'message-grid'}
      style={{ '--columns': columnTemplate(widths), '--row-height': `${size.rowHeight}px` } as CSSProperties}
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
        sort={settings.sort}
        widths={widths}
        showsRecipients={showsRecipients}
        words={w}
        onWidth={setWidths}
      />
      <Rows list={list} rowWindow={rowWindow} rowHeight={size.rowHeight} showsRecipients={showsRecipients} />
    </div>
  );
}

interface RowsProps {
  list: ListState;
  rowWindow: RowWindow;
  rowHeight: number;
  showsRecipients: boolean;
}

function Rows({ list, rowWindow, rowHeight, showsRecipients }: RowsProps) {
  const { shown, terms, source } = list;
  const { first, count } = rowWindow;
  const selection = useView((state) => state.selection);
  const tags = useTags();
  const words = useWords(listWords);
  const mailing = useWords(mailingWords);
  const formats = useFormats();
  const everywhere = source?.kind === 'search' && source.mailboxId === null;
  const titles = useTitles(everywhere);
  const unified = source?.kind === 'unified';
  const accounts = useRowAccounts(everywhere || unified);
  useRowsVersion();
  useWantAround(shown, first, count);
  useMilestone('first-rows', rowNow(shown.order[first] as MessageId) !== undefined);

  /** Where it lies, or in folders of all accounts whose it is. */
  const titleOf = ({ mailboxId, accountId }: MessageRow) =>
    (unified ? accounts?.get(accountId)?.title : titles?.get(mailboxId)) ?? null;

  const indexes = Array.from({ length: count }, (_, offset) => first + offset);
  return (
    <div role="rowgroup" className="message-rows" style={{ height: shown.order.length * rowHeight }}>
      {indexes.map((index) => {
        const id = shown.order[index] as MessageId;
        const row = rowNow(id);
        return (
          <Row
            // Elements are used again for the rows that scroll in; only those move in the document.
            key={index % count}
            id={id}
            index={index}
            top={index * rowHeight}
            row={row}
            selected={selection.ids.has(id)}
            focused={selection.focus === id}
            thread={threadPlaceNow(shown, index)}
            showsRecipients={showsRecipients}
            mailboxTitle={row ? titleOf(row) : null}
            account={(row && accounts?.get(row.accountId)) ?? null}
            terms={terms}
            tags={tags}
            words={words}
            mailing={mailing}
            formats={formats}
            threaded={shown.depths !== null}
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
    wantRows([...visible, ...hiddenUnder(shown, visible), ...after, ...before] as MessageId[]);
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

/** Widths as they are now: those of the settings, or of the drag under way. */
function useLiveWidths({ columnWidths }: Settings) {
  const [dragged, setDragged] = useState<Settings['columnWidths'] | null>(null);
  const widths = dragged ?? columnWidths;
  useEffect(() => {
    // The stored widths are there: the drag is over.
    if (columnWidths) setDragged(null);
  }, [columnWidths]);
  const setWidth = (column: ListColumn, width: number, done: boolean) => {
    const next = { ...widths, [column]: width };
    setDragged(next);
    if (done) saveSettings({ columnWidths: next });
  };
  return [widths, setWidth] as const;
}

/**
 * Keeps the focused row in sight when it changes, starts each list at its top, and keeps what is being looked at
 * in its place when rows come or go above it.
 */
function useFollow(
  list: ListState,
  scroller: RefObject<HTMLDivElement | null>,
  { scrollTo }: RowWindow,
  rowHeight: number,
): void {
  const { key, shown } = list;
  const focus = useView((state) => state.selection.focus);
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
  // biome-ignore lint/correctness/useExhaustiveDependencies: followed when the focus moves, not when rows come
  useLayoutEffect(() => {
    if (focus !== null) scrollTo(shown.order.indexOf(focus));
  }, [focus, scrollTo]);
}
