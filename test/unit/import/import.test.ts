// Whole imports into a real store: every message that was counted is accounted for, once, and no other.
import { appendFileSync, chmodSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { move } from '../../../engine/operations/index.ts';
import { findContacts, saveContact } from '../../../engine/store/contacts.ts';
import { listGroups } from '../../../engine/store/groups.ts';
import { mailboxByPath } from '../../../engine/store/mailboxes.ts';
import { mailboxMessageIds } from '../../../engine/store/messages.ts';
import { pendingOperations } from '../../../engine/store/operations.ts';
import { isComplete, type Transfer } from '../../../shared/domain/transfer.ts';
import { buildProfile, kept, letter } from '../../fixtures/thunderbird/build-profile.ts';
import { addAccount, addMailbox, scratchStore } from '../../store/scratch-store.ts';
import { diskFolder, transferScene } from './scene.ts';

const counts = ({ folders }: Transfer) =>
  Object.fromEntries(
    folders.map(({ names, counted, done, alreadyHere, deleted, leftOut }) => [
      names.join('/'),
      [counted, done, alreadyHere, deleted, leftOut.map(({ reason, count }) => `${count} ${reason}`).join()],
    ]),
  );

describe('a Thunderbird profile', () => {
  it('comes in whole: a count for every folder, flags and bytes as they were', async () => {
    const { folder } = buildProfile(diskFolder());
    const scene = transferScene();
    const transfer = await scene.importAll([folder]);
    expect(transfer).toMatchObject({ state: 'done', people: 5, lists: 2, problem: null });
    expect(transfer.folders.every(isComplete)).toBe(true);
    expect(counts(transfer)).toEqual({
      'camille.durand@ac-poitiers.fr/Courrier entrant': [2, 2, 0, 0, ''],
      'camille.durand@ac-poitiers.fr/Élèves': [1, 1, 0, 0, ''],
      'École/Courrier entrant': [2, 2, 0, 0, ''],
      Cours: [2, 1, 0, 1, ''],
      'Cours/6eB': [4, 3, 0, 0, '1 noMail'],
      Corbeille: [0, 0, 0, 0, ''],
      'Messages en attente': [0, 0, 0, 0, ''],
    });
    const { Cours, 'Cours/6eB': class6B } = scene.shown();
    expect(Cours).toEqual([{ subject: 'Fractions', flags: ['seen', '$label1'], raw: letter('Fractions') }]);
    expect(class6B?.map(({ subject, flags }) => [subject, flags])).toEqual([
      ['Sortie', ['seen', 'flagged', 'answered', 'forwarded']],
      ['Fichier Unix', ['seen']],
      ['Encore un', []],
    ]);
    expect(class6B?.[0]?.raw).toBe(letter('Sortie', { body: 'From the bus\r\n>From the quoted' }));
  });

  it('comes in once, however often it is imported', async () => {
    const { folder } = buildProfile(diskFolder());
    const scene = transferScene();
    await scene.importAll([folder]);
    const before = scene.shown();
    const again = await scene.importAll([folder]);
    expect(again.folders.every(isComplete)).toBe(true);
    expect(again.folders.reduce((sum, { done }) => sum + done, 0)).toBe(0);
    expect(scene.shown()).toEqual(before);
  });

  it('comes in once also where the person has moved messages since', async () => {
    const { folder } = buildProfile(diskFolder());
    const scene = transferScene();
    await scene.importAll([folder]);
    const [from, to] = ['Cours', 'Corbeille'].map((name) => mailboxByPath(scene.store.reads, 1 as never, name)!);
    const ids = mailboxMessageIds(scene.store.reads, from!.id);
    scene.store.transaction((tx) => move(tx, { ids, mailboxId: to!.id }));
    expect(counts(await scene.importAll([folder])).Cours).toEqual([2, 0, 1, 1, '']);
  });

  it('brings people and lists, and never overrides what the person entered', async () => {
    const { folder } = buildProfile(diskFolder());
    const scene = transferScene();
    scene.store.transaction((tx) => saveContact(tx, { address: 'omar@example.org', name: 'Omar (papa de Lina)' }));
    await scene.importAll([folder]);
    await scene.importAll([folder]);
    const names = findContacts(scene.store.reads, '', 50).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Inès Petit', 'Omar (papa de Lina)', 'Zoé )Martin', 'Paul']));
    expect(listGroups(scene.store.reads)).toMatchObject([
      { name: 'Conseil d’école', privacy: 'alwaysBcc', memberAddresses: ['ines@example.org', 'omar@example.org'] },
      { name: 'Parents 6eB', privacy: 'alwaysBcc', memberAddresses: ['zoe.martin@example.org'] },
    ]);
  });

  it('lists its rules, and keeps them', async () => {
    const { folder } = buildProfile(diskFolder());
    const scene = transferScene();
    await scene.importAll([folder]);
    await scene.importAll([folder]);
    expect(scene.transfers.filters().map(({ name, enabled }) => [name, enabled])).toEqual([
      ['Liste TICE', true],
      ['Publicit"és', false],
    ]);
  });
});

