// What a journey to other servers is doing, and what came of it.
import { useWords } from '../../i18n/index.ts';
import { ProblemCard } from '../problems/index.ts';
import type { MoveState } from './use-move.ts';
import { movingWords } from './words.ts';

export function MoveFailure({ state }: { state: MoveState }) {
  const w = useWords(movingWords);
  if (state.kind !== 'failed') return null;
  return (
    <div role="alert">
      {state.side && <p>{state.side === 'incoming' ? w.failedIncoming : w.failedOutgoing}</p>}
      <ProblemCard problem={state.problem} level="h3" />
    </div>
  );
}

export function MoveProgress({ state }: { state: MoveState }) {
  const w = useWords(movingWords);
  return state.kind === 'going' ? <p role="status">{w.going}</p> : null;
}

export function MoveDone({ state }: { state: Extract<MoveState, { kind: 'done' }> }) {
  const w = useWords(movingWords);
  const { matched, made } = state.report;
  return (
    <div role="status">
      <p>{w.done(state.host)}</p>
      {matched > 0 && <p>{w.matched(matched)}</p>}
      {made.length > 0 && <p>{w.made(made.join(', '))}</p>}
      <p>{w.doneMore}</p>
    </div>
  );
}

/** What a person has to know before she goes. */
export function WhatHappens({ notYetHere }: { notYetHere: number }) {
  const w = useWords(movingWords);
  return (
    <section className="moving-note" aria-label={w.whatHappens}>
      <p>{w.stays}</p>
      <p>{w.only}</p>
      {notYetHere > 0 && <p>{w.notYetHere(notYetHere)}</p>}
      <p>{w.wayBack}</p>
    </section>
  );
}
