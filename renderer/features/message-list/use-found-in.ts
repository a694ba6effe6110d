// Which attachments the rows on the screen were found by, where nothing else of them holds what was looked for.
import { useRef } from 'react';
import type { ListSource } from '../../../shared/contract/messages.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import type { Shown } from './shown.ts';
import type { RowWindow } from './use-window.ts';

export type FoundIn = ReadonlyMap<MessageId, readonly string[]>;

/** Rows asked about at a time: steps of the list, so that scrolling by a row asks nothing. */
const STEP = 50;
const NONE: FoundIn = new Map();

export function useFoundIn(source: ListSource | null, { order }: Shown, { first, count }: RowWindow): FoundIn {
  const text = source?.kind === 'search' ? source.text : '';
  const from = Math.floor(first / STEP) * STEP;
  const ids = text === '' ? [] : ([...order.subarray(from, first + count + STEP)] as MessageId[]);
  const { data } = useEngineQuery(
    ['foundIn', text, ids.join(' ')],
    async (signal) => {
      const found = await engine.search.foundIn({ text, ids: ids.slice(0, 200) }, signal);
      return new Map(found.map(({ id, names }) => [id, names] as const));
    },
    { enabled: ids.length > 0, keepPrevious: true, changedBy: ({ areas }) => areas.includes('search') },
  );
  const last = useRef(NONE);
  if (text === '' || (data && data.size === 0)) last.current = NONE;
  else if (data) last.current = data;
  return last.current;
}
