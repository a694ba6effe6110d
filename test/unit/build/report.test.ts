import { describe, expect, it } from 'vitest';
import { closingLine, countReport, failuresOf } from '../../report.mjs';

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

describe('the counts of a report', () => {
  it('are those of its tests', () => {
    const testResults = [
      file('a', 'passed', 'passed', 'passed', 'skipped'),
      file('b', 'failed', 'failed', 'passed', 'todo'),
    ];
    expect(countReport({ testResults })).toEqual({ passed: 3, failed: 1, skipped: 2, files: ['a', 'b'] });
  });

  it('hold a file against us that could not be loaded', () => {
    expect(countReport({ testResults: [file('a', 'failed'), file('b', 'passed', 'passed')] })).toMatchObject({
      passed: 1,
      failed: 1,
    });
  });

  it('hold an empty report against us', () => {
    expect(countReport({ testResults: [] })).toMatchObject({ passed: 0, failed: 1 });
    expect(countReport({ testResults: [file('a', 'passed', 'skipped')] })).toMatchObject({ failed: 1, skipped: 1 });
  });
});

describe('the failures of a report', () => {
  it('are its failed tests, each with its file and its reason', () => {
    expect(
      failuresOf({ testResults: [file('a', 'passed', 'passed'), file('b', 'failed', 'passed', 'failed')] }),
    ).toEqual(['b: test 1\n    AssertionError: expected 1\n        at somewhere']);
  });

  it('are also the files that could not be loaded', () => {
    expect(failuresOf({ testResults: [file('a', 'failed')] })).toEqual([
      'a: could not be run\n    SyntaxError: of the file',
    ]);
  });

  it('are cut short when they are long', () => {
    const long = file('a', 'failed', 'failed');
    for (const test of long.assertionResults) test.failureMessages = ['x\n'.repeat(500)];
    expect(failuresOf({ testResults: [long] })[0]?.split('\n')).toHaveLength(31);
  });
});

describe('the closing line', () => {
  it('names what was skipped only if there is any', () => {
    expect(closingLine([{ passed: 2, failed: 0, skipped: 0 }])).toEqual({ line: '2 passed, 0 failed', ok: true });
    expect(closingLine([{ passed: 2, failed: 1, skipped: 3 }])).toEqual({
      line: '2 passed, 1 failed, 3 skipped',
      ok: false,
    });
  });

  it('is no success when nothing ran', () => {
    expect(closingLine([])).toEqual({ line: '0 passed, 0 failed', ok: false });
  });
});
