// An import in a process of its own, to see what memory it takes: `{ dataDir, file, parse }` in, its report and the
// most memory the process ever had out.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createPlaces } from '../../engine/import/places.ts';
import { createTransfers } from '../../engine/import/transfers.ts';
import { createParsePool } from '../../engine/mime/parse-pool.ts';
import { mailboxBelow, takeIn } from '../../engine/operations/index.ts';
import { KEY_BYTES, openStore } from '../../engine/store/database.ts';
import type { Transfer } from '../../shared/domain/transfer.ts';
import { peakRssMb } from '../bench/processes.ts';

export interface ImportOutcome {
  transfer: Transfer;
  peakMb: number;
  tookMs: number;
}

const { dataDir, file, parse } = JSON.parse(process.argv[2]!) as Record<'dataDir' | 'file' | 'parse', string>;
const key = new Uint8Array(KEY_BYTES).fill(7);
const database = path.join(dataDir, 'casier.db');
const store = openStore({ path: database, key });
const parsers = createParsePool({ workerUrl: new URL(parse), size: 2 });
const places = createPlaces();
const transfers = createTransfers({
  store,
  places,
  digest: parsers.digest,
  takeIn,
  mailboxBelow,
  onQueued: () => undefined,
  language: () => 'fr',
  localFoldersName: () => 'Dossiers locaux',
  onDisk: { database, keyFile: path.join(dataDir, 'keys.json'), key },
  backupWorker: pathToFileURL(path.join(dataDir, 'none.js')),
  now: Date.now,
});

const startedAt = performance.now();
store.onChange(() => {
  const [transfer] = transfers.list();
  if (!transfer || transfer.state === 'running') return;
  const outcome: ImportOutcome = {
    transfer,
    peakMb: peakRssMb(process.pid),
    tookMs: performance.now() - startedAt,
  };
  process.stdout.write(JSON.stringify(outcome), () => process.exit(0));
});
await transfers.import({ place: places.grant([file]), folders: [file], mailboxId: null, people: false, tags: false });
