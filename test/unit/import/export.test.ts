// What leaves Casier: every message in a file fit for any system, read back the same, and importable again with its
// flags.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportTree, fileNameOf } from '../../../engine/import/export/export-tree.ts';
import { mailboxByPath } from '../../../engine/store/mailboxes.ts';
import { AccountId, MailboxId } from '../../../shared/domain/ids.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import { isComplete } from '../../../shared/domain/transfer.ts';
import { buildProfile } from '../../fixtures/thunderbird/build-profile.ts';
import { addAccount, addMailbox, deliver, header, scratchStore } from '../../store/scratch-store.ts';
import { diskFolder, transferScene } from './scene.ts';

const below = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

async function filled() {
  const scene = transferScene();
  await scene.importAll([buildProfile(diskFolder()).folder]);
  return scene;
}

describe('an export to mbox', () => {
  it('holds everything, and comes back the same into another Casier', async () => {
    const scene = await filled();
    const folder = diskFolder();
    const transfer = await scene.exportTo(folder, 'mbox');
    expect(transfer).toMatchObject({ state: 'done', problem: null });
    expect(transfer.folders.every(isComplete)).toBe(true);
    const root = path.join(folder, 'Casier 2023-11-14');
    expect(below(root)).toContain(path.join('Dossiers locaux', 'Cours.sbd', '6eB.mbox'));

    const other = transferScene();
    const back = await other.importAll([path.join(root, 'Dossiers locaux')]);
    expect(back.folders.every(isComplete)).toBe(true);
    expect(other.shown()).toEqual(scene.shown());
  });

  it('takes the chosen mailbox with those below it, beside an earlier export', async () => {
    const scene = await filled();
    const folder = diskFolder();
    const cours = mailboxByPath(scene.store.reads, AccountId.parse(1), 'Cours')!;
    await scene.exportTo(folder, 'mbox', [cours.id]);
    const { folders } = await scene.exportTo(folder, 'mbox', [cours.id]);
    expect(folders.map(({ names, done }) => [names.join('/'), done])).toEqual([
      ['Dossiers locaux/Cours', 1],
      ['Dossiers locaux/Cours/6eB', 3],
    ]);
    expect(readdirSync(folder).sort()).toEqual(['Casier 2023-11-14', 'Casier 2023-11-14 (2)']);
  });

  it('counts what is not downloaded yet', async () => {
    const store = scratchStore();
    const account = addAccount(store);
    deliver(store, account, addMailbox(store, account), [header(1), header(2)]);
    const { folders } = await transferScene(store).exportTo(diskFolder(), 'mbox');
    expect(folders).toMatchObject([{ counted: 2, done: 0, leftOut: [{ reason: 'notDownloaded', count: 2 }] }]);
    expect(folders.every(isComplete)).toBe(true);
  });
});

describe('an export to .eml files', () => {
  it('holds everything, byte for byte, under names that say what they are', async () => {
    const scene = await filled();
    const folder = diskFolder();
    const transfer = await scene.exportTo(folder, 'eml');
    expect(transfer.folders.every(isComplete)).toBe(true);
    const root = path.join(folder, 'Casier 2023-11-14', 'Dossiers locaux', 'Cours', '6eB');
    expect(below(root)).toEqual([
      '2004-02-03 0808 Encore un.eml',
      '2004-02-03 0808 Fichier Unix.eml',
      '2004-02-03 0808 Sortie.eml',
    ]);
    const raws = below(root).map((name) => readFileSync(path.join(root, name), 'latin1'));
    expect(raws.sort()).toEqual(
      scene
        .shown()
        ['Cours/6eB']!.map(({ raw }) => raw)
        .sort(),
    );
  });
});

describe('what goes wrong', () => {
  it('the chosen folder is gone: said', async () => {
    const scene = await filled();
    expect(await scene.exportTo(path.join(diskFolder(), 'gone'), 'mbox')).toMatchObject({
      state: 'failed',
      problem: { kind: 'place', reason: 'placeMissing' },
    });
  });
});

describe('names on the disk', () => {
  it.each([
    ['Réunion « 6eB » : 14 h', 'Réunion « 6eB » _ 14 h'],
    ['con', '_con'],
    ['LPT1.txt', '_LPT1.txt'],
    ['2025/2026', '2025_2026'],
    ['fin...  ', 'fin'],
    ['..', '_'],
    ['', '_'],
    ['x'.repeat(300), 'x'.repeat(80)],
  ])('%s', (name, file) => expect(fileNameOf(name)).toBe(file));

  it('differ also where case does not count', () => {
    const mailbox = (id: number, name: string): Mailbox => ({
      id: MailboxId.parse(id),
      accountId: AccountId.parse(1),
      parentId: null,
      path: name,
      name,
      role: null,
      selectable: true,
      total: 0,
      unread: 0,
      offline: 0,
    });
    const tree = exportTree([mailbox(1, 'Cours'), mailbox(2, 'cours'), mailbox(3, 'COURS ')], () => 'a@b', {
      wanted: null,
      format: 'mbox',
    });
    expect(tree.map(({ file }) => path.basename(file))).toEqual(['Cours.mbox', 'cours (2).mbox', 'COURS (3).mbox']);
  });
});
