import { describe, expect, it } from 'vitest';
import { closingLine, countReport } from '../../report.mjs';

const file = (name: string, status: string, ...tests: string[]) => ({
  name,
  status,
  assertionResults: tests.map((one) => ({ status: one })),
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
