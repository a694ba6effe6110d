import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

/** Of those that run the engine from its sources. */
const globalSetup = 'test/servers/built-folder.ts';

// One project per kind of test: `npx vitest run --project unit`. See CONTRIBUTING.md.
export default defineConfig({
  test: {
    // A failure on a machine out of reach has to tell the whole of what it found.
    chaiConfig: { truncateThreshold: 2_000 },
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          globalSetup,
          include: ['test/{unit,contract,migrations,store}/**/*.test.ts'],
          environment: 'node',
          // Some read all of the corpora, on a machine that may be doing other things.
          testTimeout: 30_000,
          maxWorkers: 2,
          // Two hundred files: a process for each takes longer than what they test.
          isolate: false,
        },
      },
      {
        test: {
          name: 'engine',
          globalSetup,
          include: ['test/engine/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // They wait for servers and clocks for a good part of their time.
          maxWorkers: 3,
        },
      },
      {
        // Seeds of a whole mailbox in trouble; `npm run soak` runs as many more as one likes.
        test: {
          name: 'convergence',
          globalSetup,
          include: ['test/convergence/**/*.test.ts'],
          environment: 'node',
          hookTimeout: 60_000,
          maxWorkers: 3,
          // The engine and its workers are built once for each worker, not for each file.
          isolate: false,
        },
      },
      {
        // The real windows over a fake engine: needs a build and a display.
        test: {
          name: 'renderer',
          include: ['test/renderer/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          fileParallelism: false,
          // Playwright and the engine's contract are loaded once for a part, not for each file.
          isolate: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          fileParallelism: false,
          // Playwright and the engine's contract are loaded once for a part, not for each file.
          isolate: false,
        },
      },
      {
        test: {
          name: 'fuzz',
          globalSetup,
          include: ['test/fuzz/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          maxConcurrency: 2,
        },
      },
      { test: { name: 'corpora', include: ['test/corpora/**/*.test.ts'], environment: 'node', testTimeout: 120_000 } },
    ],
  },
});
