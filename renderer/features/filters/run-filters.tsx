// « Appliquer maintenant »: the filters over one folder, how far they are, stopped and taken back.
import { useState } from 'react';
import type { FilterRun } from '../../../shared/domain/filter.ts';
import { MailboxId } from '../../../shared/domain/ids.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { useFolderChoices } from './folder-choices.ts';
import { filterWords } from './words.ts';

export function RunFilters({ folder }: { folder: Mailbox | null }) {
  const w = useWords(filterWords);
  const folders = useFolderChoices(folder?.accountId ?? null);
  const [chosen, setChosen] = useState(String(folder?.id ?? ''));
  const run = useEngineQuery(['filters', 'run'], (signal) => engine.filters.run(undefined, signal)).data ?? null;
  const isRunning = run?.state === 'running';
  const start = () => {
    if (chosen === '') return;
    const mailboxId = MailboxId.parse(Number(chosen));
    void engine.filters.start({ mailboxId, filterIds: null }).catch(sayFailure);
  };
  return (
    <div className="filter-run">
      <SelectField label={w.runOn} value={chosen} options={folders} onChange={setChosen} />
      {isRunning ? (
        <Button onClick={() => void engine.filters.stop().catch(sayFailure)}>{w.stop}</Button>
      ) : (
        <Button onClick={start}>{w.runNow}</Button>
      )}
      {run && (
        <p role="status">
          <Outcome run={run} />{' '}
          {run.undo && (
            <UndoRun key={run.undo} onUndo={() => engine.operations.undo({ token: run.undo! })} label={w.undo} />
          )}
        </p>
      )}
    </div>
  );
}

function Outcome({ run: { state, done, total, changed, unread } }: { run: FilterRun }) {
  const w = useWords(filterWords);
  const more = unread > 0 ? ` ${w.unread(unread)}` : '';
  if (state === 'running') return w.running(done, total);
  return (state === 'done' ? w.ranDone(changed, total) : w.ranStopped(changed)) + more;
}

function UndoRun({ onUndo, label }: { onUndo(): Promise<unknown>; label: string }) {
  const [isUndone, setUndone] = useState(false);
  if (isUndone) return null;
  const undo = () => void onUndo().then(() => setUndone(true), sayFailure);
  return <Button onClick={undo}>{label}</Button>;
}
