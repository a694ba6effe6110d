// `npm start [-- --demo]`: from a fresh clone to the open window. Installs the npm packages, finds Electron, builds
// what is stale, and starts Casier; what it cannot do itself it says in one line.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { installPackages } from './packages.mjs';

const root = path.resolve(import.meta.dirname, '..');
const SOURCES = ['electron', 'engine', 'renderer', 'shared', 'build', 'package-lock.json', 'vite.config.ts'];
const OUTPUTS = ['dist/main.js', 'dist/preload.cjs', 'dist/engine.js', 'dist/renderer/index.html'];

async function start() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error('No display: run npm start in a graphical session, or under a virtual one: xvfb-run -a npm start');
  }
  await installPackages(root);
  if (isStale()) build();
  const { electronRuntime } = await import('./electron-runtime.mjs');
  const { executable } = await electronRuntime();
  const isRoot = process.getuid?.() === 0;
  if (isRoot) console.error('Running as root: Chromium refuses its sandbox there, so --no-sandbox is added.');
  const args = [...(isRoot ? ['--no-sandbox'] : []), root, ...process.argv.slice(2)];
  const casier = spawn(executable, args, { stdio: 'inherit' });
  casier.on('exit', (code) => process.exit(code ?? 1));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => casier.kill(signal));
}

/** Some source is newer than some output, or an output is missing. */
function isStale() {
  const outputs = OUTPUTS.map((file) => path.join(root, file));
  if (!outputs.every((file) => existsSync(file))) return true;
  const builtAt = Math.min(...outputs.map((file) => statSync(file).mtimeMs));
  return SOURCES.some((source) => newestIn(path.join(root, source)) > builtAt);
}

/** @param {string} file @returns {number} */
function newestIn(file) {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(file).map((name) => newestIn(path.join(file, name))));
}

function build() {
  const { status } = spawnSync(process.execPath, [path.join(root, 'build/build.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The build failed: see above.');
}

start().catch((/** @type {Error} */ error) => {
  console.error(`Casier cannot start: ${error.message}`);
  process.exitCode = 1;
});
