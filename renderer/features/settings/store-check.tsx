// « Vérifier la base de courrier »: begins the check of every page, shows how far it is, and stops it. What it finds
// wrong is a card above the panes, which offers the repair.
import { useEffect, useState } from 'react';
import type { StoreCheck } from '../../../shared/contract/store-check.ts';
import { engine, onEngineEvent } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { sayFailure } from '../problems/index.ts';
import { settingsWords } from './words.ts';

export function StoreCheckSettings() {
  const w = useWords(settingsWords);
  const formats = useFormats();
  const check = useStoreCheck();
  if (!check) return null;
  if (check.kind === 'running') {
    const { done, total } = check;
    return (
      <>
        <progress aria-label={w.checking} {...(total > 0 && { value: done, max: total })} />
        <p role="status">{w.checking}</p>
        <div>
          <Button onClick={() => void engine.storeCheck.stop().catch(sayFailure)}>{w.stopCheck}</Button>
        </div>
      </>
    );
  }
  const { lastAt, brokenPages } = check;
  return (
    <>
      <p className="field-hint" role="status">
        {brokenPages > 0 ? w.checkBroken : lastAt === null ? w.checkNever : w.checkedAt(formats.fullDate(lastAt))}
      </p>
      <div>
        <Button onClick={() => void engine.storeCheck.start().catch(sayFailure)}>{w.checkStore}</Button>
      </div>
    </>
  );
}

function useStoreCheck(): StoreCheck | null {
  const [check, setCheck] = useState<StoreCheck | null>(null);
  useEffect(() => {
    void engine.storeCheck.state().then(setCheck, sayFailure);
    return onEngineEvent((event) => {
      if (event.type === 'storeCheck') setCheck(event.state);
    });
  }, []);
  return check;
}
