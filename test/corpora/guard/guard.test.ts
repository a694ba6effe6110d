// The guard over its corpora: silent on ordinary mail, red on every leak, and docs/guard.md tells what came out.
import { describe, expect, test } from 'vitest';
import { evaluate, safeAct } from '../../../shared/guard/index.ts';
import { askedAgain, MARKS } from '../../unit/guard/people.ts';
import { judgeAll, pages } from './figures.ts';
import { movedBeside } from './moved.ts';
import { WAYS } from './sent-on.ts';

const judged = judgeAll();
const { clean, leaks, sentOn } = judged;
const said = ({ findings }: { findings: { case: number; severity: string }[] }) =>
  findings.map((one) => `${one.case} ${one.severity}`);

describe('ordinary school mail', () => {
  test('is at least 300 messages, no two of them alike', () => {
    expect(clean.length).toBeGreaterThanOrEqual(300);
    expect(new Set(clean.map(({ situation }) => situation.what)).size).toBe(clean.length);
    expect(new Set(clean.map(({ situation: { draft } }) => draft.html ?? draft.text)).size).toBe(clean.length);
  });

  test.each(clean.map((one) => [one.situation.what, one] as const))('%s', (_what, verdict) => {
    expect(said(verdict), verdict.situation.why).toEqual(verdict.situation.said);
  });

  test('is never red, and amber in one of twenty at most', () => {
    expect(clean.filter(({ worst }) => worst === 'red').map(({ situation }) => situation.what)).toEqual([]);
    const amber = clean.filter(({ worst }) => worst === 'amber');
    expect(amber.length / clean.length, amber.map(({ situation }) => situation.what).join('\n')).toBeLessThanOrEqual(
      0.05,
    );
  });
});

describe('mail that shows families', () => {
  test('is at least 300 messages, no two of them alike', () => {
    expect(leaks.length).toBeGreaterThanOrEqual(300);
    expect(new Set(leaks.map(({ situation }) => situation.what)).size).toBe(leaks.length);
  });

  test.each(leaks.map((one) => [one.situation.what, one] as const))('%s', (_what, verdict) => {
    const { situation, missed, understated, invented } = verdict;
    expect(situation.leaks.length).toBeGreaterThan(0);
    expect({ missed, understated, invented }, situation.why).toEqual({ missed: [], understated: [], invented: [] });
    expect(verdict.worst).toBe('red');
    if (situation.said.length > 0) expect(said(verdict)).toEqual(situation.said);
  });
});

describe('one click of « Envoyer » on mail that shows families', () => {
  test.each(leaks.map((one) => [one.situation.what, one] as const))('%s', (_what, { situation }) => {
    const { draft, input } = situation;
    const act = safeAct(draft, (one) => evaluate(askedAgain(input, one)), MARKS);
    expect(act).not.toBeNull();
    expect(evaluate(askedAgain(input, act!.draft)).filter(({ severity }) => severity === 'red')).toEqual([]);
    const removed = act!.steps.some(({ finding, fix }) => finding.case === 25 || fix.kind === 'lightenQuote');
    if (!removed) expect(movedBeside(situation, act!.draft)).toEqual([]);
  });
});

describe('the public corpora sent on', () => {
  test.each(WAYS)('are red only where three private mailboxes are shown: %s', (way) => {
    const red = sentOn.filter((one) => one.way === way && one.findings[0]?.severity === 'red');
    for (const { file, findings } of red) {
      const shown = new Set(findings.flatMap(({ exposed }) => exposed));
      expect(shown.size, file).toBeGreaterThanOrEqual(3);
    }
    if (way !== 'toFamily' && way !== 'answerAll') expect(red).toEqual([]);
  });

  test.each(WAYS.filter((way) => way !== 'toFamily'))('are amber in one of twenty at most: %s', (way) => {
    const of = sentOn.filter((one) => one.way === way);
    const amber = of.filter(({ findings }) => findings[0]?.severity === 'amber');
    expect(amber.length / of.length).toBeLessThanOrEqual(0.05);
  });
});

test('docs/guard.md tells what came out', () => {
  const { is, hasToBe } = pages(judged);
  expect(is, 'run `npm run guard-figures`').toBe(hasToBe);
});
