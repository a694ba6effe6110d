// Whose a message is, where those of several accounts stand in one list: the name and colour of each account. The same
// objects as long as nothing changes, so that rows are not drawn again.
import { useMemo } from 'react';
import type { AccountColour } from '../../../shared/domain/account-colour.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { useLanguage } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { accountTitle } from '../../ui/account-title.ts';

export interface RowAccount {
  title: string;
  colour: AccountColour;
}

/** null: with one account there is nothing to tell apart. */
export function useRowAccounts(needed: boolean): ReadonlyMap<AccountId, RowAccount> | null {
  const accounts = useAccounts();
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: « Dossiers locaux » are called as the language has it
  return useMemo(() => {
    if (!needed || !accounts || accounts.length < 2) return null;
    return new Map(accounts.map((account) => [account.id, { title: accountTitle(account), colour: account.colour }]));
  }, [needed, accounts, language]);
}
