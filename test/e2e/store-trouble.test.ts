// The real program on a store that was damaged between two starts: it says so, repairs it, and the mail is there again.
import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchDemo, row } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { fails } from './views.ts';

const PAGE_BYTES = 16_384;
let dataDir: string;
let casier: LaunchedCasier;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'casier-damaged-'));
  const first = await launchDemo({ dataDir });
  await first.close();
  const file = await open(path.join(dataDir, 'casier.db'), 'r+');
  await file.write(Buffer.alloc(PAGE_BYTES, 0xa5), 0, PAGE_BYTES, 0);
  await file.close();
  casier = await launchCasier({ dataDir });
});

afterAll(async () => {
  await casier.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('A store whose first page is damaged', () => {
  it('is told in plain words, not by an empty window', async () => {
    await casier.page.getByRole('heading', { name: 'La base de courrier de ce PC est abîmée' }).waitFor();
    expect(await fails(casier.page)).toEqual([]);
  });

  it('is repaired by a key press, says what came back, and keeps the damaged file', async () => {
    await casier.page.getByRole('button', { name: 'Réparer' }).press('Enter');
    await casier.page.getByRole('heading', { name: 'Votre courrier est réparé' }).waitFor();
    expect(await fails(casier.page)).toEqual([]);
    await casier.page.getByText('Rien n’a été perdu.').waitFor();
    expect((await readdir(dataDir)).filter((name) => /^casier\.db\.damaged-[-\d]+$/.test(name))).toHaveLength(1);
  });

  it('shows the mail again', async () => {
    await casier.page.getByRole('button', { name: 'Ouvrir mon courrier' }).press('Enter');
    await row(casier.page, 'Conseil des maîtres de lundi').first().waitFor();
  });
});
