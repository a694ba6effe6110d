// Accounts that could move, or have, for renderer tests: what was asked is kept, and the state follows it.
import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import type { MoveAccount, MoveOutcome, MovingState } from '../../shared/domain/moving.ts';

export interface FakeMoving {
  states: MovingState[];
  /** What the new servers answer. */
  outcome: MoveOutcome;
  moves: MoveAccount[];
}

export function noMoving(): FakeMoving {
  return { states: [], outcome: { check: { ok: true }, report: { matched: 0, made: [] } }, moves: [] };
}

export function fakeMoving(moving: FakeMoving, onChange: () => void): Pick<HandlersOf<WindowContract>, 'moving'> {
  const change = (accountId: number, to: Partial<MovingState>) => {
    moving.states = moving.states.map((state) => (state.accountId === accountId ? { ...state, ...to } : state));
    onChange();
  };
  const agreed = (accountId: number) => {
    const onlyHere = moving.states.find((state) => state.accountId === accountId)?.onlyHere ?? null;
    change(accountId, { onlyHere: onlyHere && { ...onlyHere, agreed: true } });
  };
  return {
    moving: {
      state: () => moving.states,
      move(move) {
        moving.moves.push(move);
        if (moving.outcome.check.ok) change(move.accountId, { proposal: null });
        return moving.outcome;
      },
      putOff: ({ accountId }) => change(accountId, { proposal: null }),
      deposit: ({ accountId }) => change(accountId, { onlyHere: null }),
      keepHere: ({ accountId }) => agreed(accountId),
    },
  };
}
