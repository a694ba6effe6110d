// A whole export: every mailbox in its file or folder below a new folder of the chosen place. What is not yet
// downloaded is counted and named, never left out silently.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { z } from 'zod';
import { MailboxId } from '../../../shared/domain/ids.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { type FolderReport, newFolderReport, type TransferId, withLeftOut } from '../../../shared/domain/transfer.ts';
import { serverFlagNames } from '../../core/flags.ts';
import { unpackSource } from '../../mime/packed-source.ts';
import { listAccounts } from '../../store/accounts.ts';
import type { Store } from '../../store/database.ts';
import type { ReadDb } from '../../store/handles.ts';
import { listMailboxes } from '../../store/mailboxes.ts';
import { mailboxMessageIds, messageRefs, messageRows } from '../../store/messages.ts';
import { readSource } from '../../store/sources.ts';
import { insertTransfer, saveTransferFolder, type TransferFolder, transferFolders } from '../../store/transfers.ts';
import { placeError } from '../byte-source.ts';
import { type ExportEntry, exportTree } from './export-tree.ts';
import { type LetterToWrite, writeEmlFiles, writeMboxFile } from './write-folder.ts';

export const ExportPlan = z.object({
  folder: z.string(),
  mailboxIds: z.array(MailboxId).nullable(),
  format: z.enum(['mbox', 'eml']),
});
export type ExportPlan = z.infer<typeof ExportPlan>;

export interface ExportDeps {
  store: Store;
  /** « Dossiers locaux », in the language of the interface. */
  localFoldersName(): string;
  now(): number;
}

export function planExport({ store, now, localFoldersName }: ExportDeps, plan: ExportPlan): TransferId {
  return store.transaction((tx) => {
    const label = path.basename(plan.folder);
    const id = insertTransfer(tx, { kind: 'export', label, plan, startedAt: now() });
    for (const [number, { names, file, mailboxId }] of entriesOf(tx, plan, localFoldersName()).entries()) {
      const report = { ...newFolderReport(names), counted: totalOf(tx, mailboxId) };
      saveTransferFolder(tx, id, { number, key: file, position: 0, sourceBytes: 0, report });
    }
    return id;
  });
}

/** Where each mailbox of the plan goes. */
export function entriesOf(db: ReadDb, { mailboxIds, format }: ExportPlan, localFoldersName: string): ExportEntry[] {
  const accounts = new Map(listAccounts(db).map((account) => [account.id, account]));
  const labelOf = ({ accountId }: Mailbox) => accounts.get(accountId)?.address || localFoldersName;
  return exportTree(listMailboxes(db), labelOf, { wanted: mailboxIds, format });
}

/** As the counters say, which triggers keep; the messages themselves are read later. */
function totalOf(db: ReadDb, mailboxId: MailboxId): number {
  return listMailboxes(db).find(({ id }) => id === mailboxId)?.total ?? 0;
}

/** Throws MailError `place`, `store`, or `cancelled` when stopped: files bear their names only when they are whole. */
export async function runExport(
  deps: ExportDeps,
  id: TransferId,
  plan: ExportPlan,
  signal: AbortSignal,
): Promise<void> {
  const { store } = deps;
  const root = await newFolder(plan.folder, `Casier ${new Date(deps.now()).toISOString().slice(0, 10)}`);
  const entries = new Map(entriesOf(store.reads, plan, deps.localFoldersName()).map((entry) => [entry.file, entry]));
  for (const folder of transferFolders(store.reads, id)) {
    const save = (report: FolderReport) =>
      store.transaction((tx) => saveTransferFolder(tx, id, { ...folder, report }), 'refetchable');
    const entry = entries.get(folder.key);
    // Its mailbox is gone since.
    if (!entry) continue;
    save({ ...folder.report, state: 'running' });
    save(await exportMailbox(deps, { entry, plan, root, folder, signal, onProgress: save }));
  }
}

interface MailboxRun {
  entry: ExportEntry;
  plan: ExportPlan;
  root: string;
  folder: TransferFolder;
  signal: AbortSignal;
  onProgress(report: FolderReport): void;
}

const PROGRESS_EVERY = 200;

async function exportMailbox({ store }: ExportDeps, run: MailboxRun): Promise<FolderReport> {
  const { entry, plan, root, folder, signal } = run;
  let report: FolderReport = { ...folder.report, state: 'running' };
  async function* letters(): AsyncGenerator<LetterToWrite> {
    let given = 0;
    for (const messageId of mailboxMessageIds(store.reads, entry.mailboxId)) {
      if (signal.aborted) throw new MailError({ kind: 'cancelled' });
      const letter = letterOf(store.reads, messageId);
      if (letter) {
        yield letter;
        given += 1;
        if (given % PROGRESS_EVERY === 0) run.onProgress({ ...report, done: given });
      } else report = { ...report, leftOut: withLeftOut(report.leftOut, 'notDownloaded', '') };
      await afterOthers();
    }
  }
  const file = path.join(root, entry.file);
  const done = await (plan.format === 'mbox' ? writeMboxFile(file, letters()) : writeEmlFiles(file, letters()));
  return { ...report, done, state: 'done' };
}

function letterOf(db: ReadDb, messageId: Parameters<typeof readSource>[1]): LetterToWrite | null {
  const packed = readSource(db, messageId);
  const [ref] = messageRefs(db, [messageId]);
  const [row] = messageRows(db, [messageId]);
  if (!packed || !ref || !row) return null;
  const flags = serverFlagNames({ bits: ref.flags, keywords: ref.keywords });
  return { raw: unpackSource(packed), flags, receivedAt: row.dateAt, subject: row.subject };
}

/** `Casier 2026-11-21`, else with a number behind it: an earlier export stays as it is. */
async function newFolder(parent: string, name: string): Promise<string> {
  for (let number = 1; ; number++) {
    const folder = path.join(parent, number === 1 ? name : `${name} (${number})`);
    try {
      await mkdir(folder);
      return folder;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') continue;
      throw placeError(error);
    }
  }
}
