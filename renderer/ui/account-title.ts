// What an account is called on the screen: its address, or « Dossiers locaux », which have none.
import type { Account } from '../../shared/domain/account.ts';
import { defineWords, useWords } from '../i18n/index.ts';

const words = defineWords({
  fr: { local: 'Dossiers locaux' },
  en: { local: 'Local folders' },
});

export function useAccountTitle(): (account: Pick<Account, 'protocol' | 'address'>) => string {
  const w = useWords(words);
  return ({ protocol, address }) => (protocol === 'local' ? w.local : address);
}
