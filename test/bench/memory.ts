// Memory of Casier as a whole: PSS of all its processes, where shared pages are shared out fairly.
import { processTree, pssKb } from './processes.ts';

const KB_PER_MB = 1024;

export function treePssMb(rootPid: number): number {
  return processTree(rootPid).reduce((sum, pid) => sum + pssKb(pid), 0) / KB_PER_MB;
}
