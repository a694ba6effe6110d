// Junk, account by account: judged or not, moved or only marked, how much was learnt, forgotten on request.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { JunkSettings } from '../../../shared/domain/junk.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { CheckField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { junkWords } from './words.ts';
import './junk.css';

export function JunkSettingsField({ account: { id: accountId, protocol } }: { account: Account }) {
  const w = useWords(junkWords);
  const [asks, setAsks] = useState(false);
  const { data } = useEngineQuery(['junk', accountId], (signal) => engine.junk.state({ accountId }, signal));
  if (!data || protocol === 'local') return null;
  const { judges, moves, learnt, needed } = data;
  const set = (patch: Partial<JunkSettings>) =>
    void engine.junk.set({ accountId, settings: { judges, moves, ...patch } }).catch(sayFailure);
  const isReady = learnt.junk >= needed.junk && learnt.good >= needed.good;
  return (
    <fieldset className="junk-settings">
      <legend>{w.title}</legend>
      <CheckField label={w.judges} hint={w.judgesHint} checked={judges} onChange={(value) => set({ judges: value })} />
      {judges && (
        <CheckField label={w.moves} hint={w.movesHint} checked={moves} onChange={(value) => set({ moves: value })} />
      )}
      <p className="field-hint">
        {w.learnt(learnt.junk, learnt.good)} {!isReady && w.notYet(needed.junk, needed.good)}
      </p>
      {learnt.junk + learnt.good > 0 && (
        <div>
          <Button onClick={() => setAsks(true)}>{w.forget}</Button>
        </div>
      )}
      {asks && (
        <ConfirmDialog
          title={w.forgetTitle}
          action={w.forgetAction}
          danger
          onConfirm={() => void engine.junk.forget({ accountId }).catch(sayFailure)}
          onClose={() => setAsks(false)}
        >
          <p>{w.forgetBody}</p>
        </ConfirmDialog>
      )}
    </fieldset>
  );
}
