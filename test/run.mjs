// `npm test`: everything there is to hold Casier to, on a fresh clone too. Installs what is missing, then checks
// (types, lint, rooms), builds, and runs every test of every project, ending in one line with the counts of the
// runner's own reports. A test file that no project ran, and a project without a test, are failures.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackages } from '../build/packages.mjs';
import { installDebianPackages } from './debian.mjs';

const root = path.resolve(import.meta.dirname, '..');
const keyring = ['sh', 'test/servers/with-keyring.sh'];
const display = ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'];

/** The projects of vitest.config.ts, and what each runs under. @type {{ project: string, under: string[] }[]} */
const SUITES = [
  { project: 'unit', under: keyring },
  { project: 'corpora', under: [] },
  { project: 'engine', under: keyring },
  { project: 'e2e', under: [...keyring, ...display] },
];
const STEPS = [
  ['npm', 'run', '--silent', 'check'],
  ['npm', 'run', '--silent', 'build'],
];

/** @typedef {{ passed: number, failed: number, skipped: number, files: string[] }} Counts */

function main() {
  installPackages(root);
  installDebianPackages();
  for (const step of STEPS) {
    if (run(step) !== 0) throw new Error(`${step.join(' ')} failed: no test was run.`);
  }
  const reports = mkdtempSync(path.join(tmpdir(), 'casier-reports-'));
  const counts = SUITES.map((suite) => runSuite(suite, reports));
  rmSync(reports, { recursive: true, force: true });
  const unrun = testFiles().filter((file) => !counts.some(({ files }) => files.includes(file)));
  for (const file of unrun) console.error(`No project of vitest.config.ts runs ${file}`);
  /** @param {'passed' | 'failed' | 'skipped'} what */
  const sum = (what) => counts.reduce((total, suite) => total + suite[what], 0);
  const failed = sum('failed') + unrun.length;
  const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
  console.log(`${sum('passed')} passed, ${failed} failed${skipped}`);
  process.exitCode = failed > 0 || sum('passed') === 0 ? 1 : 0;
}

/** @param {{ project: string, under: string[] }} suite @param {string} reports @returns {Counts} */
function runSuite({ project, under }, reports) {
  console.log(`\n── ${project}`);
  const report = path.join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const status = run([
    ...under,
    process.execPath,
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    ...reporters,
  ]);
  const counts = readReport(report, project);
  // An error outside of every test (a worker that died, an unhandled rejection) fails the run with no test to blame.
  if (status !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
}

/** @param {string} report @param {string} project @returns {Counts} */
function readReport(report, project) {
  /** @type {{ name: string, status: string, assertionResults: { status: string }[] }[]} */
  let results;
  try {
    results = JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    console.error(`${project} left no report`);
    return { passed: 0, failed: 1, skipped: 0, files: [] };
  }
  const statuses = results.flatMap((file) => file.assertionResults.map((one) => one.status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failedTests = statuses.filter((status) => status === 'failed').length;
  // A file that could not even be loaded has no test that failed.
  const brokenFiles = results.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  ).length;
  const skipped = statuses.length - passed - failedTests;
  if (passed + failedTests === 0) console.error(`${project} ran no test at all`);
  const failed = failedTests + brokenFiles + (passed + failedTests + brokenFiles === 0 ? 1 : 0);
  return { passed, failed, skipped, files: results.map((file) => path.relative(root, file.name)) };
}

function testFiles() {
  const names = readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.test\.tsx?$/.test(name)).map((name) => path.join('test', name));
}

/** @param {string[]} command */
function run([command = '', ...args]) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status;
}

try {
  main();
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
