// `npm test`: everything there is to hold Casier to, on a fresh clone too. Installs what is missing, then checks
// (types, lint, rooms), builds, and runs every test of every project, ending in the failures and one line with the
// counts of the runner's own reports. A test file that no project ran, and a project without a test, are failures. A few
// files that wait for servers and windows may lose a race on a busy machine: they are run once more, by themselves, and
// what passes only then is told by name, to be mended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { electronRuntime } from '../build/electron-runtime.mjs';
import { installPackages } from '../build/packages.mjs';
import { installDebianPackages } from './debian.mjs';
import { afterSecondTry, closingLine, failure, isTestFile, outcomesOf, secondTries } from './report.mjs';
import { scratchFolder } from './scratch.mjs';

const root = path.resolve(import.meta.dirname, '..');
const keyring = ['sh', 'test/servers/with-keyring.sh'];
/** A display from this number on: two that look for a free one at the same moment find the same. @param {number} from */
const displayFrom = (from) => ['xvfb-run', '-a', '-n', `${from}`, '-s', '-screen 0 1600x1000x24'];

const LANES = 3;
/**
 * `shard`: this part of its files only, as vitest counts them. `waits`: for real servers and windows. `lanes`: how many of
 * `LANES` it takes, as it has workers of its own.
 * @typedef {{ project: string, under: string[], shard?: string, waits?: boolean, lanes?: number }} Suite
 */
/** @param {string} project @param {string[]} under @param {string} shard @returns {Suite} */
const windows = (project, under, shard) => ({ project, under, shard, waits: true });
/** @param {number} count */
const parts = (count) => Array.from({ length: count }, (_, at) => at + 1);
/**
 * The projects of vitest.config.ts, and what each runs under, in the order in which they begin. What opens windows waits
 * for them most of the time: it has a display and a keyring of its own, and is cut into parts, one of which stands in for
 * whatever leaves a lane idle.
 * @type {Suite[]}
 */
const SUITES = [
  { project: 'unit', under: keyring, lanes: LANES },
  { project: 'engine', under: keyring, waits: true, lanes: 2 },
  { project: 'convergence', under: [], lanes: 2 },
  { project: 'fuzz', under: [] },
  { project: 'corpora', under: [] },
  ...parts(9).map((n) => windows('e2e', [...keyring, ...displayFrom(100 * n)], `${n}/9`)),
  ...parts(4).map((n) => windows('renderer', displayFrom(1_000 + 100 * n), `${n}/4`)),
];
/** What `npm run check` does, and the build: side by side, as each keeps less than one core busy. */
const STEPS = ['typecheck', 'lint', 'check:rooms', 'check:dead', 'build'];

/** @typedef {import('./report.mjs').Outcome} Outcome */
/** @typedef {{ suite: Suite, outcomes: Outcome[] }} Result */

async function main() {
  await Promise.all([installPackages(root), installDebianPackages()]);
  const steps = STEPS.map(runStep);
  // Else the first tests that open windows would all fetch it at once, and each would look for it again.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = (await electronRuntime()).dir;
  const failed = (await Promise.all(steps)).flat();
  if (failed.length > 0) throw new Error(`${failed.join(' and ')} failed: no test was run.`);
  const scratch = scratchFolder();
  const results = await runSuites(scratch.folder);
  const first = [...results.flatMap(({ outcomes }) => outcomes), ...neverRun(results)];
  const again = await runAgain(secondTries(results), scratch.folder);
  scratch.remove();
  const { outcomes, unsteady } = afterSecondTry(first, again);
  for (const text of unsteady) console.log(`\nAT A SECOND TRY ONLY ${text}`);
  for (const text of outcomes.flatMap(({ failures }) => failures)) console.log(`\nFAILED ${text}`);
  const { line, ok } = closingLine(outcomes, unsteady.length);
  console.log(line);
  process.exitCode = ok ? 0 : 1;
}

