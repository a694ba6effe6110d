// How far a clean-up is: bytes freed of those that were chosen, what waits, what stayed; and at the end what can still be
// read, and where, with the advice to make a backup: from then on this PC alone has it.
import type { Account } from '../../../shared/domain/account.ts';
import type { CleanUp } from '../../../shared/domain/clean-up.ts';
import { engine } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { showOverlay } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { sayFailure } from '../problems/index.ts';
import { cleanUpWords } from './words.ts';

interface ProgressStepProps {
  account: Account;
  state: CleanUp;
  onAgain(): void;
}

export function ProgressStep({ account, state, onAgain }: ProgressStepProps) {
  const w = useWords(cleanUpWords);
  const formats = useFormats();
  const { chosen, freed, kept, waiting, folder } = state;
  const accountId = account.id;
  const stayed = chosen.count - freed.count - waiting.count;
  return (
    <>
      <p role="status">{w.freed(formats.size(freed.sizeBytes), formats.size(chosen.sizeBytes))}</p>
      <progress aria-label={w.progress} max={Math.max(1, chosen.sizeBytes)} value={freed.sizeBytes} />
      {waiting.count > 0 && <p>{w.waiting(waiting.count)}</p>}
      {waiting.count === 0 && stayed > 0 && <p>{w.stayed(stayed)}</p>}
      {kept.count > 0 && <p>{w.readable(kept.count, folder)}</p>}
      {kept.count > 0 && waiting.count === 0 && <p className="clean-up-advice">{w.backUpAdvice}</p>}
      <div className="clean-up-foot">
        {waiting.count > 0 && (
          <Button onClick={() => void engine.cleanUps.stop({ accountId }).catch(sayFailure)}>{w.stop}</Button>
        )}
        {waiting.count === 0 && stayed > 0 && (
          <Button onClick={() => void engine.cleanUps.resume({ accountId }).catch(sayFailure)}>{w.resume}</Button>
        )}
        {waiting.count === 0 && <Button onClick={onAgain}>{w.again}</Button>}
        {kept.count > 0 && waiting.count === 0 && (
          <Button variant="primary" onClick={() => showOverlay({ kind: 'backUp' })}>
            {w.backUp}
          </Button>
        )}
      </div>
    </>
  );
}
