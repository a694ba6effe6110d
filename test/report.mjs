// Reads vitest's JSON report, and sums reports up to what `npm test` ends with: which tests failed and why, for who
// sees only the end of a long output, and the line with the counts. Pure.

/** @typedef {{ passed: number, failed: number, skipped: number }} Sum */
/** @typedef {Sum & { files: string[] }} Counts */
/** @typedef {{ status: string, fullName: string, failureMessages: string[] | null }} TestResult */
/** @typedef {{ name: string, status: string, message: string, assertionResults: TestResult[] }} FileResult */

/** Lines shown of one failure: the whole of it stands further up in the output. */
const MAX_FAILURE_LINES = 30;

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

/**
 * One text per failed test, or file that could not be loaded: its name, and the first lines of why.
 * @param {{ testResults: FileResult[] }} report @returns {string[]}
 */
export function failuresOf({ testResults }) {
  return testResults.flatMap((file) => {
    const failed = file.assertionResults.filter((one) => one.status === 'failed');
    if (failed.length > 0) return failed.map((one) => failureText(file, one.fullName, one.failureMessages ?? []));
    return file.status === 'failed' ? [failureText(file, 'could not be run', [file.message])] : [];
  });
}

/** @param {FileResult} file @param {string} name @param {string[]} messages */
function failureText(file, name, messages) {
  const lines = messages.join('\n').split('\n').slice(0, MAX_FAILURE_LINES);
  return [`${file.name}: ${name}`, ...lines.map((line) => `    ${line}`)].join('\n');
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
