import type { Accounts } from '../accounts/accounts.ts';
import type { WaitingSetups } from '../accounts/waiting-setups.ts';
import type { FindServers } from '../discovery/search.ts';
import { listAccounts, localFolders, updateIdentity } from '../store/accounts.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function accountsHandlers(
  { store }: ApiContext,
  { accounts, findServers, setups }: { accounts: Accounts; findServers: FindServers; setups: WaitingSetups },
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
    setIdentity: (patch) => store.transaction((tx) => updateIdentity(tx, patch)),
    setPassword: ({ accountId, password }) => accounts.setPassword(accountId, password),
    diagnose: ({ accountId }, signal) => accounts.diagnose(accountId, signal),
    syncNow: ({ accountId }) => accounts.syncNow(accountId),
    setDownloadPaused: ({ accountId, paused }) => accounts.setDownloadPaused(accountId, paused),
    setLeaveOnServer: ({ accountId, leaveOnServer }) => accounts.setLeaveOnServer(accountId, leaveOnServer),
    remove: ({ accountId }) => accounts.remove(accountId),
  };
}
