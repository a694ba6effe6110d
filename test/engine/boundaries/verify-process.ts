// Takes a share of a day's write boundaries, puts the files as a kill or a power cut leaves them at each into a folder,
// opens the store there, and judges what it finds. In processes of its own, as many as the machine has cores.
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../../../engine/store/database.ts';
import { readKeyFile } from '../../../engine/store/key-file.ts';
import { isStoreMissing } from '../../../engine/store/left-behind.ts';
import { createRandom } from '../../bench/random.ts';
import { indexedSources } from '../../store/indexed-sources.ts';
import { type Disk, emptyDisk, type FileState } from './disk.ts';
import { type Day, judge } from './judge.ts';
import { cutPoints } from './points.ts';
import { notIndexed, type Snapshot, snapshotOf } from './snapshot.ts';
import { readTrace, type TraceEvent } from './trace.ts';
import type { VerifiedShare, VerifyOptions } from './verify.ts';
import { readWire } from './wire.ts';

const options = JSON.parse(process.argv[2]!) as VerifyOptions;
const { traceFile, dataDir, imapPort, smtpPort, share, shares, seed, folder } = options;
const key = Buffer.from(options.key, 'base64');
const events = await readTrace(traceFile, dataDir);
const day: Day = {
  events,
  wire: readWire(events, { imap: imapPort, smtp: smtpPort }),
  letters: options.letters.map((letter) => Buffer.from(letter, 'base64')),
};
const WAL_INDEX_HEADER_BYTES = 48;
const REMEMBERED = 40;
const snapshots = remembered<Snapshot>();
const indexes = remembered<ReadonlySet<number>>();
const states = new Set<string>();
const found: VerifiedShare = { kills: 0, powerCuts: 0, states: [], wrong: [] };
/**
 * What a kill left at the last moment at which all of the store was on the disk: nothing of it may be missing later on.
 */
let safe: Snapshot | null = null;
/** What the last kill left. */
let last: Snapshot | null = null;

const boundaries = cutPoints(events);
const from = Math.floor((boundaries.length * share) / shares);
const to = Math.floor((boundaries.length * (share + 1)) / shares);
run();
process.send!(found);
rmSync(folder, { recursive: true, force: true });

function run(): void {
  const disk = emptyDisk();
  let applied = 0;
  const goTo = (at: number) => {
    for (; applied <= at; applied += 1) disk.apply(events[applied]!);
  };
  // The share before ended with this one.
  const before = boundaries.slice(0, from).findLast((at) => makesSafe(events[at]!));
  if (before !== undefined) {
    goTo(before);
    safe = check(disk.afterKill(), before, 'kill');
  }
  for (const at of boundaries.slice(from, to)) {
    goTo(at);
    atBoundary(disk, at);
    if (found.wrong.length > 20) return;
  }
}

/** What was committed is safe with the store's log, not with its search index or its keys. */
function makesSafe(event: TraceEvent): boolean {
  return event.type === 'sync' && event.path === 'casier.db-wal';
}

function atBoundary(disk: Disk, at: number): void {
  const event = events[at]!;
  // A sync changes nothing that a kill shows, so that state has mostly been judged: it is what is safe from now on.
  last = check(disk.afterKill(), at, 'kill') ?? last;
  if (makesSafe(event)) safe = last;
  if (disk.isSynced()) return;
  check(disk.afterPowerCut('lost'), at, 'power cut');
  const torn = { torn: createRandom(seed * 100_000 + at) };
  if (at % options.tornEvery === 0) check(disk.afterPowerCut(torn), at, 'power cut');
}

/** null: this state has been judged before, or there is no store in it yet. */
function check(files: Map<string, FileState>, at: number, how: 'kill' | 'power cut'): Snapshot | null {
  const state = createHash('sha1');
  for (const [name, { digest }] of files) state.update(`${name}:${digest} `);
  const digest = state.digest('base64');
  if (states.has(digest)) return null;
  states.add(digest);
  found.states.push(digest);
  if (how === 'kill') found.kills += 1;
  else found.powerCuts += 1;
  const opened = reopened(files);
  if (!opened) return null;
  const { snapshot, defects } = opened;
  const wrong = snapshot ? [...defects, ...judge(snapshot, day, at + 1), ...missing(snapshot)] : defects;
  found.wrong.push(...wrong.map((one) => sentence(at, how, one)));
  return snapshot;
}

