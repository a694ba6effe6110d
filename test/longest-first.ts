// In which order vitest takes test files, and how it deals them out to parts: what is known to take longest goes first,
// so that it neither runs alone when everything else has ended, nor beside another such file in one part.
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Longest first; the order in which the report of a whole run has them. */
const LONG = [
  'engine/crash.test.ts',
  'engine/write-boundaries.test.ts',
  'engine/carry.test.ts',
  'engine/server-faults.test.ts',
  'engine/imap/many-mailboxes.test.ts',
  'convergence/imap-dovecot.test.ts',
  'convergence/imap-common.test.ts',
  'convergence/mixture.test.ts',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longestFirst(await super.sort(files));
  }

  override async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { index, count } = this.ctx.config.shard ?? { index: 1, count: 1 };
    const inOrder = longestFirst(files.toSorted((a, b) => a.moduleId.localeCompare(b.moduleId)));
    return inOrder.filter((_, at) => at % count === index - 1);
  }
}

function longestFirst(files: readonly TestSpecification[]): TestSpecification[] {
  const place = ({ moduleId }: TestSpecification) => {
    const at = LONG.findIndex((name) => moduleId.endsWith(`test/${name}`));
    return at === -1 ? LONG.length : at;
  };
  return files.toSorted((a, b) => place(a) - place(b));
}
