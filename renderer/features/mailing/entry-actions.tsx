// What can be done about one message of a mailing that waits in the outbox for the person.
import type { OutboxEntry } from '../../../shared/domain/outbox.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { sayFailure } from '../problems/index.ts';
import { words } from './words.ts';

export function EntryActions({ entry, onLeave }: { entry: OutboxEntry; onLeave(): void }) {
  const w = useWords(words);
  const { id: outboxId, state, problem } = entry;
  const run = (work: Promise<unknown>) => void work.catch(sayFailure);
  async function correct(): Promise<void> {
    const { draftId } = await engine.outbox.correct({ outboxId });
    onLeave();
    await shell.openComposer({ draftId });
  }
  if (state === 'unknown' && problem) {
    return (
      <p className="reception-actions">
        <Button onClick={() => run(engine.outbox.resolveUnknown({ outboxId, answer: 'wasSent' }))}>{w.wasSent}</Button>
        <Button onClick={() => run(engine.outbox.resolveUnknown({ outboxId, answer: 'sendAgain' }))}>
          {w.sendAgain}
        </Button>
      </p>
    );
  }
  if (state !== 'refused' && !(state === 'held' && problem)) return null;
  return (
    <p className="reception-actions">
      <Button onClick={() => run(correct())}>{w.correct}</Button>
      {state === 'refused' && <Button onClick={() => run(engine.outbox.sendAgain({ outboxId }))}>{w.sendAgain}</Button>}
      <Button onClick={() => run(engine.outbox.cancel({ outboxId }))}>{w.giveUp}</Button>
    </p>
  );
}
