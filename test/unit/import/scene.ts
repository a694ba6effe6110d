// An import over a real encrypted store, as the engine puts it together, without windows and threads.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createPlaces } from '../../../engine/import/places.ts';
import { createTransfers } from '../../../engine/import/transfers.ts';
import { digestSource } from '../../../engine/mime/digest.ts';
import { unpackSource } from '../../../engine/mime/packed-source.ts';
import { mailboxBelow, takeIn } from '../../../engine/operations/index.ts';
import type { Store } from '../../../engine/store/database.ts';
import { listMailboxes } from '../../../engine/store/mailboxes.ts';
import { mailboxMessageIds, messageRows } from '../../../engine/store/messages.ts';
import { readSource } from '../../../engine/store/sources.ts';
import type { MailboxId } from '../../../shared/domain/ids.ts';
import type { Transfer, TransferId } from '../../../shared/domain/transfer.ts';
import { KEY, scratchStore } from '../../store/scratch-store.ts';

export function diskFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'casier-transfer-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function transferScene(store: Store & { path?: string } = scratchStore(), workers: { backup?: URL } = {}) {
  const places = createPlaces();
  const transfers = createTransfers({
    store,
    places,
    digest: async (raw) => digestSource(raw),
    takeIn,
    mailboxBelow,
    onQueued: () => undefined,
    language: () => 'fr',
    localFoldersName: () => 'Dossiers locaux',
    onDisk: { database: store.path ?? '', keyFile: path.join(diskFolder(), 'keys.json'), key: KEY },
    backupWorker: workers.backup ?? new URL('file:///no-worker'),
    now: () => 1_700_000_000_000,
  });

  async function ended(id: TransferId): Promise<Transfer> {
    for (;;) {
      const transfer = transfers.list().find((one) => one.id === id);
      if (transfer && transfer.state !== 'running') return transfer;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Everything that is offered there. */
  async function importAll(paths: string[], options: { mailboxId?: MailboxId | null; people?: boolean } = {}) {
    const place = places.grant(paths);
    const { folders } = await transfers.look(place);
    const { mailboxId = null, people = true } = options;
    return ended(
      await transfers.import({ place, folders: folders.map(({ key }) => key), mailboxId, people, tags: true }),
    );
  }

  const exportTo = (folder: string, format: 'mbox' | 'eml', mailboxIds: MailboxId[] | null = null) =>
    ended(transfers.export({ place: places.grant([folder]), mailboxIds, format }));

  /** By the names of its mailbox, what every message is. */
  function shown(): Record<string, { subject: string; flags: string[]; raw: string }[]> {
    const mailboxes = listMailboxes(store.reads);
    const nameOf = (id: MailboxId | null): string => {
      const found = mailboxes.find((one) => one.id === id);
      return found ? [nameOf(found.parentId), found.name].filter((name) => name !== '').join('/') : '';
    };
    return Object.fromEntries(
      mailboxes.map(({ id }) => {
        const rows = messageRows(store.reads, mailboxMessageIds(store.reads, id));
        const messages = rows.map(({ id: messageId, subject, flags, keywords }) => ({
          subject,
          flags: [...Object.entries(flags).flatMap(([flag, set]) => (set ? [flag] : [])), ...keywords],
          raw: unpackSource(readSource(store.reads, messageId)!).toString('latin1'),
        }));
        return [nameOf(id), messages];
      }),
    );
  }

  return { store, places, transfers, ended, importAll, exportTo, shown };
}
