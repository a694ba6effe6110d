import { describe, expect, it } from 'vitest';
import { afterSecondTry, closingLine, failure, outcomesOf, secondTries } from '../../report.mjs';

const file = (name: string, status: string, ...tests: string[]) => ({
  name,
  status,
  message: status === 'failed' ? 'SyntaxError: of the file' : '',
  assertionResults: tests.map((one, index) => ({
    status: one,
    fullName: `test ${index}`,
    failureMessages: one === 'failed' ? [`AssertionError: expected ${index}\n    at somewhere`] : [],
  })),
});
const outcomesFor = (...testResults: ReturnType<typeof file>[]) => outcomesOf({ testResults }, 'unit');
const passing = (name: string) => ({ file: name, passed: 2, failed: 0, skipped: 0, failures: [] });

describe('the outcomes of a report', () => {
  it('are those of the tests of each file', () => {
    const outcomes = outcomesFor(
      file('a', 'passed', 'passed', 'passed', 'skipped'),
      file('b', 'failed', 'failed', 'passed', 'todo'),
    );
    expect(outcomes).toMatchObject([
      { file: 'a', passed: 2, failed: 0, skipped: 1, failures: [] },
      { file: 'b', passed: 1, failed: 1, skipped: 1 },
    ]);
  });

  it('tell of each failed test its file and its reason', () => {
    const outcomes = outcomesFor(file('a', 'passed', 'passed'), file('b', 'failed', 'passed', 'failed'));
    expect(outcomes.flatMap(({ failures }) => failures)).toEqual([
      'b: test 1\n    AssertionError: expected 1\n        at somewhere',
    ]);
  });

  it('hold a file against us that could not be loaded', () => {
    expect(outcomesFor(file('a', 'failed'), file('b', 'passed', 'passed'))).toMatchObject([
      { failed: 1, failures: ['a: could not be run\n    SyntaxError: of the file'] },
      { failed: 0, passed: 1 },
    ]);
  });

  it('hold a report without a test against us', () => {
    expect(outcomesFor()).toEqual([failure('unit', 'unit: ran no test at all')]);
    expect(outcomesFor(file('a', 'passed', 'skipped'))).toMatchObject([{ skipped: 1 }, { failed: 1 }]);
  });

  it('cut a long reason short', () => {
    const long = file('a', 'failed', 'failed');
    for (const test of long.assertionResults) test.failureMessages = ['x\n'.repeat(500)];
    expect(outcomesFor(long)[0]?.failures[0]?.split('\n')).toHaveLength(31);
  });
});

describe('a second try', () => {
  const windows = { project: 'e2e', waits: true };
  const decisions = { project: 'unit' };
  const failed = (name: string) => failure(name, `${name}: expected 1`);

  it('is given to few files of what waits for servers and windows', () => {
    const results = [
      { suite: windows, outcomes: [failed('a.test.ts'), passing('b.test.ts')] },
      { suite: decisions, outcomes: [passing('c.test.ts')] },
    ];
    expect(secondTries(results)).toEqual([{ suite: windows, file: 'a.test.ts' }]);
  });

  it('is given to nobody once a decision is wrong, or much fails together', () => {
    expect(
      secondTries([
        { suite: windows, outcomes: [failed('a.test.ts')] },
        { suite: decisions, outcomes: [failed('c.test.ts')] },
      ]),
    ).toEqual([]);
    expect(
      secondTries([{ suite: windows, outcomes: ['a.test.ts', 'b.test.ts', 'c.test.ts', 'd.test.ts'].map(failed) }]),
    ).toEqual([]);
  });

  it('is given to nobody when a run broke off beside its tests', () => {
    expect(secondTries([{ suite: windows, outcomes: [failure('e2e 1/4', 'e2e 1/4: left no report')] }])).toEqual([]);
  });

  it('counts, and what failed before it stays told', () => {
    expect(afterSecondTry([failed('a.test.ts'), passing('b.test.ts')], [passing('a.test.ts')])).toEqual({
      outcomes: [passing('a.test.ts'), passing('b.test.ts')],
      unsteady: ['a.test.ts: expected 1'],
    });
  });

  it('that fails too is a failure', () => {
    expect(afterSecondTry([failed('a.test.ts')], [failed('a.test.ts')])).toEqual({
      outcomes: [failed('a.test.ts')],
      unsteady: [],
    });
  });
});

describe('the closing line', () => {
  const counts = (passed: number, failures: number, skipped: number) => [
    { file: 'a', passed, failed: failures, skipped, failures: [] },
  ];

  it('names what was skipped, and what passed at a second try, only if there is any', () => {
    expect(closingLine(counts(2, 0, 0))).toEqual({ line: '2 passed, 0 failed', ok: true });
    expect(closingLine(counts(2, 1, 3))).toEqual({ line: '2 passed, 1 failed, 3 skipped', ok: false });
    expect(closingLine(counts(2, 0, 0), 1)).toEqual({ line: '2 passed, 0 failed, 1 at a second try only', ok: true });
  });

  it('is no success when nothing ran', () => {
    expect(closingLine([])).toEqual({ line: '0 passed, 0 failed', ok: false });
  });
});
