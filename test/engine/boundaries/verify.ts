// Shares the write boundaries of a recorded day among processes (verify-process.ts) and gathers what they found.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { builtScript } from '../../servers/workers.ts';
import type { RecordedDay } from './record-day.ts';

export interface VerifyOptions {
  traceFile: string;
  dataDir: string;
  imapPort: number;
  smtpPort: number;
  /** Base64, as are the letters. */
  key: string;
  letters: string[];
  share: number;
  shares: number;
  /** Of the power cuts. */
  seed: number;
  /** Every so many boundaries one power cut with torn and reordered writes is tried besides. */
  tornEvery: number;
  /** Emptied for each state. */
  folder: string;
}

export interface VerifiedShare {
  kills: number;
  powerCuts: number;
  /** Digests of all states that were opened: no two of them are alike. */
  states: string[];
  /** Sentences about what is wrong. */
  wrong: string[];
}

export interface VerifiedDay {
  kills: number;
  powerCuts: number;
  distinct: number;
  wrong: string[];
}

export async function verifyDay(
  day: RecordedDay,
  { shares, seed, tornEvery }: { shares: number; seed: number; tornEvery: number },
): Promise<VerifiedDay> {
  const script = await builtScript('test/engine/boundaries/verify-process.ts');
  const found = await Promise.all(
    Array.from({ length: shares }, (_, share) =>
      runShare(script, {
        traceFile: day.traceFile,
        dataDir: day.dataDir,
        imapPort: day.imapPort,
        smtpPort: day.smtpPort,
        key: Buffer.from(day.key).toString('base64'),
        letters: day.letters.map((letter) => letter.toString('base64')),
        share,
        shares,
        seed,
        tornEvery,
        folder: `${day.dataDir}-again-${share}`,
      }),
    ),
  );
  return {
    kills: sum(found.map(({ kills }) => kills)),
    powerCuts: sum(found.map(({ powerCuts }) => powerCuts)),
    distinct: new Set(found.flatMap(({ states }) => states)).size,
    wrong: found.flatMap(({ wrong }) => wrong),
  };
}

async function runShare(script: string, options: VerifyOptions): Promise<VerifiedShare> {
  const child = fork(script, [JSON.stringify(options)], { execArgv: [] });
  let found: VerifiedShare | null = null;
  child.on('message', (message) => {
    found = message as VerifiedShare;
  });
  const [code] = await once(child, 'exit');
  if (!found) throw new Error(`share ${options.share} ended with ${code} and said nothing`);
  return found;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
