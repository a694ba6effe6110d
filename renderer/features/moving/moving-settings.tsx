// The servers in the settings of an account: the way to others, the way back, and what only this PC has.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { FormerServers } from '../../../shared/domain/moving.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { movingOf, useMoving } from '../../state/moving.ts';
import { Button } from '../../ui/button.tsx';
import { sayFailure } from '../problems/index.ts';
import { BackDialog } from './back-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { movingWords } from './words.ts';
import './moving.css';

export function MovingSettings({ account }: { account: Account }) {
  const w = useWords(movingWords);
  const state = movingOf(useMoving(), account.id);
  const [changes, setChanges] = useState(false);
  const [back, setBack] = useState<FormerServers | null>(null);
  if (!account.incoming) return null;
  const { former = [], onlyHere = null, proposal = null } = state ?? {};
  return (
    <>
      {onlyHere && (
        <div>
          <p className="field-hint">{w.onlyHere(onlyHere.count)}</p>
          <Button onClick={() => void engine.moving.deposit({ accountId: account.id }).catch(sayFailure)}>
            {w.deposit}
          </Button>
        </div>
      )}
      <div className="moving-settings">
        <Button onClick={() => setChanges(true)}>{w.changeServers}</Button>
        {former.map((servers) => (
          <Button key={`${servers.incoming.host} ${servers.leftAt}`} onClick={() => setBack(servers)}>
            {w.backTo(servers.incoming.host)}
          </Button>
        ))}
      </div>
      {changes && <MoveDialog account={account} found={proposal} onClose={() => setChanges(false)} />}
      {back && <BackDialog account={account} to={back} onClose={() => setBack(null)} />}
    </>
  );
}
