import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { ENGINE_V8_FLAGS, PAGE_V8_FLAGS } from '../../electron/v8-flags.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';

describe('Casier on a display that no other program has looked at', () => {
  let casier: LaunchedCasier;
  beforeAll(async () => {
    casier = await launchCasier({ args: ['--demo'] });
    await casier.page.getByText('Conseil des maîtres de lundi', { exact: true }).first().click();
    await casier.page.frameLocator('iframe.body-frame').locator('body').waitFor();
  });
  afterAll(() => casier.close());

  it('holds no graphics driver in main, and hands on nothing of how that is kept out', async () => {
    const { pid, gtk } = await casier.app.evaluate(() => ({ pid: process.pid, gtk: process.env.GDK_GL }));
    const mapped = await readFile(`/proc/${pid}/maps`, 'utf8');
    expect(mapped).toMatch(/libgtk-/);
    expect(/_dri\.so|libgallium|libLLVM/.exec(mapped)).toBeNull();
    expect(gtk).toBeUndefined();
  });

  it('has V8 collect early in the window and in the frames of messages, and leaves the engine its own ways', async () => {
    const processes = await casier.app.evaluate(({ app }) => app.getAppMetrics());
    // What Chromium forked from its zygote has its arguments in one line; the last of two such switches counts.
    const flagsOf = async (pid: number) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      return command.replaceAll('\0', ' ').split(' --js-flags=').at(-1);
    };
    const startOf = (flags: readonly string[]) => new RegExp(`^${flags.join(' ')} `);
    const pages = processes.filter(({ type }) => type === 'Tab');
    expect(pages.length).toBeGreaterThanOrEqual(2);
    for (const { pid } of pages) expect(await flagsOf(pid)).toMatch(startOf(PAGE_V8_FLAGS));
    const engine = processes.find(({ name }) => name === 'Casier engine');
    expect(await flagsOf(engine!.pid)).toMatch(startOf(ENGINE_V8_FLAGS));
  });

  it('is told so in flags that this V8 knows', async () => {
    const { executable } = await electronRuntime();
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const run = (flags: string[]) => () => execFileSync(executable, [...flags, '-e', ''], { env, stdio: 'pipe' });
    expect(run([...PAGE_V8_FLAGS, ...ENGINE_V8_FLAGS])).not.toThrow();
    expect(run(['--no-such-flag-of-v8'])).toThrow();
  });
});