describe('a mailbox of a server', () => {
  it('gets the messages as operations that look first', async () => {
    const file = path.join(diskFolder(), 'Cours.mbox');
    writeFileSync(file, kept('Un', { keys: '$label1' }) + kept('Deux'));
    const store = scratchStore();
    const account = addAccount(store);
    const inbox = addMailbox(store, account);
    const scene = transferScene(store);
    expect(await scene.importAll([file], { mailboxId: inbox })).toMatchObject({ state: 'done' });
    expect(scene.shown().INBOX?.map(({ subject }) => subject)).toEqual(['Un', 'Deux']);
    expect(pendingOperations(store.reads, account)).toMatchObject([
      { kind: 'append', payload: { lookFirst: true } },
      { kind: 'append', payload: { lookFirst: true } },
    ]);
    await scene.importAll([file], { mailboxId: inbox });
    expect(pendingOperations(store.reads, account)).toHaveLength(2);
  });

  it('gets sub-folders where several came', async () => {
    const root = diskFolder();
    writeFileSync(path.join(root, 'A.mbox'), kept('Un'));
    mkdirSync(path.join(root, 'A.sbd'));
    writeFileSync(path.join(root, 'A.sbd', 'B_C'), kept('Deux'));
    const store = scratchStore();
    const account = addAccount(store);
    const inbox = addMailbox(store, account);
    const scene = transferScene(store);
    await scene.importAll([root], { mailboxId: inbox });
    expect(Object.keys(scene.shown())).toEqual(['INBOX', 'INBOX/A', 'INBOX/A/B_C']);
  });
});

