// The entries of the outbox, and what can be done with one. Each command answers when the store has it; the list
// comes back by the change event.
import type { OutboxEntry } from '../../../shared/domain/outbox.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { wordsNow } from '../../i18n/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { words } from './words.ts';

/** undefined until known. */
export function useOutbox(): OutboxEntry[] | undefined {
  return useEngineQuery(['outbox'], (signal) => engine.outbox.list(undefined, signal)).data;
}

/** Takes it out of the outbox and opens it in a composer again. */
export function editAgain({ id }: OutboxEntry): Promise<void> {
  return said(async () => {
    const { cancelled, draftId } = await engine.outbox.cancel({ outboxId: id });
    if (!cancelled) showToast({ text: wordsNow(words).tooLate, tone: 'problem' });
    else if (draftId !== null) await shell.openComposer({ draftId });
  });
}

export function sendNow({ id }: OutboxEntry): Promise<void> {
  return said(() => engine.outbox.sendNow({ outboxId: id }));
}

export function resolveUnknown({ id }: OutboxEntry, answer: 'wasSent' | 'sendAgain'): Promise<void> {
  return said(() => engine.outbox.resolveUnknown({ outboxId: id, answer }));
}

async function said(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    showToast({ text: wordsNow(words).failed, tone: 'problem' });
  }
}
