// Makes sure that the npm packages of package-lock.json are installed, and says so when it installs them. Uses
// nothing but Node itself, since it runs before anything is there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const OLDEST_NODE = { major: 20, minor: 18 };

/** @param {string} root */
export async function installPackages(root) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isOld = major < OLDEST_NODE.major || (major === OLDEST_NODE.major && minor < OLDEST_NODE.minor);
  if (isOld)
    throw new Error(`Node ${OLDEST_NODE.major}.${OLDEST_NODE.minor} or newer is needed, not ${process.versions.node}.`);
  if (isInstalled(root)) return;
  console.error('Installing npm packages (npm ci) …');
  const installing = spawn('npm', ['ci'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  const [status] = await once(installing, 'close');
  if (status !== 0) throw new Error('npm ci failed: see above.');
}

/** Every locked package is there in that version, by npm's own list of what it put there. @param {string} root */
function isInstalled(root) {
  const installedFile = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = packagesOf(installedFile);
  const locked = Object.entries(packagesOf(path.join(root, 'package-lock.json')));
  return locked.every(([name, wanted]) => {
    const there = installed[name];
    return name === '' || (there ? there.version === wanted.version : wanted.optional === true);
  });
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