describe('what goes wrong', () => {
  const many = (count: number) => Array.from({ length: count }, (_, number) => kept(`Lettre ${number}`)).join('');

  it('stopped in the middle: whole messages, and it goes on from there', async () => {
    const file = path.join(diskFolder(), 'Cours');
    writeFileSync(file, many(200));
    const scene = transferScene();
    const place = scene.places.grant([file]);
    const id = await scene.transfers.import({ place, folders: [file], mailboxId: null, people: false, tags: false });
    while (scene.transfers.list()[0]!.folders[0]!.done === 0) await new Promise((resolve) => setImmediate(resolve));
    await scene.transfers.stopRunning();
    const stopped = await scene.ended(id);
    expect(stopped.state).toBe('stopped');
    expect(stopped.folders[0]!.done).toBeLessThan(200);
    expect(scene.shown().Cours).toHaveLength(stopped.folders[0]!.done);
    scene.transfers.resume(id);
    expect(counts(await scene.ended(id)).Cours).toEqual([200, 200, 0, 0, '']);
    expect(scene.shown().Cours).toHaveLength(200);
  });

  it('the program ended in the middle: said at the next start, and gone on with', async () => {
    const file = path.join(diskFolder(), 'Cours');
    writeFileSync(file, many(120));
    const first = transferScene();
    const place = first.places.grant([file]);
    const id = await first.transfers.import({ place, folders: [file], mailboxId: null, people: false, tags: false });
    while (first.transfers.list()[0]!.folders[0]!.done === 0) await new Promise((resolve) => setImmediate(resolve));
    const halfway = first.store;
    await first.transfers.stopRunning();
    halfway.transaction((tx) => tx.run('as if killed', `UPDATE transfers SET state = 'running'`));
    const second = transferScene(halfway);
    expect(second.transfers.list()[0]!.state).toBe('interrupted');
    second.transfers.resume(id);
    expect(counts(await second.ended(id)).Cours).toEqual([120, 120, 0, 0, '']);
  });

  it('a file that has changed since is read from its beginning, and nothing comes twice', async () => {
    const file = path.join(diskFolder(), 'Cours');
    writeFileSync(file, many(100));
    const scene = transferScene();
    const place = scene.places.grant([file]);
    const id = await scene.transfers.import({ place, folders: [file], mailboxId: null, people: false, tags: false });
    while (scene.transfers.list()[0]!.folders[0]!.done === 0) await new Promise((resolve) => setImmediate(resolve));
    await scene.transfers.stopRunning();
    const { done } = (await scene.ended(id)).folders[0]!;
    appendFileSync(file, kept('Nouveau'));
    scene.transfers.resume(id);
    expect(counts(await scene.ended(id)).Cours).toEqual([101, 101 - done, done, 0, '']);
  });

  it('bad files: each is said with its reason, the others come in', async () => {
    const root = diskFolder();
    writeFileSync(path.join(root, 'vide.mbox'), '');
    writeFileSync(path.join(root, 'binaire.mbox'), Buffer.from([0, 1, 2, 255, 10, 77, 90]));
    writeFileSync(path.join(root, 'coupé.mbox'), kept('Un') + kept('Deux'));
    truncateSync(path.join(root, 'coupé.mbox'), Buffer.byteLength(kept('Un')) + 300);
    writeFileSync(path.join(root, 'bon.mbox'), kept('Bon'));
    const scene = transferScene();
    const transfer = await scene.importAll([root]);
    expect(transfer.state).toBe('done');
    expect(counts(transfer)).toEqual({
      bon: [1, 1, 0, 0, ''],
      binaire: [0, 0, 0, 0, '1 noMail'],
      coupé: [2, 2, 0, 0, ''],
      vide: [0, 0, 0, 0, ''],
    });
  });

  it('a folder that vanished meanwhile fails alone', async () => {
    const root = diskFolder();
    writeFileSync(path.join(root, 'A.mbox'), kept('Un'));
    writeFileSync(path.join(root, 'B.mbox'), kept('Deux'));
    const scene = transferScene();
    const place = scene.places.grant([root]);
    const id = await scene.transfers.import({
      place,
      folders: ['A.mbox', 'B.mbox'],
      mailboxId: null,
      people: false,
      tags: false,
    });
    rmSync(path.join(root, 'A.mbox'));
    const { folders, state } = await scene.ended(id);
    expect(state).toBe('done');
    expect(folders[1]).toMatchObject({ state: 'done', done: 1 });
  });

  it('no right to read: said, with what can be done', async () => {
    const root = diskFolder();
    writeFileSync(path.join(root, 'A.mbox'), kept('Un'));
    chmodSync(path.join(root, 'A.mbox'), 0);
    const scene = transferScene();
    // Root may read everything.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      const place = scene.places.grant([path.join(root, 'A.mbox')]);
      await expect(scene.transfers.look(place)).rejects.toMatchObject({
        data: { kind: 'place', reason: 'placeRefused' },
      });
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it('the store’s disk is full: what came in stays whole, the import says why it stopped and can go on', async () => {
    const file = path.join(diskFolder(), 'Cours');
    writeFileSync(file, Array.from({ length: 60 }, (_, n) => kept(`L ${n}`, { body: noise(n) })).join(''));
    const store = scratchStore({ roomPages: 30 });
    const scene = transferScene(store);
    const place = scene.places.grant([file]);
    const id = await scene.transfers.import({ place, folders: [file], mailboxId: null, people: false, tags: false });
    const failed = await scene.ended(id);
    expect(failed).toMatchObject({ state: 'failed', problem: { kind: 'store', reason: 'diskFull' } });
    expect(scene.shown().Cours ?? []).toHaveLength(failed.folders[0]!.done);
  });

  function noise(seed: number): string {
    let state = seed + 1;
    const next = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return String.fromCharCode(33 + ((state >> 8) % 94));
    };
    return Array.from({ length: 400 }, () => Array.from({ length: 70 }, next).join('')).join('\r\n');
  }

  it('two at once: the second is refused', async () => {
    const file = path.join(diskFolder(), 'Cours');
    writeFileSync(file, many(50));
    const scene = transferScene();
    const place = scene.places.grant([file]);
    const id = await scene.transfers.import({ place, folders: [file], mailboxId: null, people: false, tags: false });
    expect(() => scene.transfers.resume(id)).toThrow('transferRunning');
    await scene.ended(id);
  });
});
