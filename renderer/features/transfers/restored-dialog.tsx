// What came of a restoration, shown by the window that began anew after it.
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TransferReport } from './transfer-report.tsx';
import { useTransfers } from './use-transfers.ts';
import { transferWords } from './words.ts';

const NOTE = 'restored';

/** For the page that is loaded next. */
export function leaveRestoredNote(): void {
  sessionStorage.setItem(NOTE, 'yes');
}

/** Whether this page was loaded after a restoration; true once. */
export function takeRestoredNote(): boolean {
  const found = sessionStorage.getItem(NOTE) !== null;
  sessionStorage.removeItem(NOTE);
  return found;
}

export function RestoredDialog({ onClose }: { onClose(): void }) {
  const w = useWords(transferWords);
  const restored = useTransfers()?.find(({ kind }) => kind === 'restore');
  return (
    <Dialog
      title={w.restoreTitle}
      size="large"
      onClose={onClose}
      foot={
        <Button variant="primary" onClick={onClose}>
          {w.close}
        </Button>
      }
    >
      {restored && <TransferReport transfer={restored} />}
    </Dialog>
  );
}
