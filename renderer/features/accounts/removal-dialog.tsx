// « Retirer ce compte »: what would go from this PC, what stays on the server, and an export first for who wants one.
// With an export, the account goes only when every message is in it: the engine counts once more.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import { isComplete, type Transfer, type TransferId } from '../../../shared/domain/transfer.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { mailboxesNow } from '../../state/mailboxes.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { TransferReport, useShownTransfer } from '../transfers/index.ts';
import { RemovalFacts } from './removal-facts.tsx';
import { words } from './words.ts';

const CONCERNED = ['accounts', 'mailboxes', 'drafts', 'outbox', 'operations'] as const;

export function RemovalDialog({ account, onClose }: { account: Account; onClose(): void }) {
  const w = useWords(words);
  const title = useAccountTitle()(account);
  const { id: accountId } = account;
  const { data: preview } = useEngineQuery(
    ['accounts', 'removal', accountId],
    (signal) => engine.accounts.removalPreview({ accountId }, signal),
    { changedBy: ({ areas }) => CONCERNED.some((area) => areas.includes(area)) },
  );
  const { transfer, show } = useShownTransfer('export');
  const [discardUnsent, setDiscardUnsent] = useState(false);
  const [removing, setRemoving] = useState(false);
  const exportState = stateOf(transfer);
  const isFree = preview?.obstacle === null && (preview.unsent === 0 || discardUnsent);
  const mayRemove = isFree && !removing && (exportState === 'none' || exportState === 'whole');

  async function remove(): Promise<void> {
    setRemoving(true);
    const exportedBy = exportState === 'whole' && transfer ? transfer.id : null;
    await engine.accounts.remove({ accountId, discardUnsent, exportedBy }).then(onClose, (error: unknown) => {
      setRemoving(false);
      sayFailure(error);
    });
  }

  const foot = (
    <>
      <Button onClick={onClose} autoFocus>
        {w.cancel}
      </Button>
      {exportState !== 'running' && exportState !== 'whole' && (preview?.messages ?? 0) > 0 && (
        <Button icon="download" onClick={() => void exportFirst(account, show).catch(sayFailure)}>
          {exportState === 'none' ? w.exportFirst : w.exportAgain}
        </Button>
      )}
      <Button variant="danger" aria-disabled={!mayRemove} onClick={() => mayRemove && void remove()}>
        {account.protocol === 'local' ? w.removeLocalAction : w.removeAction}
      </Button>
    </>
  );
  return (
    <Dialog
      title={account.protocol === 'local' ? w.removeLocalTitle : w.removeTitle(title)}
      onClose={onClose}
      foot={foot}
      size={transfer ? 'large' : 'medium'}
    >
      <div className="removal">
        {removing && <p role="status">{w.removing}</p>}
        {preview && <RemovalFacts account={account} preview={preview} />}
        {preview && preview.unsent > 0 && (
          <CheckField label={w.discardUnsent(preview.unsent)} checked={discardUnsent} onChange={setDiscardUnsent} />
        )}
        {transfer && <TransferReport transfer={transfer} />}
        {exportState === 'whole' && <p role="status">{w.exportWhole}</p>}
        {exportState === 'partial' && <p role="alert">{w.exportPartial}</p>}
      </div>
    </Dialog>
  );
}

/** `whole`: every folder was written and read back, message by message. */
function stateOf(transfer: Transfer | null): 'none' | 'running' | 'whole' | 'partial' {
  if (!transfer) return 'none';
  if (transfer.state === 'running') return 'running';
  return transfer.state === 'done' && transfer.folders.every(isComplete) ? 'whole' : 'partial';
}

async function exportFirst({ id }: Account, show: (id: TransferId) => void): Promise<void> {
  const chosen = await shell.choosePlace({ purpose: 'exportFolder' });
  if (!chosen) return;
  const mailboxIds = mailboxesNow().flatMap((mailbox) => (mailbox.accountId === id ? [mailbox.id] : []));
  const { transferId } = await engine.transfers.export({ place: chosen.place, mailboxIds, format: 'mbox' });
  show(transferId);
}
