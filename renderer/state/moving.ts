// How things stand with accounts that moved to other servers, or could.
import type { AccountId } from '../../shared/domain/ids.ts';
import type { MovingState } from '../../shared/domain/moving.ts';
import { engine } from '../engine/engine.ts';
import { useEngineQuery } from '../engine/use-query.ts';

const MINUTE_MS = 60_000;

/** What only this PC has is counted while it is found on the new server: told with the lists, and at rest. */
export function useMoving(): readonly MovingState[] {
  const ask = (signal: AbortSignal) => engine.moving.state(undefined, signal);
  return (
    useEngineQuery(['moving'], ask, {
      changedBy: ({ areas }) =>
        areas.some((area) => area === 'accounts' || area === 'mailboxes' || area === 'operations'),
      againAfterMs: MINUTE_MS,
    }).data ?? NONE
  );
}

const NONE: readonly MovingState[] = [];

export function movingOf(states: readonly MovingState[], id: AccountId): MovingState | null {
  return states.find(({ accountId }) => accountId === id) ?? null;
}
