// Reads what strace wrote about a day: every change of a file of the store, every byte on the wire, and the marks of
// the script, in the order in which they happened. A call that took a while counts from its end, except for bytes sent:
// they may have left as soon as the call began.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { MARK_PREFIX, type Mark } from './day.ts';

export type TraceEvent =
  /** Made (or emptied). */
  | { type: 'create'; path: string; truncate: boolean }
  | { type: 'write'; path: string; offset: number; bytes: Buffer }
  | { type: 'truncate'; path: string; size: number }
  /** What was written to this file so far is on the disk. */
  | { type: 'sync'; path: string }
  /** The names of files so far are on the disk. */
  | { type: 'syncFolder' }
  | { type: 'unlink'; path: string }
  | { type: 'rename'; from: string; to: string }
  | { type: 'sent' | 'received'; connection: string; port: number; bytes: Buffer }
  | { type: 'mark'; mark: Mark };

/** After each of these the files are another: a kill there leaves another state. */
export function isDiskChange(event: TraceEvent): boolean {
  return ['create', 'write', 'truncate', 'unlink', 'rename'].includes(event.type);
}

interface Call {
  name: string;
  args: string;
  result: number;
  /** Of the line that begins it, among all lines. */
  beganAt: number;
}

export async function readTrace(file: string, folder: string): Promise<TraceEvent[]> {
  const positions = new Map<string, number>();
  const found: { at: number; event: TraceEvent }[] = [];
  let line = 0;
  const unfinished = new Map<string, { text: string; beganAt: number }>();
  for await (const text of createInterface({ input: createReadStream(file, 'latin1') })) {
    line += 1;
    const call = finishedCall(text, line, unfinished);
    const event = call && eventOf(call, folder, positions);
    if (event) found.push({ at: event.type === 'sent' ? call.beganAt : line, event });
  }
  return found.sort((a, b) => a.at - b.at).map(({ event }) => event);
}

const UNFINISHED = ' <unfinished ...>';

function finishedCall(text: string, line: number, unfinished: Map<string, { text: string; beganAt: number }>) {
  const space = text.indexOf(' ');
  const thread = text.slice(0, space);
  const rest = text.slice(space).trimStart();
  if (rest.endsWith(UNFINISHED)) {
    unfinished.set(thread, { text: rest.slice(0, -UNFINISHED.length), beganAt: line });
    return null;
  }
  if (!rest.startsWith('<...')) return callOf(rest, line);
  const began = unfinished.get(thread);
  unfinished.delete(thread);
  return began ? callOf(began.text + rest.slice(rest.indexOf('>') + 1), began.beganAt) : null;
}

function callOf(text: string, beganAt: number): Call | null {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(') ');
  const result = Number.parseInt(text.slice(text.lastIndexOf('= ') + 2), 10);
  if (open < 0 || close < 0 || Number.isNaN(result) || result < 0) return null;
  return { name: text.slice(0, open), args: text.slice(open + 1, close), result, beganAt };
}

/** `positions`: how far each file that is written without an offset has come. */
function eventOf(call: Call, folder: string, positions: Map<string, number>): TraceEvent | null {
  const { name, args, result } = call;
  if (name === 'openat') return opened(call, folder, positions);
  if (name === 'unlink') {
    const [path] = strings(args);
    return path && inFolder(path, folder) ? { type: 'unlink', path: inFolder(path, folder)! } : null;
  }
  if (name === 'rename') {
    const [from, to] = strings(args).map((path) => inFolder(path, folder));
    return from && to ? { type: 'rename', from, to } : null;
  }
  const place = /^\d+<(TCP:\[[^\]]*\]|[^>]*)>/.exec(args)?.[1] ?? '';
  const socket = /^TCP:\[(.*:\d+)->.*:(\d+)\]$/.exec(place);
  if (socket) return spoken(call, socket[1]!, Number(socket[2]));
  const fullPath = unescaped(place).toString();
  const path = inFolder(fullPath, folder);
  if (name === 'write' && args.startsWith('1<')) return marked(args);
  if (name === 'fsync' && fullPath === folder) return { type: 'syncFolder' };
  if (path === null) return null;
  if (name === 'pwrite64') {
    const offset = Number(args.slice(args.lastIndexOf(', ') + 2));
    return { type: 'write', path, offset, bytes: stringOf(args).subarray(0, result) };
  }
  if (name === 'write') {
    const offset = positions.get(path) ?? 0;
    positions.set(path, offset + result);
    return { type: 'write', path, offset, bytes: stringOf(args).subarray(0, result) };
  }
  if (name === 'ftruncate') return { type: 'truncate', path, size: Number(args.slice(args.lastIndexOf(', ') + 2)) };
  if (name === 'fsync' || name === 'fdatasync') return { type: 'sync', path };
  if (name === 'fallocate' || name === 'writev') throw new Error(`the trace has a ${name} of a file of the store`);
  return null;
}

function opened({ args }: Call, folder: string, positions: Map<string, number>): TraceEvent | null {
  const path = strings(args).map((one) => inFolder(one, folder))[0];
  if (!path || !args.includes('O_CREAT')) return null;
  positions.set(path, 0);
  return { type: 'create', path, truncate: args.includes('O_TRUNC') };
}

function spoken({ name, args, result }: Call, connection: string, port: number): TraceEvent | null {
  if (result === 0) return null;
  const bytes = Buffer.concat(strings(args, 'latin1').map((text) => Buffer.from(text, 'latin1'))).subarray(0, result);
  const type = name === 'read' || name === 'recvfrom' ? 'received' : 'sent';
  return { type, connection, port, bytes };
}

function marked(args: string): TraceEvent | null {
  const text = stringOf(args).toString();
  if (!text.startsWith(MARK_PREFIX)) return null;
  return { type: 'mark', mark: JSON.parse(text.slice(MARK_PREFIX.length)) as Mark };
}

/** Its path within the folder. Shared memory is left out: SQLite makes it anew. */
function inFolder(path: string, folder: string): string | null {
  if (!path.startsWith(`${folder}/`) || path.endsWith('-shm')) return null;
  return path.slice(folder.length + 1);
}

function strings(args: string, encoding: BufferEncoding = 'utf8'): string[] {
  return [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, text]) => unescaped(text!).toString(encoding));
}

/** The one string of a call, which may be long. */
function stringOf(args: string): Buffer {
  return unescaped(args.slice(args.indexOf('"') + 1, args.lastIndexOf('"')));
}

/** `\x63\x61` → bytes. */
function unescaped(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}
