// Builds the workers of the engine, and scripts of the tests, as `npm run build` does, for tests that run the engine
// from its sources: Node runs no TypeScript on a worker thread. Once in a run of vitest, whose processes share a folder
// (built-folder.ts): all of them take more than two seconds of a processor. Elsewhere once per process.
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'rolldown';
import { nodeParts } from '../../build/parts.mjs';
import type { EngineOptions } from '../../engine/engine.ts';

// Inside of the project, so that the packages which are not bundled are found.
const ownFolder = path.resolve(import.meta.dirname, `../../dist/test-${process.pid}`);
const folder = process.env.CASIER_BUILT_FOLDER ?? ownFolder;
const built = new Map<string, Promise<URL>>();
const scripts = new Map<string, Promise<string>>();

/** `spelling-worker` → where its built file lies. */
export function builtWorker(name: string): Promise<URL> {
  const existing = built.get(name) ?? buildWorker(name);
  built.set(name, existing);
  return existing;
}

/** All that createEngine wants. */
export async function builtWorkers(): Promise<EngineOptions['workers']> {
  const [parse, spelling, checkpoint, search, backup, readBook, scan, signature, render] = await Promise.all(
    [
      ...['parse-worker', 'spelling-worker', 'checkpoint-worker', 'search-worker', 'backup-worker'],
      ...['read-book-worker', 'scan-worker', 'signature-worker', 'render-worker'],
    ].map(builtWorker),
  );
  return {
    parse: parse!,
    spelling: spelling!,
    checkpoint: checkpoint!,
    search: search!,
    backup: backup!,
    readBook: readBook!,
    scan: scan!,
    signature: signature!,
    render: render!,
  };
}

/** A script of the tests that runs in a process of its own: `test/engine/engine-process.ts`. */
export function builtScript(source: string): Promise<string> {
  const existing = scripts.get(source) ?? buildAs(partNamed('engine'), path.basename(source, '.ts'), { input: source });
  scripts.set(source, existing);
  return existing;
}

async function buildWorker(name: string): Promise<URL> {
  return pathToFileURL(await buildAs(partNamed(name), name, {}));
}

function partNamed(name: string): BuildOptions {
  const part = (nodeParts as BuildOptions[]).find(({ output }) => output?.file === `dist/${name}.js`);
  if (!part) throw new Error(`the engine has no ${name}.ts`);
  return part;
}

let cleaning = false;

/** Built beside its place and moved there: two processes at once end in one whole file. */
async function buildAs(part: BuildOptions, name: string, change: BuildOptions): Promise<string> {
  const file = path.join(folder, `${name}.js`);
  if (existsSync(file)) return file;
  if (folder === ownFolder && !cleaning) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  cleaning = true;
  const fresh = path.join(folder, `new-${process.pid}`, `${name}.js`);
  await build({ ...part, ...change, output: { ...part.output, file: fresh } });
  for (const suffix of ['.map', '']) renameSync(`${fresh}${suffix}`, `${file}${suffix}`);
  return file;
}
