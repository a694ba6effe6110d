// The files of the store as they stand at each moment of a trace: what a killed process leaves (all that was written),
// and what a power cut may leave. Of a power cut it is assumed what SQLite assumes and no more: what was synced is
// there; of everything since, each write may be there, not there, or there in part (whole sectors of 512 bytes), in any
// order; a file's name is sure only once its folder was synced.
import { createHash } from 'node:crypto';
import type { Random } from '../../bench/random.ts';
import type { TraceEvent } from './trace.ts';

type Change = { type: 'write'; offset: number; bytes: Buffer } | { type: 'truncate'; size: number };

/** Grows without being copied each time, and is not hashed whole each time. */
interface Content {
  bytes: Buffer;
  size: number;
  /** Of each chunk; undefined: it has changed since. */
  digests: (Buffer | undefined)[];
}

export interface FileState {
  bytes: Buffer;
  /** Same digest = same bytes. */
  digest: string;
}

interface FileImage {
  now: Content;
  synced: Content;
  /** Since the last sync. */
  pending: Change[];
}

export interface Disk {
  apply(event: TraceEvent): void;
  /** By name. Good until the next event. */
  afterKill(): Map<string, FileState>;
  /** `lost`: nothing that was not synced is there. `torn`: as the dice fall, for each sector of each write. */
  afterPowerCut(how: 'lost' | { torn: Random }): Map<string, FileState>;
  /** Nothing waits to be synced: a power cut leaves what a kill leaves. */
  isSynced(): boolean;
}

const SECTOR_BYTES = 512;
const CHUNK_BYTES = 32_768;

export function emptyDisk(): Disk {
  const names = new Map<string, FileImage>();
  let syncedNames = new Map<string, FileImage>();
  const file = (path: string) => {
    const image = names.get(path) ?? { now: empty(), synced: empty(), pending: [] };
    names.set(path, image);
    return image;
  };
  const change = (path: string, one: Change) => {
    const image = file(path);
    applyChange(image.now, one);
    image.pending.push(one);
  };
  return {
    apply(event) {
      switch (event.type) {
        case 'create':
          file(event.path);
          if (event.truncate) change(event.path, { type: 'truncate', size: 0 });
          break;
        case 'write':
        case 'truncate':
          change(event.path, event);
          break;
        case 'sync': {
          const image = file(event.path);
          for (const one of image.pending.splice(0)) applyChange(image.synced, one);
          break;
        }
        case 'syncFolder':
          syncedNames = new Map(names);
          break;
        case 'unlink':
          names.delete(event.path);
          break;
        case 'rename':
          names.set(event.to, file(event.from));
          names.delete(event.from);
      }
    },
    afterKill: () => new Map([...names].map(([path, { now }]) => [path, stateOf(now)])),
    afterPowerCut(how) {
      if (how === 'lost') return new Map([...syncedNames].map(([path, { synced }]) => [path, stateOf(synced)]));
      const { torn } = how;
      const held = torn.chance(0.5) ? names : syncedNames;
      return new Map([...held].map(([path, image]) => [path, tornImage(image, torn)]));
    },
    isSynced: () =>
      [...names].every(([path, image]) => image.pending.length === 0 && syncedNames.get(path) === image) &&
      names.size === syncedNames.size,
  };
}

function tornImage({ synced, pending }: FileImage, random: Random): FileState {
  const content = { ...synced, bytes: Buffer.from(synced.bytes), digests: [...synced.digests] };
  for (const one of pending) {
    const fate = random.pick(['whole', 'whole', 'lost', 'torn'] as const);
    if (fate === 'lost') continue;
    if (one.type === 'truncate' || fate === 'whole') applyChange(content, one);
    else for (const sector of sectorsOf(one)) if (random.chance(0.5)) applyChange(content, sector);
  }
  return stateOf(content);
}

function* sectorsOf({ offset, bytes }: { offset: number; bytes: Buffer }): Generator<Change> {
  for (let from = 0; from < bytes.length; ) {
    const to = Math.min(bytes.length, from + SECTOR_BYTES - ((offset + from) % SECTOR_BYTES));
    yield { type: 'write', offset: offset + from, bytes: bytes.subarray(from, to) };
    from = to;
  }
}

function empty(): Content {
  return { bytes: Buffer.alloc(1 << 16), size: 0, digests: [] };
}

function stateOf({ bytes, size, digests }: Content): FileState {
  const whole = createHash('sha1').update(`${size}`);
  for (let index = 0; index * CHUNK_BYTES < size; index += 1) {
    const chunk = bytes.subarray(index * CHUNK_BYTES, Math.min(size, (index + 1) * CHUNK_BYTES));
    const digest = digests[index] ?? createHash('sha1').update(chunk).digest();
    digests[index] = digest;
    whole.update(digest);
  }
  return { bytes: bytes.subarray(0, size), digest: whole.digest('base64') };
}

function applyChange(content: Content, change: Change): void {
  if (change.type === 'truncate') {
    content.bytes.fill(0, change.size, Math.max(change.size, content.size));
    grow(content, change.size);
    forgetDigests(content, Math.min(change.size, content.size), Math.max(change.size, content.size));
    content.size = change.size;
    return;
  }
  const end = change.offset + change.bytes.length;
  grow(content, end);
  change.bytes.copy(content.bytes, change.offset);
  // Beyond its end the zeros between are new as well, and its last chunk grows.
  forgetDigests(content, Math.min(change.offset, content.size), end);
  content.size = Math.max(content.size, end);
}

function forgetDigests({ digests }: Content, from: number, to: number): void {
  const last = Math.min(digests.length - 1, Math.floor(to / CHUNK_BYTES));
  for (let index = Math.floor(from / CHUNK_BYTES); index <= last; index += 1) digests[index] = undefined;
}

function grow(content: Content, size: number): void {
  if (size <= content.bytes.length) return;
  const larger = Buffer.alloc(Math.max(size, content.bytes.length * 2));
  content.bytes.copy(larger);
  content.bytes = larger;
}
