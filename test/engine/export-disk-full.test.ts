// An export onto a disk that fills up. Needs root, to have such a disk.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { kept } from '../fixtures/thunderbird/build-profile.ts';
import { diskFolder, transferScene } from '../unit/import/scene.ts';

it('says that the disk is full, and no file bears a name that it is not whole under', async () => {
  const disk = path.join(diskFolder(), 'disk');
  mkdirSync(disk);
  const box = path.join(diskFolder(), 'Gros.mbox');
  writeFileSync(box, kept('Petit') + kept('Gros', { body: 'x'.repeat(3_000_000) }));
  const scene = transferScene();
  await scene.importAll([box]);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
  try {
    expect(await scene.exportTo(disk, 'mbox')).toMatchObject({
      state: 'failed',
      problem: { kind: 'place', reason: 'placeFull' },
    });
    expect(filesBelow(disk)).toEqual([]);
  } finally {
    execFileSync('umount', [disk]);
  }
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
