// The start of both programs with the same mailbox, all of it offline, its inbox open: from the making of the process
// until the screen has come to rest, by turns.
import { startApp } from './app.ts';
import { figuresOf } from './figures.ts';
import { BOXES } from './mailboxes.ts';
import { lastChangeAt } from './screen.ts';
import { withThunderbird } from './thunderbird-app.ts';
import type { ThunderbirdBench } from './thunderbird-bench.ts';

const RUNS = 3;
const NAME = 'start until the screen is at rest';

/** After `benchThunderbird`, which leaves a profile with its inbox open. */
export async function benchBothStarts({ server, box, dir }: ThunderbirdBench, dataDir: string): Promise<void> {
  const casierMs: number[] = [];
  const thunderbirdMs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const casier = lastChangeAt();
    const app = await startApp(server, dataDir);
    casierMs.push((await casier) - app.spawnedAt);
    await app.close();
    const thunderbird = lastChangeAt();
    await withThunderbird(dir, { server, user: BOXES[box].user, protocol: 'imap' }, async ({ spawnedAt }) => {
      thunderbirdMs.push((await thunderbird) - spawnedAt);
    });
  }
  figuresOf('start', box).record(NAME, 'ms', casierMs);
  figuresOf('start', box, 'Thunderbird').record(NAME, 'ms', thunderbirdMs);
}
