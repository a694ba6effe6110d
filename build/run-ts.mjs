// Runs a TypeScript program of this repository under plain Node: `node build/run-ts.mjs test/bench/main.ts …`.
// Node 20 reads no TypeScript; rolldown bundles our own files and leaves every package where it is.
import * as fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'rolldown';

const root = path.resolve(import.meta.dirname, '..');

/** A bundle is one file: each source keeps finding its neighbours by its own folder; what Node can run stays apart. */
const ownPlaces = {
  name: 'own-places',
  /** @param {string} source @param {string | undefined} importer */
  resolveId: (source, importer) =>
    source.endsWith('.mjs') && importer
      ? { id: pathToFileURL(path.resolve(path.dirname(importer), source)).href, external: true }
      : undefined,
  /** @param {string} code @param {string} id */
  transform: (code, id) => code.replaceAll('import.meta.dirname', JSON.stringify(path.dirname(id))),
};

const [entry, ...args] = process.argv.slice(2);
if (!entry) throw new Error('Usage: node build/run-ts.mjs FILE.ts [arguments]');
const cache = path.join(root, 'dist/run-ts');
fs.mkdirSync(cache, { recursive: true });
const file = path.join(cache, `${path.basename(entry, '.ts')}-${process.pid}.mjs`);
await build({
  input: path.resolve(entry),
  platform: 'node',
  external: /^(?![./]|\/)/,
  logLevel: 'warn',
  plugins: [ownPlaces],
  output: { file, format: 'esm', codeSplitting: false },
});
process.argv.splice(1, process.argv.length, file, ...args);
try {
  await import(pathToFileURL(file).href);
} finally {
  fs.rmSync(file, { force: true });
}
