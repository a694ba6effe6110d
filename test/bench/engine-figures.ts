// What a first sync has cost: processor time of each process and of the engine's threads, and the engine's memory.
import type { Figures } from './figures.ts';
import { cpuMs, mappedRssMb, peakRssMb, pidOfEngine, processTree, roleOf, threadCpuMs } from './processes.ts';

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
  const times = threadCpuMs(engine);
  record('engine, its own thread', 's', [(times.get(engine) ?? 0) / 1_000]);
  times.delete(engine);
  // Nothing tells workers from V8's helpers by name: the busiest first.
  const busiest = [...times.values()].filter((ms) => ms >= WORTH_MS).sort((a, b) => b - a);
  for (const [index, ms] of busiest.entries()) record(`engine, another thread (${index + 1})`, 's', [ms / 1_000]);
}
