// Which rows are on the screen: from the scroll position, in the same frame. All rows have one height, so nothing
// is measured while scrolling and no layout is forced.
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface RowWindow {
  /** Rows [first, first + count) exist as elements. */
  first: number;
  count: number;
  /** Whole rows that fit: what a page is for PageDown. */
  page: number;
  scrollTo(index: number): void;
}

const OVERSCAN = 4;

export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  rowCount: number,
  rowHeight: number,
  headerHeight: number,
): RowWindow {
  const [height, setHeight] = useState(600);
  const [top, setTop] = useState(0);
  const topRow = useRef(0);

  useLayoutEffect(() => {
    const element = scroller.current!;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight - headerHeight));
    observer.observe(element);
    const onScroll = () => {
      const next = Math.floor(element.scrollTop / rowHeight);
      if (next === topRow.current) return;
      topRow.current = next;
      flushSync(() => setTop(next));
    };
    onScroll();
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, rowHeight, headerHeight]);

  const page = Math.max(1, Math.floor(height / rowHeight));
  const count = Math.min(rowCount, page + 2 + 2 * OVERSCAN);
  const first = Math.max(0, Math.min(top - OVERSCAN, rowCount - count));

  const scrollTo = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element || index < 0) return;
      const visible = element.clientHeight - headerHeight;
      const rowTop = index * rowHeight;
      if (rowTop < element.scrollTop) element.scrollTop = rowTop;
      else if (rowTop + rowHeight > element.scrollTop + visible) element.scrollTop = rowTop + rowHeight - visible;
    },
    [scroller, rowHeight, headerHeight],
  );
  return { first, count, page, scrollTo };
}
