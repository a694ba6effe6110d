// The parts of Casier that run on Electron's Node.js, as rolldown bundles them into dist/. The renderer is Vite's
// (vite.config.ts). Targets are those of the oldest Electron we run on (docs/adr/0004).
import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { jpegDecoderWithin } from './jpeg-decoder.mjs';
import { latin1Sources } from './latin1-sources.mjs';

const root = path.resolve(import.meta.dirname, '..');
/**
 * The run-time dependencies of the package: native modules, and those that read files lying beside them (WebAssembly,
 * dictionaries). None of them can be bundled.
 */
const NOT_BUNDLED = ['@signalapp/sqlcipher', '@napi-rs/keyring', 'hunspell-wasm', 'dictionary-fr', 'dictionary-en'];

/** @param {string} input @param {string} file @param {'es' | 'cjs'} [format] @returns {import('rolldown').BuildOptions} */
const part = (input, file, format = 'es') => ({
  cwd: root,
  input,
  external: ['electron', /^electron\//, /^node:/, ...builtinModules, ...NOT_BUNDLED],
  platform: 'node',
  logLevel: 'warn',
  transform: { target: 'node20.18' },
  plugins: [latin1Sources()],
  output: { file: `dist/${file}`, format, sourcemap: true, codeSplitting: false },
});

// Every file of the engine named <name>-worker.ts is an entry of its own: dist/<name>-worker.js, beside engine.js.
const workers = readdirSync(path.join(root, 'engine'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('-worker.ts'))
  .map((file) => part(`engine/${file}`, path.basename(file).replace(/\.ts$/, '.js')));

// The frame that shows attachments has one classic script: in its sandbox it is of no origin, and may fetch no modules.
/** @type {import('rolldown').BuildOptions} */
const viewer = {
  cwd: root,
  input: 'renderer/viewer/viewer.ts',
  platform: 'browser',
  logLevel: 'warn',
  transform: { target: 'chrome130', define: { 'import.meta': '{}' } },
  plugins: [jpegDecoderWithin()],
  output: { file: 'dist/viewer.js', format: 'iife', minify: true, codeSplitting: false },
};

export const nodeParts = [
  viewer,
  part('electron/main.ts', 'main.js'),
  // A sandboxed preload must be one CommonJS file.
  part('electron/preload.ts', 'preload.cjs', 'cjs'),
  part('engine/main.ts', 'engine.js'),
  ...workers,
];