/** Each begins when enough lanes are free: what needs fewer goes ahead of what still waits. @param {string} scratch */
async function runSuites(scratch) {
  const left = new Set(SUITES);
  /** @type {Set<Promise<void>>} */
  const running = new Set();
  /** @type {Result[]} */
  const results = [];
  let free = LANES;
  const begin = async (/** @type {Suite} */ suite, /** @type {number} */ lanes) => {
    results.push({ suite, outcomes: await runSuite(suite, scratch, { live: lanes > 1 }) });
    free += lanes;
  };
  while (left.size + running.size > 0) {
    for (const suite of left) {
      const { lanes = 1 } = suite;
      if (lanes > free) continue;
      left.delete(suite);
      free -= lanes;
      const begun = begin(suite, lanes).finally(() => running.delete(begun));
      running.add(begun);
    }
    await Promise.race(running);
  }
  return results;
}

/** One after the other, with nothing beside them. @param {{ suite: Suite, file: string }[]} tries @param {string} scratch */
async function runAgain(tries, scratch) {
  /** @type {Outcome[]} */
  const outcomes = [];
  for (const { suite, file } of tries) {
    const { shard, ...whole } = suite;
    outcomes.push(...(await runSuite(whole, scratch, { live: true, file })));
  }
  return outcomes;
}

/**
 * All of its files, or that one.
 * @param {Suite} suite @param {string} scratch @param {{ live: boolean, file?: string }} how @returns {Promise<Outcome[]>}
 */
async function runSuite({ project, under, shard }, scratch, { live, file }) {
  const title = [project, shard, file && `once more ${file}`].filter(Boolean).join(' ');
  const report = path.join(scratch, `${title.replace(/\W+/g, '-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const which = [...(shard ? [`--shard=${shard}`] : []), ...(file ? [file] : [])];
  const vitest = [process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--project', project];
  const command = [...under, ...vitest, ...which, ...reporters];
  const status = await runBeside(`\n── ${title}`, command, { TMPDIR: scratch }, live);
  const outcomes = readReport(report, title);
  if (status === 0 || outcomes.some(({ failed }) => failed > 0)) return outcomes;
  // A worker that died, an unhandled rejection: the run has failed with no test to blame.
  return [...outcomes, failure(title, `${title}: an error outside of every test, told above`)];
}

/** @param {string} report @param {string} title @returns {Outcome[]} */
function readReport(report, title) {
  if (!existsSync(report)) return [failure(title, `${title}: left no report`)];
  const relative = (/** @type {string} */ file) => (path.isAbsolute(file) ? path.relative(root, file) : file);
  return outcomesOf(JSON.parse(readFileSync(report, 'utf8')), title).map((one) => ({
    ...one,
    file: relative(one.file),
  }));
}

/** @param {Result[]} results @returns {Outcome[]} */
function neverRun(results) {
  const run = new Set(results.flatMap(({ outcomes }) => outcomes.map(({ file }) => file)));
  return testFiles()
    .filter((file) => !run.has(file))
    .map((file) => failure(file, `${file}: no project of vitest.config.ts runs it`));
}

function testFiles() {
  const names = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' });
  return names.filter(isTestFile).map((name) => path.join('test', name));
}

/** Answers its name where it failed. @param {string} name of a script of package.json */
async function runStep(name) {
  const status = await runBeside(`\n── ${name}`, ['npm', 'run', '--silent', name], {}, false);
  return status === 0 ? [] : [name];
}

/**
 * What it writes comes out as it is written (`live`), or else in one piece when it has ended.
 * @param {string} title @param {string[]} command @param {NodeJS.ProcessEnv} env @param {boolean} live
 * @returns {Promise<number | null>}
 */
async function runBeside(title, [command = '', ...args], env, live) {
  if (live) console.log(title);
  const output = live ? 'inherit' : 'pipe';
  const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', output, output] });
  /** @type {Buffer[]} */
  const written = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => written.push(chunk));
  const [status] = await once(child, 'close');
  if (!live) console.log(`${title}\n${Buffer.concat(written)}`);
  return status;
}

try {
  await main();
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
