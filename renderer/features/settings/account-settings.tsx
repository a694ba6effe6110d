// What there is to set of one account, subject by subject; each keeps its own rules in a file of its own.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { AccountLook, Identities, RemovalDialog } from '../accounts/index.ts';
import { ArchiveByField } from '../archive-by/index.ts';
import { JunkSettingsField } from '../junk/index.ts';
import { LeaveOnServerField } from '../leave-on-server/index.ts';
import { MovingSettings } from '../moving/index.ts';
import { AccountNoticeSettings } from '../notices/index.ts';
import { PasswordSettings } from '../password-year/index.ts';
import { sayFailure } from '../problems/index.ts';
import { ShareSettings } from '../setup/index.ts';
import { settingsWords } from './words.ts';

export function AccountSettings({ account }: { account: Account }) {
  const w = useWords(settingsWords);
  const [asksRemoval, setAsksRemoval] = useState(false);
  return (
    <>
      {account.protocol === 'demo' && <p className="field-hint">{w.demo}</p>}
      {account.protocol === 'local' && <p className="field-hint">{w.local}</p>}
      {account.passwordKept === 'session' && <p className="field-hint">{w.passwordSession}</p>}
      <AccountLook account={account} />
      {account.identities.length > 0 && <Identities account={account} />}
      <PasswordSettings account={account} />
      {account.leaveOnServer && (
        <LeaveOnServerField
          value={account.leaveOnServer}
          onChange={(leaveOnServer) =>
            void engine.accounts.setLeaveOnServer({ accountId: account.id, leaveOnServer }).catch(sayFailure)
          }
        />
      )}
      <ArchiveByField account={account} />
      <JunkSettingsField account={account} />
      <AccountNoticeSettings account={account} />
      <MovingSettings account={account} />
      <ShareSettings account={account} />
      <div>
        <Button variant="danger" onClick={() => setAsksRemoval(true)}>
          {account.protocol === 'local' ? w.removeLocal : w.removeAccount}
        </Button>
      </div>
      {asksRemoval && <RemovalDialog account={account} onClose={() => setAsksRemoval(false)} />}
    </>
  );
}
