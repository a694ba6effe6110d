// What a journey to other servers is doing, and what came of it.
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
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

/** Where the account is now; nothing more is to be done. */
export function MoveDoneDialog({ state, onClose }: { state: Extract<MoveState, { kind: 'done' }>; onClose(): void }) {
  const w = useWords(movingWords);
  const { matched, made } = state.report;
  const close = (
    <Button variant="primary" autoFocus onClick={onClose}>
      {w.close}
    </Button>
  );
  return (
    <Dialog title={w.doneTitle} onClose={onClose} foot={close}>
      <div role="status">
        <p>{w.done(state.host)}</p>
        {matched > 0 && <p>{w.matched(matched)}</p>}
        {made.length > 0 && <p>{w.made(made.join(', '))}</p>}
        <p>{w.doneMore}</p>
      </div>
    </Dialog>
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
