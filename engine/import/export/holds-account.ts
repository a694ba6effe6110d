// Whether an export is the whole of an account, asked before the account is removed on its strength: it has ended well,
// every folder was written and read back, and nothing has come since. What is not on this PC yet cannot be in it, and
// does not count: the server has it.
import type { AccountId } from '../../../shared/domain/ids.ts';
import { isComplete, type TransferId } from '../../../shared/domain/transfer.ts';
import { accountMailboxes } from '../../store/mailboxes.ts';
import { getTransfer, transferFolders } from '../../store/transfers.ts';
import { type ExportDeps, ExportPlan, entriesOf } from './run-export.ts';

export function holdsAccount(deps: ExportDeps, id: TransferId, accountId: AccountId): boolean {
  const { reads } = deps.store;
  const transfer = getTransfer(reads, id);
  if (transfer?.kind !== 'export' || transfer.state !== 'done') return false;
  const folders = transferFolders(reads, id);
  const entries = entriesOf(reads, ExportPlan.parse(transfer.plan), deps.localFoldersName());
  return accountMailboxes(reads, accountId)
    .filter(({ selectable, hidden }) => selectable && !hidden)
    .every((mailbox) => {
      const file = entries.find(({ mailboxId }) => mailboxId === mailbox.id)?.file;
      const report = folders.find(({ key }) => key === file)?.report;
      return report !== undefined && isComplete(report) && report.done === mailbox.offline;
    });
}