function sentence(at: number, how: string, wrong: string): string {
  const event = events[at]!;
  return `${how} after event ${at} (${event.type} ${'path' in event ? event.path : ''}): ${wrong}`;
}

interface Reopened {
  /** null: it does not open. */
  snapshot: Snapshot | null;
  defects: string[];
}

/** null: there is no store. */
function reopened(files: Map<string, FileState>): Reopened | null {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, { bytes }] of files) writeFileSync(path.join(folder, name), bytes);
  const database = path.join(folder, 'casier.db');
  if (!existsSync(database)) {
    const keyFile = path.join(folder, 'casier-keys.json');
    const isToldMissing = isStoreMissing({ database, keyFile, witness: path.join(folder, 'casier-witness.json') });
    return isToldMissing
      ? { snapshot: null, defects: ['a first start that was cut off passes for a lost store'] }
      : null;
  }
  // A store without a key is a store lost.
  if ((readKeyFile(path.join(folder, 'casier-keys.json'))?.slots.length ?? 0) === 0) {
    return { snapshot: null, defects: ['there is a store, and no slot for its key'] };
  }
  try {
    const store = openStore({ path: database, key });
    try {
      const snapshot = snapshots(recovered(files, database), () => snapshotOf(store));
      const indexed = indexes(searchFiles(files), () => new Set(indexedSources(database, key)));
      const defects = notIndexed(snapshot, store, indexed);
      return { snapshot, defects: store.isCutOff ? [...defects, 'its log passes for one that was cut off'] : defects };
    } finally {
      store.close();
    }
  } catch (error) {
    return { snapshot: null, defects: [`the store does not open: ${error}`] };
  }
}

/**
 * What SQLite made of these files: the database as it lay there, and of its log all up to the last commit, of which SQLite
 * keeps the number of frames and the checksum over all of them in the header of its shared memory (struct WalIndexHdr).
 * Two states of which this is the same read the same, page for page: what is cut off within a transaction, mostly.
 */
function recovered(files: Map<string, FileState>, database: string): string {
  const header = Buffer.alloc(WAL_INDEX_HEADER_BYTES);
  const file = openSync(`${database}-shm`, 'r');
  readSync(file, header, 0, header.length, 0);
  closeSync(file);
  // From mxFrame on: frames, pages, their checksum, and the log's salts.
  return `${files.get(path.basename(database))?.digest} ${header.toString('base64', 16, 40)}`;
}

function searchFiles(files: Map<string, FileState>): string {
  return ['', '-wal'].map((suffix) => files.get(`casier-search.db${suffix}`)?.digest).join(' ');
}

/** Looked at once, remembered for the states around it. */
function remembered<Value>(): (key: string, look: () => Value) => Value {
  const known = new Map<string, Value>();
  return (key, look) => {
    const value = known.get(key) ?? look();
    known.delete(key);
    known.set(key, value);
    if (known.size > REMEMBERED) known.delete(known.keys().next().value!);
    return value;
  };
}

/** What was safe once must be there for ever, but for what the day deletes. */
function missing(snapshot: Snapshot): string[] {
  if (!safe) return [];
  const ids = new Set(snapshot.messages.map(({ subject }) => subject));
  const held = new Set([...snapshot.sources.values()].map(({ hash }) => hash));
  return [
    ...safe.messages
      .filter(({ subject }) => subject !== 'Lettre 6' && subject.startsWith('Lettre') && !ids.has(subject))
      .map(({ subject }) => `${subject} is missing`),
    ...[...safe.sources.values()].filter(({ hash }) => !held.has(hash)).map(({ hash }) => `source ${hash} is missing`),
  ];
}
