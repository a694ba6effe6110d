// Imports and exports as the windows' tests need them: one Thunderbird profile to take over, and an import of it that
// is done as soon as it is asked for.
import type { HandlersOf, HostContract, WindowContract } from '../../shared/contract/index.ts';
import {
  type BackupContents,
  newFolderReport,
  PlaceToken,
  type Transfer,
  TransferId,
} from '../../shared/domain/transfer.ts';

const PLACE = PlaceToken.parse('00000000-0000-4000-8000-000000000000');

type Handlers = HandlersOf<WindowContract & HostContract>;

const BACKUP: BackupContents = {
  createdAt: Date.UTC(2026, 10, 20, 9),
  mailboxes: [{ names: ['claire@ac-lyon.fr', 'INBOX'], messages: 12 }],
  messages: 12,
  people: 3,
  drafts: 0,
  outbox: 1,
};

/** What is answered of a backup; the passphrase is not looked at. */
export const fakeBackup = { readBackup: () => BACKUP, restore: () => BACKUP };

export function fakeTransfers(
  changed: () => void,
  onGrant: (paths: readonly string[]) => void = () => {},
): Pick<Handlers, 'transfers' | 'places'> {
  let list: Transfer[] = [];
  const begin = (transfer: Omit<Transfer, 'id'>) => {
    list = [{ ...transfer, id: TransferId.parse(list.length + 1) }, ...list];
    changed();
    return { transferId: list[0]!.id };
  };
  const ended = { state: 'done', people: 0, lists: 0, problem: null, startedAt: 0, endedAt: 1 } as const;
  return {
    transfers: {
      profiles: () => [{ place: PLACE, name: 'default-release', isDefault: true }],
      look: () => ({
        kind: 'thunderbird',
        folders: [
          { key: 'server2/Cours', names: ['Cours'], sizeBytes: 12_000, onServer: false },
          { key: 'server1/INBOX', names: ['claire@ac-lyon.fr', 'INBOX'], sizeBytes: 9_000, onServer: true },
        ],
        accounts: [],
        people: 3,
        lists: 1,
        filters: [{ account: 'Claire', name: 'Liste', enabled: true, actions: [], condition: '' }],
        tags: [{ name: 'Réunion', colour: '#1e90ff' }],
        refused: [],
      }),
      import({ folders }) {
        const reports = folders.map((key) => ({
          ...newFolderReport([key]),
          state: 'done' as const,
          counted: 3,
          done: 2,
          leftOut: [{ reason: 'noMail' as const, count: 1, places: ['2048'] }],
        }));
        return begin({ ...ended, kind: 'import', label: 'default-release', folders: reports, people: 3, lists: 1 });
      },
      export: () => begin({ ...ended, kind: 'export', label: 'Documents', folders: [] }),
      backup: () => begin({ ...ended, kind: 'backup', label: 'Casier.casier', folders: [] }),
      list: () => list,
      stop: () => undefined,
      resume: ({ transferId }) => ({ transferId }),
      forget({ transferId }) {
        list = list.filter(({ id }) => id !== transferId);
        changed();
      },
      filters: () => [],
    },
    places: {
      grant({ paths }) {
        onGrant(paths);
        return { place: PLACE };
      },
    },
  };
}
