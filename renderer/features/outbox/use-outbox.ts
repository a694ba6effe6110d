// The entries of the outbox, and what can be done with one. Each command answers when the store has it; the list
// comes back by the change event.
import type { OutboxEntry, SendingProof } from '../../../shared/domain/outbox.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { wordsNow } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { sayFailure } from '../problems/index.ts';
import { words } from './words.ts';

/** undefined until known. */
export function useOutbox(): OutboxEntry[] | undefined {
  return useEngineQuery(['outbox'], (signal) => engine.outbox.list(undefined, signal)).data;
}

/** Takes it out of the outbox and opens it in a composer again. */
export async function editAgain({ id }: OutboxEntry): Promise<void> {
  const answer = await engine.outbox.cancel({ outboxId: id }).catch(sayFailure);
  if (answer?.cancelled === false) showToast({ text: wordsNow(words).tooLate, tone: 'problem' });
  if (answer?.cancelled && answer.draftId !== null) await shell.openComposer({ draftId: answer.draftId });
}

export async function sendNow({ id }: OutboxEntry): Promise<void> {
  await engine.outbox.sendNow({ outboxId: id }).catch(sayFailure);
}

/** The latest first; undefined until known. */
export function useSendings(): SendingProof[] | undefined {
  return useEngineQuery(['outbox', 'sendings'], (signal) => engine.outbox.sendings(undefined, signal)).data;
}

/** Opens what they have not got in a composer, addressed to them. */
export async function correct({ id }: OutboxEntry): Promise<void> {
  const answer = await engine.outbox.correct({ outboxId: id }).catch(sayFailure);
  if (answer) await shell.openComposer({ draftId: answer.draftId });
}

/** To those alone that have not got it. */
export async function sendAgain({ id }: OutboxEntry): Promise<void> {
  await engine.outbox.sendAgain({ outboxId: id }).catch(sayFailure);
}

/** Away with it: nothing is left to be opened again. */
export async function giveUp({ id }: OutboxEntry): Promise<void> {
  const answer = await engine.outbox.cancel({ outboxId: id }).catch(sayFailure);
  if (answer?.cancelled === false) showToast({ text: wordsNow(words).tooLate, tone: 'problem' });
}

export async function resolveUnknown({ id }: OutboxEntry, answer: 'wasSent' | 'sendAgain'): Promise<void> {
  await engine.outbox.resolveUnknown({ outboxId: id, answer }).catch(sayFailure);
}
