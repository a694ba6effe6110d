// What the servers find of messages that are not on this PC yet: asked once one has stopped typing, only where
// something is missing here, and given up when one likes.
import { useEffect, useState } from 'react';
import type { ListSource, ServerResults } from '../../../shared/contract/messages.ts';
import { engine, onEngineEvent } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { sayFailure } from '../problems/index.ts';

/** A search on a server is work for it: not one for each letter. */
const PAUSE_MS = 600;

export interface ServerSearchState {
  results: ServerResults | null;
  searching: boolean;
  /** Folders asked, of how many. null: not begun. */
  progress: { done: number; total: number } | null;
  /** What has been found by then stays. */
  stop(): void;
}

type SearchSource = Extract<ListSource, { kind: 'search' }>;

/** null: there is nothing to ask. */
export function useServerResults(source: ListSource | null): ServerSearchState | null {
  const search = source?.kind === 'search' ? source : null;
  const wanted = useSettled(useIsMissingHere(search) ? search : null);
  const key = ['searchServer', wanted?.text, wanted?.mailboxId] as const;
  const { data, isFetching } = useEngineQuery<ServerResults>(
    key,
    (signal) => engine.messages.searchServer({ text: wanted!.text, mailboxId: wanted!.mailboxId }, signal),
    { enabled: wanted !== null, changedBy: () => false },
  );
  const progress = useProgress(key.join(' '));
  if (!wanted || wanted !== search) return null;
  const stop = () => void engine.messages.stopServerSearch().catch(sayFailure);
  return { results: data ?? null, searching: isFetching, progress: isFetching ? progress : null, stop };
}

/** Of the search that runs, whichever it is: a window has one at a time. */
function useProgress(key: string): ServerSearchState['progress'] {
  const [progress, setProgress] = useState<ServerSearchState['progress']>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins anew
  useEffect(() => setProgress(null), [key]);
  useEffect(
    () =>
      onEngineEvent((event) => {
        if (event.type === 'messageSearch') setProgress({ done: event.done, total: event.total });
      }),
    [],
  );
  return progress;
}

function useIsMissingHere(search: SearchSource | null): boolean {
  const mailboxes = useMailboxes();
  const searched = mailboxes?.filter(({ id }) => search?.mailboxId == null || search.mailboxId === id);
  return search !== null && (searched?.some(({ offline, total }) => offline < total) ?? false);
}

function useSettled(search: SearchSource | null): SearchSource | null {
  const [settled, setSettled] = useState<SearchSource | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(search), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [search]);
  return settled;
}
