import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { safeFileName } from '../../../electron/file-names.ts';
import {
  isDiskError,
  removePrivateFiles,
  writeBeside,
  writeChosenFile,
  writePrivately,
} from '../../../electron/saved-files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casier-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a safe file name', () => {
  it.each([
    ['Réunion parents 6eB.pdf', 'Réunion parents 6eB.pdf'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['a:b?.txt', 'a_b_.txt'],
    ['.bashrc', 'bashrc'],
    ['fin. . ', 'fin'],
    ['CON.txt', '_CON.txt'],
    ['', '_'],
  ])('%s becomes %s', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('keeps the extension of a very long name', () => {
    const safe = safeFileName(`${'x'.repeat(400)}.docx`);
    expect(safe.length).toBeLessThanOrEqual(200);
    expect(safe.endsWith('.docx')).toBe(true);
  });
});

describe('saving', () => {
  it('never writes over what is there unless it was chosen', async () => {
    await writeFile(path.join(folder, 'liste.pdf'), 'old');
    await writeBeside(folder, 'liste.pdf', bytes('second'));
    await writeBeside(folder, 'liste.pdf', bytes('third'));
    expect((await readdir(folder)).sort()).toEqual(['liste (2).pdf', 'liste (3).pdf', 'liste.pdf']);
    expect(await readFile(path.join(folder, 'liste.pdf'), 'utf8')).toBe('old');
    await writeChosenFile(path.join(folder, 'liste.pdf'), bytes('new'));
    expect(await readFile(path.join(folder, 'liste.pdf'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toHaveLength(3);
  });

  it('opens a part from a folder of this user only, not executable, and removes it', async () => {
    const root = path.join(folder, 'opened');
    const file = await writePrivately(root, 'macro.sh', bytes('#!/bin/sh'));
    expect((await stat(file)).mode & 0o777).toBe(0o400);
    expect((await stat(root)).mode & 0o777).toBe(0o700);
    removePrivateFiles(root);
    expect(await readdir(folder)).toEqual([]);
  });

  it('tells what the disk refuses from a bug', async () => {
    const error = await writeChosenFile(path.join(folder, 'missing', 'x'), bytes('')).catch(
      (caught: unknown) => caught,
    );
    expect(isDiskError(error)).toBe(true);
    expect(isDiskError(new TypeError('bug'))).toBe(false);
  });
});
