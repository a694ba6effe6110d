// The filters of other programs that imports have kept, offered to an account of Casier's and taken over.
import type { Filter, FilterContent, ForeignFilterOffer } from '../../shared/domain/filter.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import type { ForeignFilter } from '../../shared/domain/transfer.ts';
import { listAccounts } from '../store/accounts.ts';
import { listFilters, saveFilter } from '../store/filters.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { listMailboxes } from '../store/mailboxes.ts';
import { listForeignFilters } from '../store/transfers.ts';
import type { KnownFolder } from './thunderbird/find-folder.ts';
import { translateFilter } from './thunderbird/translate-filter.ts';

export function offeredFilters(db: ReadDb, accountId: AccountId): ForeignFilterOffer[] {
  const servers = serversOf(db);
  const folders = knownFolders(db, servers);
  const here = listFilters(db);
  return listForeignFilters(db).map((foreign) => {
    const { account, name, enabled } = foreign;
    const { filter, left } = translateFilter(foreign, accountId, folders);
    return {
      key: `${account}\n${name}`,
      account,
      name,
      enabled,
      filter,
      left,
      isHere: filter !== null && here.some((one) => isSame(one, filter)),
      isOfAnother: isOfAnother(foreign, accountId, servers),
    };
  });
}

/** Behind those that are here already, in the order that they had. */
export function takeFilters(tx: WriteDb, accountId: AccountId, keys: readonly string[]): number {
  const taken = offeredFilters(tx, accountId).flatMap(({ key, filter }) =>
    filter && keys.includes(key) ? [filter] : [],
  );
  for (const filter of taken) saveFilter(tx, null, filter);
  return taken.length;
}

function isSame({ name, accountId, conditions, actions }: Filter, filter: FilterContent): boolean {
  const what = [name, accountId, conditions, actions];
  return JSON.stringify(what) === JSON.stringify([filter.name, filter.accountId, filter.conditions, filter.actions]);
}

/** An account of Casier's is known for the same by server and user; its own comes first where no other is. */
function isOfAnother(
  { server }: ForeignFilter,
  accountId: AccountId,
  servers: ReadonlyMap<AccountId, string>,
): boolean {
  const owners = [...servers].filter(([, one]) => one.toLowerCase() === server?.toLowerCase());
  return owners.length > 0 && !owners.some(([id]) => id === accountId);
}

/** « claire@imap.ac-lyon.fr », as Thunderbird names an account; those kept on this PC have none. */
function serversOf(db: ReadDb): Map<AccountId, string> {
  const accounts = listAccounts(db).filter(({ incoming }) => incoming !== null);
  return new Map(accounts.map(({ id, incoming }) => [id, `${incoming!.userName}@${incoming!.host}`]));
}

function knownFolders(db: ReadDb, servers: ReadonlyMap<AccountId, string>): KnownFolder[] {
  return listMailboxes(db)
    .filter(({ selectable }) => selectable)
    .map(({ id, accountId, path, delimiter, role }) => ({
      id,
      accountId,
      path: delimiter ? path.split(delimiter).join('/') : path,
      role,
      server: servers.get(accountId) ?? null,
    }));
}
