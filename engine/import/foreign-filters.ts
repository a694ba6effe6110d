// The filters of other programs that imports have kept, offered to an account of Casier's and taken over.
import type { ForeignFilterOffer } from '../../shared/domain/filter.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { saveFilter } from '../store/filters.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { listMailboxes } from '../store/mailboxes.ts';
import { listForeignFilters } from '../store/transfers.ts';
import { type KnownFolder, translateFilter } from './thunderbird/translate-filter.ts';

export function offeredFilters(db: ReadDb, accountId: AccountId): ForeignFilterOffer[] {
  const folders = knownFolders(db);
  return listForeignFilters(db).map((foreign) => {
    const { account, name, enabled } = foreign;
    return { key: `${account}\n${name}`, account, name, enabled, ...translateFilter(foreign, accountId, folders) };
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

function knownFolders(db: ReadDb): KnownFolder[] {
  return listMailboxes(db)
    .filter(({ selectable }) => selectable)
    .map(({ id, accountId, path, delimiter, role }) => ({
      id,
      accountId,
      path: delimiter ? path.split(delimiter).join('/') : path,
      role,
    }));
}
