// Which attachments the rows on the screen were found by, where nothing else of them holds what was looked for.
import { useRef } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import type { ListState } from './use-list.ts';
import type { RowWindow } from './use-window.ts';

export type FoundIn = ReadonlyMap<MessageId, readonly string[]>;

/** Rows asked about at a time: steps of the list, so that scrolling by a row asks nothing. */
const STEP = 50;
const NONE: FoundIn = new Map();

/** Nothing is asked of rows that another search found: while the list waits, they are what is still shown. */
export function useFoundIn({ source, shown, ready }: ListState, { first, count }: RowWindow): FoundIn {
  const text = source?.kind === 'search' ? source.text : '';
  const { order } = shown;
  const from = Math.floor(first / STEP) * STEP;
  const ids = text === '' || !ready ? [] : ([...order.subarray(from, first + count + STEP)] as MessageId[]);
  const { data } = useEngineQuery(
    ['foundIn', text, ids.join(' ')],
    async (signal) => {
      const found = await engine.search.foundIn({ text, ids: ids.slice(0, 200) }, signal);
      return new Map(found.map(({ id, names }) => [id, names] as const));
    },
    { enabled: ids.length > 0, keepPrevious: true, changedBy: ({ areas }) => areas.includes('search') },
  );
  const last = useRef(NONE);
  if (text === '' || (ready && data?.size === 0)) last.current = NONE;
  else if (ready && data) last.current = data;
  return last.current;
}
