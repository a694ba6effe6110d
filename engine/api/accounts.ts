import type { AccountId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { TransferId } from '../../shared/domain/transfer.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { passwordFacts } from '../accounts/password-facts.ts';
import type { WaitingSetups } from '../accounts/waiting-setups.ts';
import type { FindServers } from '../discovery/search.ts';
import { removalPreview } from '../store/account-removal.ts';
import { listAccounts, localFolders, orderAccounts, setArchiveBy, setLook } from '../store/accounts.ts';
import { dismissReminder, setPasswordChangedAt } from '../store/passwords.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

interface AccountsRooms {
  accounts: Accounts;
  findServers: FindServers;
  setups: WaitingSetups;
  /** Whether that export holds everything of the account that is here now. */
  isExported(id: TransferId, accountId: AccountId): boolean;
  now(): number;
  giveProxyLogin(name: string, login: { userName: string; password: string }): boolean;
}

export function accountsHandlers(
  { store }: ApiContext,
  { accounts, findServers, setups, isExported, giveProxyLogin, now }: AccountsRooms,
): WindowHandlers['accounts'] {
  return {
    list: () => listAccounts(store.reads),
    status: () => accounts.statuses(),
    findServers,
    check: (account, signal) => accounts.check(account, signal),
    async create(account) {
      const created = await accounts.create(account);
      if (created.accountId !== null) await setups.dropAddress(account.address);
      return created;
    },
    createDemo: () => ({ accountId: accounts.createDemo() }),
    createLocal: () => ({ accountId: store.transaction(localFolders) }),
    setLook: (patch) => store.transaction((tx) => setLook(tx, patch)),
    setArchiveBy: ({ accountId, archiveBy }) => store.transaction((tx) => setArchiveBy(tx, accountId, archiveBy)),
    order: ({ accountIds }) => store.transaction((tx) => orderAccounts(tx, accountIds)),
    setProxyLogin({ proxy, ...login }) {
      const ok = giveProxyLogin(proxy, login);
      if (ok) accounts.syncNow(null);
      return { ok };
    },
    setPassword: ({ accountId, password }) => accounts.setPassword(accountId, password),
    tryPasswordAgain: ({ accountId }) => accounts.tryPasswordAgain(accountId),
    passwords: () => passwordFacts(store.reads, now()),
    setPasswordChangedAt: ({ accountId, changedAt }) =>
      store.transaction((tx) => setPasswordChangedAt(tx, accountId, changedAt)),
    dismissPasswordReminder: ({ accountId, step }) =>
      store.transaction((tx) => dismissReminder(tx, accountId, step, now())),
    diagnose: ({ accountId }, signal) => accounts.diagnose(accountId, signal),
    syncNow: ({ accountId }) => accounts.syncNow(accountId),
    setDownloadPaused: ({ accountId, paused }) => accounts.setDownloadPaused(accountId, paused),
    setLeaveOnServer: ({ accountId, leaveOnServer }) => accounts.setLeaveOnServer(accountId, leaveOnServer),
    removalPreview: ({ accountId }) => removalPreview(store.reads, accountId),
    remove({ accountId, discardUnsent, exportedBy }) {
      if (exportedBy !== null && !isExported(exportedBy, accountId)) {
        throw new MailError({ kind: 'invalid', reason: 'exportOutdated' });
      }
      return accounts.remove(accountId, discardUnsent);
    },
  };
}
