// `npm test`: everything there is to hold Casier to, on a fresh clone too. Installs what is missing, then checks
// (types, lint, rooms), builds, and runs every test of every project, ending in the failures and one line with the
// counts of the runner's own reports. A test file that no project ran, and a project without a test, are failures.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from '../build/packages.mjs';
import { installDebianPackages } from './debian.mjs';
import { closingLine, countReport, failuresOf } from './report.mjs';
import { scratchFolder } from './scratch.mjs';

const root = path.resolve(import.meta.dirname, '..');
const keyring = ['sh', 'test/servers/with-keyring.sh'];
/** A display from this number on: two that look for a free one at the same moment find the same. @param {number} from */
const displayFrom = (from) => ['xvfb-run', '-a', '-n', `${from}`, '-s', '-screen 0 1600x1000x24'];

/** `shard`: this part of its files only, as vitest counts them. @typedef {{ project: string, under: string[], shard?: string }} Suite */
/**
 * The projects of vitest.config.ts, and what each runs under. What opens windows waits for them most of the time: it has a
 * display and a keyring of its own, and is cut into parts for `WINDOW_LANES` side by side, so that none is idle for long.
 * @type {Suite[][]}
 */
const SUITES = [
  [{ project: 'unit', under: keyring }],
  [{ project: 'corpora', under: [] }],
  [{ project: 'fuzz', under: [] }],
  [{ project: 'engine', under: keyring }],
  [{ project: 'convergence', under: [] }],
  [
    ...[1, 2, 3, 4].map((n) => ({ project: 'e2e', under: [...keyring, ...displayFrom(100 * n)], shard: `${n}/4` })),
    ...[1, 2, 3].map((n) => ({ project: 'renderer', under: displayFrom(400 + 100 * n), shard: `${n}/3` })),
  ],
];
const WINDOW_LANES = 3;
const STEPS = [
  ['npm', 'run', '--silent', 'check'],
  ['npm', 'run', '--silent', 'build'],
];

/** @typedef {import('./report.mjs').Counts & { failures: string[] }} Outcome */

async function main() {
  installPackages(root);
  installDebianPackages();
  for (const step of STEPS) {
    if (run(step) !== 0) throw new Error(`${step.join(' ')} failed: no test was run.`);
  }
  const scratch = scratchFolder();
  /** @type {Outcome[]} */
  const counts = [];
  for (const row of SUITES) counts.push(...(await runRow(row, scratch.folder)));
  scratch.remove();
  const unrun = testFiles().filter((file) => !counts.some(({ files }) => files.includes(file)));
  for (const file of unrun) console.error(`No project of vitest.config.ts runs ${file}`);
  for (const failure of counts.flatMap(({ failures }) => failures)) console.log(`\nFAILED ${failure}`);
  const { line, ok } = closingLine([...counts, { passed: 0, failed: unrun.length, skipped: 0 }]);
  console.log(line);
  process.exitCode = ok ? 0 : 1;
}

/** Each lane takes the next suite that nobody has begun. @param {Suite[]} row @param {string} scratch */
async function runRow(row, scratch) {
  const waiting = [...row];
  /** @type {Outcome[]} */
  const outcomes = [];
  const lane = async () => {
    for (let suite = waiting.shift(); suite; suite = waiting.shift()) {
      outcomes.push(await runSuite(suite, scratch, suite === row[0]));
    }
  };
  await Promise.all(Array.from({ length: WINDOW_LANES }, lane));
  return outcomes;
}

/** @param {Suite} suite @param {string} scratch @param {boolean} live @returns {Promise<Outcome>} */
async function runSuite({ project, under, shard }, scratch, live) {
  const title = shard ? `${project} ${shard}` : project;
  const report = path.join(scratch, `${title.replace(/\W+/g, '-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const part = shard ? [`--shard=${shard}`] : [];
  const vitest = [
    process.execPath,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    ...part,
    ...reporters,
  ];
  const status = await runBeside(`\n── ${title}`, [...under, ...vitest], { TMPDIR: scratch }, live);
  const outcome = readReport(report, title);
  // An error outside of every test (a worker that died, an unhandled rejection) fails the run with no test to blame.
  if (status !== 0 && outcome.failed === 0) {
    return { ...outcome, failed: 1, failures: [`${title}: an error outside of every test, told above`] };
  }
  return outcome;
}

/** @param {string} report @param {string} project @returns {Outcome} */
function readReport(report, project) {
  if (!existsSync(report)) {
    return { passed: 0, failed: 1, skipped: 0, files: [], failures: [`${project}: left no report`] };
  }
  const read = JSON.parse(readFileSync(report, 'utf8'));
  const counts = countReport(read);
  const failures = counts.files.length === 0 ? [`${project}: ran no test at all`] : failuresOf(read);
  return { ...counts, files: counts.files.map((file) => path.relative(root, file)), failures };
}

function testFiles() {
  const names = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.test\.tsx?$/.test(name)).map((name) => path.join('test', name));
}

/** @param {string[]} command @param {NodeJS.ProcessEnv} env */
function run([command = '', ...args], env = {}) {
  const options = { cwd: root, env: { ...process.env, ...env } };
  return spawnSync(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] }).status;
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
