// `npm run pack`: the packaged program as a folder, release/linux-unpacked, with its fuses set. Takes the Electron
// that build/electron-runtime.mjs finds, so that it works where Electron's own download is out of reach.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { electronRuntime } from './electron-runtime.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { dir, version } = await electronRuntime();
const env = { ...process.env, ELECTRON_DIST: dir, ELECTRON_DIST_VERSION: version };
const builder = ['electron-builder', '--dir', '--config', 'build/electron-builder.config.mjs'];
for (const command of [
  ['node', 'build/build.mjs'],
  ['npx', '--no-install', ...builder],
]) {
  const { status } = spawnSync(command[0] ?? '', command.slice(1), { cwd: root, env, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
