import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedCasier, launchCasier } from './launch.ts';

describe('Casier on a display that no other program has looked at', () => {
  let casier: LaunchedCasier;
  beforeAll(async () => {
    casier = await launchCasier({ args: ['--demo'] });
    await casier.page.getByText('Conseil des maîtres de lundi', { exact: true }).first().waitFor();
  });
  afterAll(() => casier.close());

  it('holds no graphics driver in main, and hands on nothing of how that is kept out', async () => {
    const { pid, gtk } = await casier.app.evaluate(() => ({ pid: process.pid, gtk: process.env.GDK_GL }));
    const mapped = await readFile(`/proc/${pid}/maps`, 'utf8');
    expect(mapped).toMatch(/libgtk-/);
    expect(mapped).not.toMatch(/_dri\.so|libgallium|libLLVM/);
    expect(gtk).toBeUndefined();
  });
});
