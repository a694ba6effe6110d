// Reads vitest's JSON report, and sums reports up to the line that `npm test` ends with. Pure.

/** @typedef {{ passed: number, failed: number, skipped: number }} Sum */
/** @typedef {Sum & { files: string[] }} Counts */
/** @typedef {{ name: string, status: string, assertionResults: { status: string }[] }} FileResult */

/**
 * A file that could not even be loaded, and a report without any test, count as failed.
 * @param {{ testResults: FileResult[] }} report @returns {Counts}
 */
export function countReport({ testResults }) {
  const statuses = testResults.flatMap((file) => file.assertionResults.map((one) => one.status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failedTests = statuses.filter((status) => status === 'failed').length;
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  ).length;
  const isEmpty = passed + failedTests + brokenFiles === 0;
  return {
    passed,
    failed: failedTests + brokenFiles + (isEmpty ? 1 : 0),
    skipped: statuses.length - passed - failedTests,
    files: testResults.map((file) => file.name),
  };
}

/** @param {Sum[]} sums @returns {{ line: string, ok: boolean }} */
export function closingLine(sums) {
  /** @param {keyof Sum} what */
  const total = (what) => sums.reduce((all, one) => all + one[what], 0);
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
  return {
    line: `${total('passed')} passed, ${total('failed')} failed${skipped}`,
    ok: total('failed') === 0 && total('passed') > 0,
  };
}
