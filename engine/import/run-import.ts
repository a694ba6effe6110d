// A whole import: people, tags and rules, then folder by folder. A folder that cannot be read is said and the next one is
// begun; what ends the import as a whole is a stop, or this PC's own trouble (a full disk).

import { z } from 'zod';
import { MailboxId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { newFolderReport, type TransferId } from '../../shared/domain/transfer.ts';
import { mergeTags } from '../core/merge-tags.ts';
import { expectMailError } from '../core/problems.ts';
import { localFolders } from '../store/accounts.ts';
import type { WriteDb } from '../store/handles.ts';
import { getMailbox } from '../store/mailboxes.ts';
import { listTags, replaceTags } from '../store/tags.ts';
import {
  insertTransfer,
  keepForeignFilter,
  saveTransferFolder,
  setTransferPeople,
  type TransferFolder,
  transferFolders,
} from '../store/transfers.ts';
import { countFolder, type FoundFolder } from './found-folder.ts';
import { type ImportDeps, type ImportTarget, importFolder } from './import-folder.ts';
import { type FoundSource, lookAt } from './look.ts';
import { takePeople } from './take-people.ts';

/** What is stored of an import, to go on with it after a restart. */
export const ImportPlan = z.object({
  paths: z.tuple([z.string()], z.string()),
  mailboxId: MailboxId.nullable(),
});
export type ImportPlan = z.infer<typeof ImportPlan>;

export interface ImportChoice {
  paths: readonly [string, ...string[]];
  folderKeys: readonly string[];
  mailboxId: MailboxId | null;
  people: boolean;
  tags: boolean;
  label: string;
}

/** Stores the plan, and what takes no time. Throws MailError. */
export async function planImport(deps: ImportDeps, choice: ImportChoice): Promise<TransferId> {
  const source = await lookAt(choice.paths, deps.language());
  const wanted = new Set(choice.folderKeys);
  return deps.store.transaction((tx) => {
    if (choice.mailboxId !== null && !getMailbox(tx, choice.mailboxId)?.selectable)
      throw new MailError({ kind: 'missing' });
    const plan: ImportPlan = { paths: [...choice.paths], mailboxId: choice.mailboxId };
    const id = insertTransfer(tx, { kind: 'import', label: choice.label, plan, startedAt: deps.now() });
    const chosen = source.folders.filter(({ key }) => wanted.has(key));
    for (const [number, { key, names, sizeBytes }] of chosen.entries()) {
      const report = newFolderReport(names);
      saveTransferFolder(tx, id, { number, key, position: 0, sourceBytes: sizeBytes, report });
    }
    if (choice.tags) replaceTags(tx, mergeTags(listTags(tx), source.tags));
    if (choice.people) setTransferPeople(tx, id, takePeople(tx, source.books));
    for (const filter of source.filters) keepForeignFilter(tx, filter);
    return id;
  });
}

/** From where it stands. Throws MailError. */
export async function runImport(
  deps: ImportDeps,
  id: TransferId,
  plan: ImportPlan,
  signal: AbortSignal,
): Promise<void> {
  const source = await lookAt(plan.paths, deps.language());
  const folders = transferFolders(deps.store.reads, id);
  for (const folder of folders) {
    if (folder.report.state === 'done') continue;
    const found = source.folders.find(({ key }) => key === folder.key);
    await runFolder(deps, { id, plan, folder, found, alone: folders.length === 1, signal });
  }
  // On the disk for good, as nobody will fetch it again: the person may delete the files now.
  deps.store.transaction((tx) => tx.changed.area('transfers'));
}

interface FolderRun {
  id: TransferId;
  plan: ImportPlan;
  folder: TransferFolder;
  found: FoundSource['folders'][number] | undefined;
  /** Then it goes into the chosen mailbox itself. */
  alone: boolean;
  signal: AbortSignal;
}

async function runFolder(deps: ImportDeps, run: FolderRun): Promise<void> {
  const { id, found, signal } = run;
  const save = (folder: TransferFolder) => deps.store.transaction((tx) => saveTransferFolder(tx, id, folder));
  let folder = run.folder;
  try {
    if (!found) throw new MailError({ kind: 'place', reason: 'placeMissing' });
    folder = await counted(folder, found, signal);
    save(folder);
    const target = deps.store.transaction((tx) => targetOf(deps, tx, run));
    folder = await importFolder(deps, id, { found, folder, target, signal });
    save({ ...folder, report: { ...folder.report, state: 'done' } });
  } catch (error) {
    const { kind, data } = expectMailError(error);
    if (kind !== 'place') throw error;
    const current = transferFolders(deps.store.reads, id).find(({ number }) => number === folder.number) ?? folder;
    save({ ...current, report: { ...current.report, state: 'failed', problem: data } });
  }
}

/** A file that has changed since is read from its beginning: what is here already is known by its bytes. */
async function counted(folder: TransferFolder, found: FoundFolder, signal: AbortSignal): Promise<TransferFolder> {
  const isSame = folder.sourceBytes === found.sizeBytes && folder.report.counted !== null;
  const begun = isSame ? folder : { ...folder, position: 0, sourceBytes: found.sizeBytes };
  const report = isSame ? folder.report : newFolderReport(folder.report.names);
  return { ...begun, report: { ...report, state: 'running', problem: null, counted: await countOf(found, signal) } };
}

async function countOf(found: FoundFolder, signal: AbortSignal): Promise<number> {
  try {
    return await countFolder(found, signal);
  } catch (error) {
    if (signal.aborted) throw new MailError({ kind: 'cancelled' });
    throw error;
  }
}

function targetOf(deps: ImportDeps, tx: WriteDb, { plan, folder, alone }: FolderRun): ImportTarget {
  const { names } = folder.report;
  if (plan.mailboxId === null) {
    const accountId = localFolders(tx);
    return { accountId, id: deps.mailboxBelow(tx, accountId, null, names) };
  }
  const chosen = getMailbox(tx, plan.mailboxId);
  if (!chosen) throw new MailError({ kind: 'missing' });
  const { accountId } = chosen;
  return { accountId, id: alone ? chosen.id : deps.mailboxBelow(tx, accountId, chosen.id, names) };
}
