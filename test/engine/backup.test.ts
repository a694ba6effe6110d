// « Sauvegarder… » and « Restaurer… » on the whole engine: the copy is made while mail comes in, holds what is counted,
// opens by its passphrase alone, and never sends again what waited in its outbox.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PlaceToken, Transfer } from '../../shared/domain/transfer.ts';
import { buildProfile } from '../fixtures/thunderbird/build-profile.ts';
import { fakeKeychain, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const PASSPHRASE = 'quatre tilleuls dans la cour';

async function engineIn(dataDir: string, keychain = fakeKeychain()): Promise<TestEngine> {
  const engine = await startEngine({ dataDir, keychain });
  onTestFinished(() => engine.close());
  return engine;
}

function folder(): string {
  const made = temporaryFolder();
  onTestFinished(made.remove);
  return made.path;
}

const ended = (engine: TestEngine): Promise<Transfer> =>
  engine.until(async () => {
    const [last] = await engine.client.transfers.list();
    return last && last.state !== 'running' && last;
  });

async function placeOf(engine: TestEngine, file: string): Promise<PlaceToken> {
  return (await engine.client.places.grant({ paths: [file] })).place;
}

async function importProfile(engine: TestEngine): Promise<void> {
  const place = await placeOf(engine, buildProfile(folder()).folder);
  const { folders } = await engine.client.transfers.look({ place });
  await engine.client.transfers.import({
    place,
    folders: folders.map(({ key }) => key),
    mailboxId: null,
    people: true,
    tags: true,
  });
  expect(await ended(engine)).toMatchObject({ state: 'done' });
}

async function backUp(engine: TestEngine, file: string): Promise<Transfer> {
  await engine.client.transfers.backup({ place: await placeOf(engine, file), passphrase: PASSPHRASE });
  return ended(engine);
}

const found = async (engine: TestEngine, text: string) => {
  const source = { kind: 'search' as const, text, mailboxId: null };
  const { ids } = await engine.client.messages.list({
    source,
    sort: { by: 'date', direction: 'desc' },
    threaded: false,
  });
  return ids.length;
};

const totals = async (engine: TestEngine) =>
  Object.fromEntries((await engine.client.mailboxes.list()).map(({ path: name, total }) => [name, total]));

describe('a backup', () => {
  it('holds everything, counted, in one file that shows nothing of it', async () => {
    const engine = await engineIn(folder());
    await importProfile(engine);
    const file = path.join(folder(), 'Casier.casier');
    const transfer = await backUp(engine, file);
    expect(transfer).toMatchObject({ kind: 'backup', state: 'done', label: 'Casier.casier' });
    expect(transfer.folders.reduce((sum, { done }) => sum + done, 0)).toBe(9);
    expect(transfer.folders.every(({ counted, done }) => counted === done)).toBe(true);
    const bytes = readFileSync(file, 'latin1');
    expect(bytes).not.toMatch(/Fractions|tilleuls|ac-poitiers|SQLite format/);
    expect(readdirSync(path.dirname(file))).toEqual(['Casier.casier']);
  });

  it('goes into an empty profile of another PC, whole', async () => {
    const first = await engineIn(folder());
    await importProfile(first);
    const file = path.join(folder(), 'Casier.casier');
    await backUp(first, file);
    const dataDir = folder();
    const second = await engineIn(dataDir);
    const place = await placeOf(second, file);
    const contents = await second.client.store.readBackup({
      place,
      passphrase: ` ${PASSPHRASE.replaceAll(' ', '  ')}`,
    });
    expect(contents).toMatchObject({ messages: 9, people: 5, drafts: 0, outbox: 0 });
    expect(await second.client.store.restore({ place, passphrase: PASSPHRASE })).toEqual(contents);
    expect(await second.client.store.state()).toEqual({ kind: 'open', kept: true });
    expect(await totals(second)).toEqual(await totals(first));
    expect(await second.client.contacts.list({ text: 'Inès' })).toHaveLength(2);
    const [report] = await second.client.transfers.list();
    expect(report).toMatchObject({ kind: 'restore', state: 'done', label: 'Casier.casier' });
  });

  it('takes the place of what is there, which is kept aside and can be had back', async () => {
    const keychain = fakeKeychain();
    const dataDir = folder();
    const engine = await startEngine({ dataDir, keychain });
    await engine.client.accounts.createLocal();
    const file = path.join(folder(), 'Casier.casier');
    await backUp(engine, file);
    await importProfile(engine);
    const before = await totals(engine);
    await engine.until(async () => (await found(engine, 'Fractions')) === 1);
    const place = await placeOf(engine, file);
    await engine.client.store.restore({ place, passphrase: PASSPHRASE });
    expect(await totals(engine)).toEqual({});
    expect(await found(engine, 'Fractions')).toBe(0);
    await engine.close();
    const aside = readdirSync(dataDir).filter((name) => name.includes('.before-'));
    const old = folder();
    for (const name of aside)
      copyFileSync(path.join(dataDir, name), path.join(old, name.replace(/\.before-[^.]*?Z?(-wal|-shm)?$/, '$1')));
    const again = await startEngine({ dataDir: old, keychain });
    expect(await totals(again)).toEqual(before);
    await again.close();
  });

  it('is refused with the reason, and nothing changes, where it cannot be restored', async () => {
    const engine = await engineIn(folder());
    await importProfile(engine);
    const before = await totals(engine);
    const good = path.join(folder(), 'Casier.casier');
    await backUp(engine, good);
    const bad = (name: string, change: (file: string) => void) => {
      const file = path.join(path.dirname(good), name);
      copyFileSync(good, file);
      change(file);
      return file;
    };
    const refusal = async (file: string, passphrase = PASSPHRASE) => {
      const place = await placeOf(engine, file);
      return engine.client.store.restore({ place, passphrase }).then(
        () => 'restored',
        (error) => error.data.reason,
      );
    };
    const flip = (file: string) => {
      const bytes = readFileSync(file);
      bytes[20_000] = bytes[20_000]! ^ 1;
      writeFileSync(file, bytes);
    };
    expect(await refusal(good, 'another passphrase')).toBe('wrongPassphrase');
    expect(await refusal(bad('court', (file) => truncateSync(file, 100_000)))).toBe('notABackup');
    expect(await refusal(bad('vide', (file) => truncateSync(file, 0)))).toBe('notABackup');
    expect(await refusal(bad('long', (file) => appendFileSync(file, 'x')))).toBe('notABackup');
    expect(await refusal(bad('bit', flip))).toBe('backupDamaged');
    expect(await refusal(path.join(path.dirname(good), 'parti'))).toBe('placeRefused');
    expect(await totals(engine)).toEqual(before);
  });

  it('does not take the place of a store that another session has open', async () => {
    const dataDir = folder();
    const keychain = fakeKeychain();
    const engine = await engineIn(dataDir, keychain);
    await importProfile(engine);
    const file = path.join(folder(), 'Casier.casier');
    await backUp(engine, file);
    const other = await engineIn(dataDir, keychain);
    expect(await other.client.store.state()).toMatchObject({ kind: 'failed', problem: { reason: 'alreadyRunning' } });
    const place = await placeOf(other, file);
    await expect(other.client.store.restore({ place, passphrase: PASSPHRASE })).rejects.toThrow('alreadyRunning');
    expect(readdirSync(dataDir).filter((name) => /restore|before/.test(name))).toEqual([]);
    expect(await totals(engine)).toMatchObject({ Cours: 1 });
  });

  it('leaves nothing behind on a disk that is full', async () => {
    const engine = await engineIn(folder());
    await importProfile(engine);
    const disk = path.join(folder(), 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', [disk]));
    expect(await backUp(engine, path.join(disk, 'Casier.casier'))).toMatchObject({
      state: 'failed',
      problem: { kind: 'place', reason: 'placeFull' },
    });
    expect(readdirSync(disk)).toEqual([]);
  });
});

describe('after a restoration', () => {
  it('what waited to be sent is not sent: nobody knows whether it went out since', async () => {
    const engine = await engineIn(folder());
    await engine.client.accounts.createDemo();
    const [account] = await engine.client.accounts.list();
    const draft = await engine.client.drafts.start({ mode: 'new', originalId: null });
    const { html, cc, bcc } = draft;
    const to = [{ kind: 'address' as const, address: { name: null, address: 'collegue@ac-exemple.fr' } }];
    const content = { identityId: account!.identities[0]!.id, to, cc, bcc, subject: 'Demain', html, text: 'Bonjour' };
    await engine.client.drafts.save({ draftId: draft.id, revision: 1, content });
    await engine.client.outbox.send({ draftId: draft.id, when: Date.now() + 3_600_000, dismissed: [] });
    expect(await engine.client.outbox.list()).toMatchObject([{ state: 'scheduled' }]);
    const file = path.join(folder(), 'Casier.casier');
    await backUp(engine, file);
    await engine.client.store.restore({ place: await placeOf(engine, file), passphrase: PASSPHRASE });
    expect(await engine.client.outbox.list()).toMatchObject([{ state: 'unknown' }]);
  });
});

describe('a restoration that a crash cut', () => {
  it('is gone on with at the next start', async () => {
    const keychain = fakeKeychain();
    const dataDir = folder();
    const engine = await startEngine({ dataDir, keychain });
    await importProfile(engine);
    const expected = await totals(engine);
    const file = path.join(folder(), 'Casier.casier');
    await backUp(engine, file);
    await engine.client.store.restore({ place: await placeOf(engine, file), passphrase: PASSPHRASE });
    await engine.close();
    // As it lies between the note and the first rename, and between two renames.
    const name = (suffix: string) => path.join(dataDir, `casier.db${suffix}`);
    copyFileSync(name(''), name('.restored'));
    writeFileSync(path.join(dataDir, 'casier-restore.json'), JSON.stringify({ aside: 'now' }));
    const again = await startEngine({ dataDir, keychain });
    expect(await totals(again)).toEqual(expected);
    await again.close();
    expect(existsSync(name('.before-now'))).toBe(true);
    expect(existsSync(path.join(dataDir, 'casier-restore.json'))).toBe(false);
  });
});
