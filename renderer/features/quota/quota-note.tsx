// In the status bar, from 80 %: how full the mailbox on the server is, and what can be done about it.
import { useState } from 'react';
import type { AccountStatus, Quota } from '../../../shared/domain/account.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { emptyTrash } from '../../app/message-actions.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { showOverlay } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/dialog.tsx';
import { fullnessOf, shareOf } from './fullness.ts';
import { QuotaMeter } from './quota-meter.tsx';
import { quotaWords } from './words.ts';
import './quota.css';

interface Filling {
  accountId: AccountId;
  quota: Quota;
}

export function QuotaNote({ statuses }: { statuses: readonly AccountStatus[] }) {
  const w = useWords(quotaWords);
  const formats = useFormats();
  const [asked, setAsked] = useState<AccountId | null>(null);
  const filling = statuses.flatMap(({ accountId, quota }): Filling[] =>
    quota && fullnessOf(quota) !== 'roomy' ? [{ accountId, quota }] : [],
  );
  const fullest = filling.toSorted((a, b) => shareOf(b.quota) - shareOf(a.quota))[0];
  const shown = filling.find(({ accountId }) => accountId === asked);
  if (!fullest) return null;
  return (
    <>
      <button
        type="button"
        className="quota-note"
        data-fullness={fullnessOf(fullest.quota)}
        aria-haspopup="dialog"
        onClick={() => setAsked(fullest.accountId)}
      >
        {w.note(formats.percent(shareOf(fullest.quota)))}
      </button>
      {shown && <MakeRoomDialog {...shown} onClose={() => setAsked(null)} />}
    </>
  );
}

function MakeRoomDialog({ accountId, quota, onClose }: Filling & { onClose(): void }) {
  const w = useWords(quotaWords);
  const address = useAccounts()?.find(({ id }) => id === accountId)?.address ?? '';
  const [emptying, setEmptying] = useState(false);
  const trash = useMailboxes()?.find((mailbox) => mailbox.accountId === accountId && mailbox.role === 'trash');
  const inTrash = trash?.total ?? 0;
  const foot = (
    <>
      {inTrash > 0 && <Button onClick={() => setEmptying(true)}>{w.emptyTrash(inTrash)}</Button>}
      <Button onClick={onClose}>{w.close}</Button>
      <Button
        variant="primary"
        onClick={() => {
          onClose();
          showOverlay({ kind: 'cleanUp', accountId });
        }}
      >
        {w.cleanUp}
      </Button>
    </>
  );
  return (
    <Dialog title={w.title(address)} size="small" onClose={onClose} foot={foot}>
      <p>
        <QuotaMeter quota={quota} />
      </p>
      <p>{fullnessOf(quota) === 'full' ? w.whyFull : w.why}</p>
      <ul className="quota-remedies">
        <li>{w.remedyTrash}</li>
        <li>{w.remedyLargest}</li>
        <li>{w.remedyLocal}</li>
      </ul>
      {emptying && (
        <ConfirmDialog
          title={w.emptyTitle}
          action={w.emptyAction}
          danger
          onConfirm={() => emptyTrash(accountId)}
          onClose={() => setEmptying(false)}
        >
          <p>{w.emptyBody}</p>
        </ConfirmDialog>
      )}
    </Dialog>
  );
}
