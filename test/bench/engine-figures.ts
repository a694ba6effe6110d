// What a first sync has cost: processor time of each process and of the engine's threads, and the engine's memory.
import type { Figures } from './figures.ts';
import {
  cpuMs,
  mappedRssMb,
  peakRssMb,
  pidOfEngine,
  processTree,
  roleOf,
  threadCpuMs,
  threadName,
} from './processes.ts';

const ENGINE_RSS_MB = '≤ 200';
/** What took less tells nothing. */
const WORTH_MS = 500;

export function recordEngineMemory({ record }: Figures, rootPid: number): void {
  const engine = pidOfEngine(rootPid);
  record('engine, peak RSS', 'MB', [peakRssMb(engine)], ENGINE_RSS_MB);
  record('engine, of its RSS the mapped program', 'MB', [mappedRssMb(engine)]);
}

export function recordTimes({ record }: Figures, rootPid: number): void {
  for (const pid of processTree(rootPid)) {
    const role = roleOf(pid, rootPid);
    if (role !== 'other') record(role, 's', [cpuMs(pid) / 1_000]);
  }
  const engine = pidOfEngine(rootPid);
  for (const [tid, ms] of threadCpuMs(engine)) {
    if (ms >= WORTH_MS) record(`engine, thread ${threadName(engine, tid)}`, 's', [ms / 1_000]);
  }
}
