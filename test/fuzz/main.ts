// `npm run fuzz`: ten minutes for each target. Options: --minutes=10, --only=message,headers, --seed=1, --corpus=FOLDER
// of more seeds, --replay=FILE to try one input of one target. A find is written to dist/fuzz and ends in a failure:
// make it a unit test of the reader, repair the reader, run again.
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import path from 'node:path';
import { builtScript } from '../servers/workers.ts';
import { type Find, hunt } from './hunt.ts';
import { TARGETS } from './targets.ts';

const option = (name: string) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const minutes = Number(option('minutes') ?? 10);
const seed = Number(option('seed') ?? Date.now() % 1_000_000);
const only = option('only')?.split(',') ?? TARGETS.map(({ name }) => name);
const replay = option('replay');
const folder = path.resolve('dist/fuzz');

function keep(target: string, { why, input }: Find): void {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${target}-${createHash('sha1').update(input).digest('hex').slice(0, 8)}`);
  fs.writeFileSync(file, input);
  console.log(`${target}: ${why}\n${JSON.stringify(input.toString('latin1').slice(0, 2_000))}\nkept as ${file}`);
  process.exitCode = 1;
}

const thread = await builtScript('test/fuzz/fuzz-thread.ts');
for (const target of only) {
  const options = { thread, target, seed, durationMs: minutes * 60_000, corpus: option('corpus') ?? null };
  const result = await hunt(replay === undefined ? options : { ...options, replay: fs.readFileSync(replay) });
  if (result.find) keep(target, result.find);
  else
    console.log(
      `${target}: ${result.tried} inputs, ${result.kept} reached new code (${result.news} times), seed ${seed}`,
    );
}
