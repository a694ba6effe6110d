// `npm test`: everything there is to hold Casier to, on a fresh clone too. Installs what is missing, then checks
// (types, lint, rooms), builds, and runs every test of every project, ending in the failures and one line with the
// counts of the runner's own reports. A test file that no project ran, and a project without a test, are failures.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from '../build/packages.mjs';
import { installDebianPackages } from './debian.mjs';
import { closingLine, countReport, failuresOf } from './report.mjs';
import { scratchFolder } from './scratch.mjs';

const root = path.resolve(import.meta.dirname, '..');
const keyring = ['sh', 'test/servers/with-keyring.sh'];
const display = ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24'];

/** The projects of vitest.config.ts, and what each runs under. @type {{ project: string, under: string[] }[]} */
const SUITES = [
  { project: 'unit', under: keyring },
  { project: 'corpora', under: [] },
  { project: 'fuzz', under: [] },
  { project: 'engine', under: keyring },
  { project: 'convergence', under: [] },
  { project: 'renderer', under: display },
  { project: 'e2e', under: [...keyring, ...display] },
];
const STEPS = [
  ['npm', 'run', '--silent', 'check'],
  ['npm', 'run', '--silent', 'build'],
];

/** @typedef {import('./report.mjs').Counts & { failures: string[] }} Outcome */

function main() {
  installPackages(root);
  installDebianPackages();
  for (const step of STEPS) {
    if (run(step) !== 0) throw new Error(`${step.join(' ')} failed: no test was run.`);
  }
  const scratch = scratchFolder();
  const counts = SUITES.map((suite) => runSuite(suite, scratch.folder));
  scratch.remove();
  const unrun = testFiles().filter((file) => !counts.some(({ files }) => files.includes(file)));
  for (const file of unrun) console.error(`No project of vitest.config.ts runs ${file}`);
  for (const failure of counts.flatMap(({ failures }) => failures)) console.log(`\nFAILED ${failure}`);
  const { line, ok } = closingLine([...counts, { passed: 0, failed: unrun.length, skipped: 0 }]);
  console.log(line);
  process.exitCode = ok ? 0 : 1;
}

/** @param {{ project: string, under: string[] }} suite @param {string} scratch @returns {Outcome} */
function runSuite({ project, under }, scratch) {
  console.log(`\n── ${project}`);
  const report = path.join(scratch, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = [process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters];
  const status = run([...under, ...vitest], { TMPDIR: scratch });
  const outcome = readReport(report, project);
  // An error outside of every test (a worker that died, an unhandled rejection) fails the run with no test to blame.
  if (status !== 0 && outcome.failed === 0) {
    return { ...outcome, failed: 1, failures: [`${project}: an error outside of every test, told above`] };
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

try {
  main();
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
