// `npm run guard-figures`: runs the guard over its corpora and writes what comes out into docs/guard.md. A test fails
// while the page is not what this would write. Times are not measured here but by `npm run bench -- --only=guard`.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Severity } from '../../../shared/guard/index.ts';
import { judge, type Verdict } from './judge.ts';
import { corpusMails, type SentOn, sendOn, WAYS, type Way } from './sent-on.ts';
import { readSituations } from './situations.ts';

// Of the built script this is where the sources lie: build/run-ts.mjs and the tests both run in the project's folder.
const PAGE = path.resolve('docs/guard.md');
const FIXTURES = path.resolve('test/fixtures');
const [BEGIN, END] = ['<!-- figures: written by `npm run guard-figures` -->', '<!-- end of figures -->'];

export interface Judged {
  clean: Verdict[];
  leaks: Verdict[];
  /** Of the public corpora. */
  mails: number;
  sentOn: SentOn[];
}

export function judgeAll(): Judged {
  const mails = corpusMails(path.join(FIXTURES, 'corpora'));
  return {
    clean: readSituations(path.join(FIXTURES, 'guard/clean')).map(judge),
    leaks: readSituations(path.join(FIXTURES, 'guard/leak')).map(judge),
    mails: mails.length,
    sentOn: mails.flatMap(sendOn),
  };
}

/** The page with these figures in place of those it has. */
export function pageWith(page: string, figures: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error('docs/guard.md has no place for figures');
  return `${before}${BEGIN}\n${figures}\n${END}${after}`;
}

export function figuresOf(judged: Judged): string {
  return [silence(judged), confusion(judged), exposures(judged), byCase(judged)].join('\n\n');
}

const WORDS = {
  answer: 'answered to its author',
  answerAll: 'answered to all',
  toColleague: 'forwarded to a colleague',
  toPartner: 'forwarded to the town hall',
  toFamily: 'forwarded to a family',
} as const satisfies Record<Way, string>;

function silence({ clean, mails, sentOn }: Judged): string {
  const rows = [
    ['ordinary school messages, written for it', counted(clean.map(({ worst }) => worst))],
    ...WAYS.map((way): [string, string] => {
      const of = sentOn.filter((one) => one.way === way);
      return [`public corpora, ${WORDS[way]}`, counted(of.map(({ findings }) => findings[0]?.severity ?? null))];
    }),
  ];
  const head = [
    '| ordinary mail | messages | red | amber | a note | silence |',
    '| --- | --- | --- | --- | --- | --- |',
  ];
  const lines = rows.map(([what, counts]) => `| ${what} | ${counts} |`);
  return [
    `**Silent when right.** The public corpora are ${mails} messages, each sent on as text and as HTML. What is said when they are forwarded to a family is right: it would read a stranger's private mailbox, and where it is red, three of them.`,
    [...head, ...lines].join('\n'),
  ].join('\n\n');
}

function counted(severities: (Severity | null)[]): string {
  const count = (of: Severity | null) => severities.filter((one) => one === of).length;
  const share = ((100 * count('amber')) / severities.length).toFixed(1);
  return `${severities.length} | ${count('red')} | ${count('amber')} (${share} %) | ${count('note')} | ${count(null)}`;
}

function confusion({ clean, leaks }: Judged): string {
  const row = (what: string, verdicts: Verdict[]) => {
    const count = (of: Severity | null) => verdicts.filter(({ worst }) => worst === of).length;
    return `| ${what} | ${count('red')} | ${count('amber')} | ${count('note')} | ${count(null)} |`;
  };
  return [
    '**Confusion table**, by message:',
    [
      '| | said red | amber | a note | nothing |',
      '| --- | --- | --- | --- | --- |',
      row(`of ${clean.length} ordinary messages`, clean),
      row(`of ${leaks.length} messages that show families`, leaks),
    ].join('\n'),
  ].join('\n\n');
}

const SURFACES = 'S1 S2 S3 S4 S5 S6 S7 S8 S9'.split(' ');

function exposures({ leaks }: Judged): string {
  const lines = SURFACES.map((surface) => {
    const count = (part: 'seen' | 'understated' | 'missed') =>
      leaks.reduce((sum, verdict) => sum + verdict[part].filter((one) => one.surface === surface).length, 0);
    const messages = leaks.filter(({ situation }) => situation.leaks.some((one) => one.surface === surface)).length;
    return `| ${surface} | ${messages} | ${count('seen')} | ${count('understated')} | ${count('missed')} |`;
  });
  return [
    '**Exposures**: each leak is labelled with who is shown to whom and where; these are the labelled triples.',
    ['| surface | messages | said red | said as less | not said |', '| --- | --- | --- | --- | --- |', ...lines].join(
      '\n',
    ),
  ].join('\n\n');
}

function byCase({ clean, leaks }: Judged): string {
  const cases = [...new Set([...clean, ...leaks].flatMap(({ findings }) => findings.map((one) => one.case)))];
  const lines = cases
    .sort((a, b) => a - b)
    .map((which) => {
      const count = (verdicts: Verdict[], severity: Severity) =>
        verdicts.filter(({ findings }) => findings.some((one) => one.case === which && one.severity === severity))
          .length;
      const of = (verdicts: Verdict[]) =>
        (['red', 'amber', 'note'] as const).map((severity) => count(verdicts, severity)).join(' / ');
      return `| ${which} | ${of(clean)} | ${of(leaks)} |`;
    });
  return [
    '**By case**, messages in which it is said (red / amber / note):',
    ['| case | ordinary | leaks |', '| --- | --- | --- |', ...lines].join('\n'),
  ].join('\n\n');
}

/** docs/guard.md as it is, and as it has to be. */
export function pages(judged: Judged): { is: string; hasToBe: string } {
  const is = readFileSync(PAGE, 'utf8');
  return { is, hasToBe: pageWith(is, figuresOf(judged)) };
}

if (path.basename(process.argv[1] ?? '').startsWith('figures-')) writeFileSync(PAGE, pages(judgeAll()).hasToBe);
