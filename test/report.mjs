// Reads vitest's JSON reports, and sums them up to what `npm test` ends with: which tests failed and why, for who sees
// only the end of a long output, which passed at a second try only, and the line with the counts. Pure.

/** @typedef {{ status: string, fullName: string, failureMessages: string[] | null }} TestResult */
/** @typedef {{ name: string, status: string, message: string, assertionResults: TestResult[] }} FileResult */
/** What came of a file's tests. @typedef {{ file: string, passed: number, failed: number, skipped: number, failures: string[] }} Outcome */

/** Lines shown of one failure: the whole of it stands further up in the output. */
const MAX_FAILURE_LINES = 30;
/** More files than this fail together for one reason, which is no race. */
const MAX_SECOND_TRIES = 3;

/**
 * A file that could not even be loaded, and a report without any test, count as failed.
 * @param {{ testResults: FileResult[] }} report @param {string} title of what was run @returns {Outcome[]}
 */
export function outcomesOf({ testResults }, title) {
  const outcomes = testResults.map(outcomeOf);
  const ran = outcomes.some(({ passed, failed }) => passed + failed > 0);
  return ran ? outcomes : [...outcomes, failure(title, `${title}: ran no test at all`)];
}

/** @param {FileResult} file @returns {Outcome} */
function outcomeOf(file) {
  const having = (/** @type {string} */ status) => file.assertionResults.filter((one) => one.status === status);
  const failed = having('failed');
  const passed = having('passed').length;
  const skipped = file.assertionResults.length - passed - failed.length;
  const counts = { file: file.name, passed, failed: failed.length, skipped };
  if (failed.length > 0 || file.status !== 'failed') {
    return { ...counts, failures: failed.map((one) => failureText(file, one.fullName, one.failureMessages ?? [])) };
  }
  return { ...counts, failed: 1, failures: [failureText(file, 'could not be run', [file.message])] };
}

/** What failed beside every test. @param {string} file @param {string} text @returns {Outcome} */
export function failure(file, text) {
  return { file, passed: 0, failed: 1, skipped: 0, failures: [text] };
}

/** @param {FileResult} file @param {string} name @param {string[]} messages */
function failureText(file, name, messages) {
  const lines = messages.join('\n').split('\n').slice(0, MAX_FAILURE_LINES);
  return [`${file.name}: ${name}`, ...lines.map((line) => `    ${line}`)].join('\n');
}

/**
 * The files whose failure may be a race that was lost on a busy machine: few, of what waits for servers and windows.
 * @template {{ project: string, waits?: boolean }} Suite
 * @param {{ suite: Suite, outcomes: Outcome[] }[]} results @returns {{ suite: Suite, file: string }[]}
 */
export function secondTries(results) {
  const failed = results.flatMap(({ suite, outcomes }) =>
    outcomes.filter((one) => one.failed > 0).map(({ file }) => ({ suite, file })),
  );
  const mayBeRaces = failed.every(({ suite, file }) => suite.waits && isTestFile(file));
  return failed.length <= MAX_SECOND_TRIES && mayBeRaces ? failed : [];
}

/** @param {string} name */
export function isTestFile(name) {
  return /\.test\.tsx?$/.test(name);
}

/**
 * Files that were run again: their second outcome counts, and what failed first stays told.
 * @param {Outcome[]} first @param {Outcome[]} again @returns {{ outcomes: Outcome[], unsteady: string[] }}
 */
export function afterSecondTry(first, again) {
  const second = new Map(again.map((one) => [one.file, one]));
  const unsteady = first.flatMap(({ file, failures }) => (second.get(file)?.failed === 0 ? failures : []));
  return { outcomes: first.map((one) => second.get(one.file) ?? one), unsteady };
}

/** @param {Outcome[]} outcomes @param {number} unsteady @returns {{ line: string, ok: boolean }} */
export function closingLine(outcomes, unsteady = 0) {
  /** @param {'passed' | 'failed' | 'skipped'} what */
  const total = (what) => outcomes.reduce((all, one) => all + one[what], 0);
  const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';
  const second = unsteady > 0 ? `, ${unsteady} at a second try only` : '';
  return {
    line: `${total('passed')} passed, ${total('failed')} failed${skipped}${second}`,
    ok: total('failed') === 0 && total('passed') > 0,
  };
}
