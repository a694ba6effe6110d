// What the servers find of messages that are not on this PC yet: asked once one has stopped typing, only where
// something is missing here, and given up when one likes.
import { useEffect, useState } from 'react';
import type { ListSource, ServerResults } from '../../../shared/contract/messages.ts';
import { engine } from '../../engine/engine.ts';
import { queryClient, useEngineQuery } from '../../engine/use-query.ts';
import { useMailboxes } from '../../state/mailboxes.ts';

/** A search on a server is work for it: not one for each letter. */
const PAUSE_MS = 600;

export interface ServerSearchState {
  results: ServerResults | null;
  searching: boolean;
  stop(): void;
}

type SearchSource = Extract<ListSource, { kind: 'search' }>;

/** null: there is nothing to ask. */
export function useServerResults(source: ListSource | null): ServerSearchState | null {
  const search = source?.kind === 'search' ? source : null;
  const wanted = useSettled(useIsMissingHere(search) ? search : null);
  const [stopped, setStopped] = useState<SearchSource | null>(null);
  const key = ['searchServer', wanted?.text, wanted?.mailboxId] as const;
  const { data, isFetching } = useEngineQuery<ServerResults>(
    key,
    (signal) => engine.messages.searchServer({ text: wanted!.text, mailboxId: wanted!.mailboxId }, signal),
    { enabled: wanted !== null && wanted !== stopped, changedBy: () => false },
  );
  if (!wanted || wanted !== search) return null;
  const stop = () => {
    setStopped(wanted);
    void queryClient.cancelQueries({ queryKey: key });
  };
  return { results: data ?? null, searching: isFetching && wanted !== stopped, stop };
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
