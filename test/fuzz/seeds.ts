// Seeds out of the project's own corpora of mail, and of any other folder on demand.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { MAX_INPUT_BYTES } from './mutate.ts';

// Of the built script this is where the sources lie: build/run-ts.mjs and the tests both run in the project's folder.
const corpora = path.resolve('test/fixtures/corpora');

export function mailSeeds(extra: string | null, maxBytes = MAX_INPUT_BYTES / 4): Buffer[] {
  return [corpora, ...(extra === null ? [] : [extra])]
    .flatMap((folder) => filesBelow(folder))
    .filter((file) => statSync(file).size <= maxBytes)
    .map((file) => readFileSync(file));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => !/LICENSE|SOURCES|\.jsonl?$/.test(file))
    .map((file) => path.join(folder, file))
    .filter((file) => statSync(file).isFile())
    .sort();
}
