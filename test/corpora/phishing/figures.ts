// `npm run phishing-figures -- --ham DIR … --phish DIR … [--wrong]`: judges whole folders of messages (`.eml`, mbox, old
// collections without an ending), prints a table and writes it into docs/phishing.md with the table of weights. Without
// folders: those that are part of the project; `--own` puts these beside the given ones. `--wrong` also prints what was judged wrongly, of the half that may be
// looked at.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { WEIGHTS } from '../../../shared/phishing/evidence.ts';
import { DANGER_FROM, DOUBT_FROM } from '../../../shared/phishing/judge.ts';
import type { Mail } from './collection.ts';
import { type Label, type Measured, measure } from './measure.ts';

const PAGE = path.resolve('docs/phishing.md');
const FIXTURES = path.resolve('test/fixtures');

export interface Collection {
  label: Label;
  folder: string;
  /** Written for the project before or after the weights were set; without it the bytes of each message decide. */
  side?: Mail['half'];
}

/** What a fresh clone has. */
export const OWN_COLLECTIONS: readonly Collection[] = [
  { label: 'ham', folder: path.join(FIXTURES, 'phishing/ham'), side: 'seen' },
  { label: 'ham', folder: path.join(FIXTURES, 'phishing/held-out/ham'), side: 'held out' },
  { label: 'phishing', folder: path.join(FIXTURES, 'phishing/phish'), side: 'seen' },
  { label: 'phishing', folder: path.join(FIXTURES, 'phishing/held-out/phish'), side: 'held out' },
  ...[
    'cpython',
    'enmime',
    'flanker',
    'mail-gem',
    'mailparser',
    'mimekit',
    'stalwart',
    'thunderbird-android',
    'zbateson',
  ].map((name): Collection => ({ label: 'ham', folder: path.join(FIXTURES, 'corpora', name) })),
];

export function collectionsOf(args: readonly string[]): Collection[] {
  let label: Label = 'ham';
  const found: Collection[] = args.includes('--own') ? [...OWN_COLLECTIONS] : [];
  for (const arg of args) {
    if (arg === '--ham') label = 'ham';
    else if (arg === '--phish') label = 'phishing';
    else if (!arg.startsWith('--')) found.push({ label, folder: arg });
  }
  return found;
}

export function tableOf(measured: readonly Measured[]): string {
  const rows = measured.flatMap((one) =>
    (['seen', 'held out'] as const).filter((half) => one.halves[half].mails > 0).map((half) => row(one, half)),
  );
  return [
    '| set | half | messages | doubt | danger | warned about |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    ...(['ham', 'phishing'] as const).flatMap((label) => sums(measured, label)),
  ].join('\n');
}

function row({ label, name, halves }: Measured, half: Mail['half']): string {
  const { mails, doubt, danger } = halves[half];
  return `| ${label}: ${name} | ${half} | ${mails} | ${doubt} | ${danger} | ${share(doubt + danger, mails)} |`;
}

function sums(measured: readonly Measured[], label: Label): string[] {
  const of = measured.filter((one) => one.label === label);
  return (['seen', 'held out'] as const).flatMap((half) => {
    const sum = (key: 'mails' | 'doubt' | 'danger') => of.reduce((total, { halves }) => total + halves[half][key], 0);
    const mails = sum('mails');
    if (mails === 0) return [];
    const warned = share(sum('doubt') + sum('danger'), mails);
    return [`| **all ${label}** | ${half} | ${mails} | ${sum('doubt')} | ${sum('danger')} | **${warned}** |`];
  });
}

const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(2)} %`;

export function weightsTable(): string {
  const rows = Object.entries(WEIGHTS).map(
    ([kind, { points, group, why }]) => `| \`${kind}\` | ${group} | ${points} | ${why} |`,
  );
  return [
    `Doubt from ${DOUBT_FROM} points, danger from ${DANGER_FROM}.`,
    '',
    '| evidence | group | points | why |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

/** The page with this between its marks of that name. */
export function pageWith(page: string, name: 'weights' | 'figures', text: string): string {
  const [begin, end] = [`<!-- ${name}: written by \`npm run phishing-figures\` -->`, `<!-- end of ${name} -->`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/phishing.md has no place for ${name}`);
  return `${before}${begin}\n${text}\n${end}${after}`;
}

function main(args: readonly string[]): void {
  const asked = collectionsOf(args);
  const measured = (asked.length > 0 ? asked : OWN_COLLECTIONS).map(({ label, folder, side }) =>
    measure(label, folder, side),
  );
  const table = tableOf(measured);
  console.log(table);
  const times = measured.flatMap(({ timesMs }) => timesMs).sort((a, b) => a - b);
  const at = (part: number) => `${(times[Math.floor(times.length * part)] ?? 0).toFixed(1)} ms`;
  console.log(`reading and judging: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}`);
  if (args.includes('--wrong'))
    for (const { label, name, wrong } of measured) for (const one of wrong) console.log(`${label}\t${name}\t${one}`);
  if (args.includes('--dry')) return;
  const page = pageWith(readFileSync(PAGE, 'utf8'), 'weights', weightsTable());
  writeFileSync(PAGE, pageWith(page, 'figures', table));
}

if (path.basename(process.argv[1] ?? '').startsWith('figures-')) main(process.argv.slice(2));
