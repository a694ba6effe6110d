// What an account is called on the screen: as the person or the set-up named it, else its address; « Dossiers locaux »,
// which have none, until they are named.
import type { Account } from '../../shared/domain/account.ts';
import { defineWords, useWords, wordsNow } from '../i18n/index.ts';

const words = defineWords({
  fr: { local: 'Dossiers locaux' },
  en: { local: 'Local folders' },
});

export type NamedAccount = Pick<Account, 'protocol' | 'address' | 'displayName'>;

const titleOf = ({ protocol, address, displayName }: NamedAccount, local: string) =>
  displayName || (protocol === 'local' ? local : address);

/** Outside components: follows the language of that moment. */
export function accountTitle(account: NamedAccount): string {
  return titleOf(account, wordsNow(words).local);
}

export function useAccountTitle(): (account: NamedAccount) => string {
  const w = useWords(words);
  return (account) => titleOf(account, w.local);
}
