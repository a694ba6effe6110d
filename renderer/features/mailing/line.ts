// « 24 envois – 23 remis, 1 refusé ». Pure.
import type { LetterState, Mailing } from '../../../shared/domain/mailing.ts';
import type { WordsOf } from '../../i18n/index.ts';
import type { words } from './words.ts';

const ORDER: readonly LetterState[] = ['sent', 'failed', 'refused', 'asks', 'waiting', 'notSent'];

export function mailingLine({ counts }: Pick<Mailing, 'counts'>, w: WordsOf<typeof words>): string {
  const parts = ORDER.filter((state) => counts[state] > 0).map((state) => w.counted(state, counts[state]));
  return w.line(letterCount({ counts }), parts);
}

/** It stands in the outbox for something: messages that wait, or the person is waited for. */
export function needsOutbox({ state, counts }: Pick<Mailing, 'state' | 'counts'>): boolean {
  return state === 'running' || state === 'paused' || counts.asks > 0;
}

export function letterCount({ counts }: Pick<Mailing, 'counts'>): number {
  return ORDER.reduce((sum, state) => sum + counts[state], 0);
}
