// Said where a read receipt is asked for: what it is worth.
import { useWords } from '../../i18n/index.ts';
import { receiptWords } from '../receipts/index.ts';

export function ReceiptNotice() {
  const w = useWords(receiptWords);
  return (
    <p role="status" className="composer-notice">
      {w.asked}
    </p>
  );
}
