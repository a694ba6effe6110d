// What can be done with a message that one wrote oneself.
import { sameAddress } from '../../../shared/domain/address.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import type { WordsOf } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { showOverlay } from '../../state/view.ts';
import type { MenuEntry } from '../../ui/menu.tsx';
import type { words } from './words.ts';

export function useIsOwn({ from, row }: MessageDetail): boolean {
  const own = useAccounts()?.flatMap(({ identities }) => identities) ?? [];
  return !row.flags.draft && from.some(({ address }) => own.some((one) => sameAddress(one.address, address)));
}

export function ownMessageEntries(messageId: MessageId, w: WordsOf<typeof words>): MenuEntry[] {
  const run = () => showOverlay({ kind: 'addressesShown', messageId });
  return ['separator', { label: w.addressesShown, icon: 'shield', run }];
}
