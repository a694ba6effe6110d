// The one import or export that runs, and those that ran: begun, stopped, gone on with, ended with what came of it.
// What survives a crash stands in the store; after one, nothing goes on by itself.
import { homedir } from 'node:os';
import path from 'node:path';
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import type {
  ForeignFilter,
  ImportOffer,
  OfferedProfile,
  PlaceToken,
  Transfer,
  TransferId,
} from '../../shared/domain/transfer.ts';
import { expectMailError } from '../core/problems.ts';
import {
  deleteTransfer,
  getTransfer,
  interruptTransfers,
  listForeignFilters,
  listTransfers,
  setTransferState,
} from '../store/transfers.ts';
import { type BackupDeps, planBackup, runBackup } from './backup.ts';
import { holdsAccount } from './export/holds-account.ts';
import { type ExportDeps, type ExportPlan, planExport, runExport } from './export/run-export.ts';
import type { ImportDeps } from './import-folder.ts';
import { lookAt, offerOf } from './look.ts';
import type { Places } from './places.ts';
import { ImportPlan, planImport, runImport } from './run-import.ts';
import { findProfiles } from './thunderbird/profiles.ts';

export interface Transfers {
  profiles(): Promise<OfferedProfile[]>;
  look(place: PlaceToken): Promise<ImportOffer>;
  import(choice: {
    place: PlaceToken;
    folders: readonly string[];
    mailboxId: MailboxId | null;
    people: boolean;
    tags: boolean;
  }): Promise<TransferId>;
  export(choice: Omit<ExportPlan, 'folder'> & { place: PlaceToken }): TransferId;
  backup(choice: { place: PlaceToken; passphrase: string }): TransferId;
  resume(id: TransferId): TransferId;
  list(): Transfer[];
  stopRunning(): Promise<void>;
  forget(id: TransferId): void;
  filters(): ForeignFilter[];
  /** Whether that export was ended well and holds every message of this account that is here now. */
  holdsAccount(id: TransferId, accountId: AccountId): boolean;
}

export interface TransfersDeps extends ImportDeps, ExportDeps, BackupDeps {
  places: Places;
}

export function createTransfers(deps: TransfersDeps): Transfers {
  const { store, places } = deps;
  store.transaction((tx) => interruptTransfers(tx));
  const { expectNoneRunning, run, stopRunning } = oneAtATime((id, state, problem) =>
    store.transaction((tx) => setTransferState(tx, id, { state, problem, endedAt: deps.now() })),
  );

  const runImportOf = (id: TransferId, plan: unknown) => {
    const parsed = ImportPlan.parse(plan);
    run(id, (signal) => runImport(deps, id, parsed, signal));
  };

  return {
    async profiles() {
      const found = await findProfiles({ platform: process.platform, env: process.env, homeDir: homedir() });
      return found.map(({ name, folder, isDefault }) => ({ name, isDefault, place: places.grant([folder]) }));
    },
    async look(place) {
      return offerOf(await lookAt(places.pathsOf(place), deps.language()));
    },
    async import({ place, folders, mailboxId, people, tags }) {
      expectNoneRunning();
      const paths = places.pathsOf(place);
      const id = await planImport(deps, {
        paths,
        folderKeys: folders,
        mailboxId,
        people,
        tags,
        label: path.basename(paths[0]),
      });
      runImportOf(id, getTransfer(store.reads, id)?.plan);
      return id;
    },
    export({ place, mailboxIds, format }) {
      expectNoneRunning();
      const plan: ExportPlan = { folder: places.pathsOf(place)[0], mailboxIds, format };
      const id = planExport(deps, plan);
      run(id, (signal) => runExport(deps, id, plan, signal));
      return id;
    },
    backup({ place, passphrase }) {
      expectNoneRunning();
      const file = places.pathsOf(place)[0];
      const id = planBackup(deps, file);
      run(id, (signal) => runBackup(deps, id, { file, passphrase }, signal));
      return id;
    },
    resume(id) {
      expectNoneRunning();
      const transfer = getTransfer(store.reads, id);
      if (transfer?.kind !== 'import') throw new MailError({ kind: 'missing' });
      store.transaction((tx) => setTransferState(tx, id, { state: 'running' }));
      runImportOf(id, transfer.plan);
      return id;
    },
    list: () => listTransfers(store.reads),
    stopRunning,
    forget(id) {
      if (getTransfer(store.reads, id)?.state === 'running')
        throw new MailError({ kind: 'invalid', reason: 'transferRunning' });
      store.transaction((tx) => deleteTransfer(tx, id));
    },
    filters: () => listForeignFilters(store.reads),
    holdsAccount: (id, accountId) => holdsAccount(deps, id, accountId),
  };
}

type End = (id: TransferId, state: Transfer['state'], problem: MailErrorData | null) => void;

function oneAtATime(end: End) {
  let running: { controller: AbortController; ended: Promise<void> } | null = null;
  return {
    expectNoneRunning() {
      if (running) throw new MailError({ kind: 'invalid', reason: 'transferRunning' });
    },
    /** The work goes on after the caller has its answer; a bug in it ends the engine. */
    run(id: TransferId, work: (signal: AbortSignal) => Promise<void>) {
      const controller = new AbortController();
      const ended = work(controller.signal)
        .then(
          () => end(id, 'done', null),
          (error: unknown) => {
            const { kind, data } = expectMailError(error);
            if (kind === 'cancelled') end(id, 'stopped', null);
            else end(id, 'failed', data);
          },
        )
        .finally(() => {
          running = null;
        });
      running = { controller, ended };
    },
    async stopRunning() {
      running?.controller.abort();
      await running?.ended;
    },
  };
}
