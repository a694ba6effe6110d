// What a message can be besides sent: « Envoyer séparément », and asked a read receipt for.
import { useWords } from '../../i18n/index.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import { askSeparately, mailingWords } from '../mailing/index.ts';
import { receiptWords } from '../receipts/index.ts';
import type { OpenDraft } from './use-draft.ts';

export function useMoreEntries({ fields, change }: OpenDraft): MenuEntry[] {
  const mailing = useWords(mailingWords);
  const receipt = useWords(receiptWords);
  const asksReceipt = fields.readReceipt === true;
  return [
    { label: mailing.separately, icon: 'people', run: askSeparately },
    { label: receipt.ask, checked: asksReceipt, run: () => change({ readReceipt: !asksReceipt }) },
  ];
}
