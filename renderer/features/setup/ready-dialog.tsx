// The third screen of the guided set-up: it is done, and the mail is arriving behind it.
import type { AccountId } from '../../../shared/domain/ids.ts';
import { useWords } from '../../i18n/index.ts';
import { useAccountStatuses, useAccounts } from '../../state/accounts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CoachOffer } from '../coach/index.ts';
import { guidedWords } from './guided-words.ts';
import { ShareSettings } from './settings-file.tsx';

interface ReadyDialogProps {
  accountId: AccountId;
  onClose(): void;
}

export function ReadyDialog({ accountId, onClose }: ReadyDialogProps) {
  const w = useWords(guidedWords);
  const account = useAccounts()?.find(({ id }) => id === accountId);
  const messages = useAccountStatuses().find((one) => one.accountId === accountId)?.messagesTotal ?? 0;
  const foot = (
    <Button variant="primary" autoFocus onClick={onClose}>
      {w.read}
    </Button>
  );
  return (
    <Dialog title={w.readyTitle} size="small" onClose={onClose} foot={foot}>
      <div className="setup-column">
        <p>{account && w.ready(account.address)}</p>
        <p role="status">{messages > 0 ? w.arriving(messages) : w.arrivingSoon}</p>
        <p className="field-hint">{w.readyOffline}</p>
        {account && <ShareSettings account={account} />}
        <CoachOffer />
      </div>
    </Dialog>
  );
}
