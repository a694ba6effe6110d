// The processes of Casier and of its server as Linux accounts for them: which is which, and what processor time and
// memory each has taken.
import * as fs from 'node:fs';

export type Role = 'main' | 'engine' | 'window' | 'gpu' | 'other';

/** This process and everything below it. */
export function processTree(rootPid: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of fs.readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (pid: number): number[] => [pid, ...(children.get(pid) ?? []).flatMap(below)];
  return below(rootPid);
}

/** By Chromium's own command lines. */
export function roleOf(pid: number, rootPid: number): Role {
  if (pid === rootPid) return 'main';
  const command = read(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? '';
  if (command.includes('--type=renderer')) return 'window';
  if (command.includes('--type=gpu-process')) return 'gpu';
  return command.includes('node.mojom.NodeService') ? 'engine' : 'other';
}

export function pidOfEngine(rootPid: number): number {
  const pid = processTree(rootPid).find((one) => roleOf(one, rootPid) === 'engine');
  if (pid === undefined) throw new Error('no engine among the processes');
  return pid;
}

const MS_PER_TICK = 10;

/** Processor time so far, of itself and of what it has waited for. */
export function cpuMs(pid: number): number {
  const fields = statFields(read(`/proc/${pid}/stat`));
  return fields ? ticks(fields, 11) + ticks(fields, 12) : 0;
}

/** Processor time of each thread so far; the first is the process's own. */
export function threadCpuMs(pid: number): Map<number, number> {
  const times = new Map<number, number>();
  for (const tid of names(`/proc/${pid}/task`)) {
    const fields = statFields(read(`/proc/${pid}/task/${tid}/stat`));
    if (fields) times.set(Number(tid), ticks(fields, 11) + ticks(fields, 12));
  }
  return times;
}

/** The most memory that it has ever held, RSS: shared pages of the program itself included. */
export function peakRssMb(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? Number.NaN) / 1024;
}

/** Of its memory now what is the program's own code and data, mapped from its files and shared with other processes. */
export function mappedRssMb(pid: number): number {
  return Number(/^RssFile:\s+(\d+)/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? Number.NaN) / 1024;
}

export function pssKb(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0);
}

function parentOf(pid: number): number | null {
  const fields = statFields(read(`/proc/${pid}/stat`));
  return fields ? Number(fields[1]) : null;
}

/** The command name may hold anything, parentheses included: the fields start after the last one. */
function statFields(stat: string | null): string[] | null {
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function ticks(fields: string[], index: number): number {
  return Number(fields[index]) * MS_PER_TICK;
}

function names(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch {
    return [];
  }
}

/** null: the process has ended meanwhile. */
function read(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
