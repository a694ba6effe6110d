// One target in a process of its own, so that its time on a processor and its memory are told apart from others':
// HuntOptions in, what came of it and the most memory the process ever had out.
import { peakRssMb } from '../bench/processes.ts';
import { type HuntOptions, type HuntResult, hunt } from './hunt.ts';

export type FuzzReport = HuntResult & { peakMb: number };

process.once('message', async (options: HuntOptions) => {
  const report: FuzzReport = { ...(await hunt(options)), peakMb: peakRssMb(process.pid) };
  process.send!(report, () => process.disconnect());
});
