// The figures of a run as the tables of docs/bench.md: a row for each figure, a column for each mailbox, what was missed
// in bold. They take the place of what stands between the two marks of that file; all around them is written by hand.
import * as fs from 'node:fs';
import { type Figure, SECTIONS, type Section, type Unit } from './figures.ts';
import { THUNDERBIRD } from './thunderbird.ts';

const BEGIN = '<!-- figures of `npm run bench -- --markdown=docs/bench.md`: begin -->';
const END = '<!-- figures: end -->';

export function writeMarkdown(file: string, machine: string, figures: readonly Figure[]): void {
  const text = fs.readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for the figures`);
  fs.writeFileSync(file, `${before}${BEGIN}\n${[machine, ...tables(figures)].join('\n\n')}\n${END}${after}`);
}

function tables(figures: readonly Figure[]): string[] {
  return (Object.keys(SECTIONS) as Section[]).flatMap((section) => {
    const own = figures.filter((figure) => figure.section === section);
    return own.length === 0 ? [] : [`### ${SECTIONS[section]}`, table(section, own)];
  });
}

function table(section: Section, figures: readonly Figure[]): string {
  const mailboxes = [...new Set(figures.map(({ mailbox }) => mailbox))];
  const names = [...new Set(figures.map(nameWithUnit))];
  const hasPeer = names.some((name) => peerOf(section, name) !== undefined);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = ['', ...mailboxes, 'target', ...(hasPeer ? ['Thunderbird'] : [])];
  const rows = names.map((name) => {
    const own = figures.filter((figure) => nameWithUnit(figure) === name);
    const cells = mailboxes.map((mailbox) => cellOf(own.find((figure) => figure.mailbox === mailbox)));
    const targets = [
      ...new Set(own.flatMap(({ target, unit }) => (target === null ? [] : [shownTarget(target, unit)]))),
    ];
    return [name, ...cells, targets.join(' · '), ...(hasPeer ? [peerOf(section, name) ?? ''] : [])];
  });
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The same words in two units are two rows. */
function nameWithUnit({ name, unit }: Figure): string {
  return unit === 'MB/s' || unit === 'msgs/s' ? `${name}, ${unit === 'MB/s' ? 'MB/s' : 'messages/s'}` : name;
}

function peerOf(section: Section, name: string): string | undefined {
  return THUNDERBIRD[section]?.[name];
}

function cellOf(figure: Figure | undefined): string {
  if (!figure) return '';
  const { median, unit, n, min, max, verdict } = figure;
  const spread = n > 1 ? ` (${n}: ${shown(min, unit)}–${shown(max, unit)})` : '';
  const value = shown(median, unit);
  return `${verdict === 'missed' ? `**${value}**` : value}${spread}`;
}

function shownTarget(target: string, unit: Unit): string {
  const [sign, limit] = target.split(' ');
  return `${sign} ${shown(Number(limit), unit)}`;
}

function shown(value: number, unit: Unit): string {
  if (Number.isNaN(value)) return '–';
  switch (unit) {
    case 'ms':
      return value >= 1_000 ? `${rounded(value / 1_000)} s` : `${rounded(value)} ms`;
    case 'bytes':
      return value >= 1_000 ? `${rounded(value / 1_000)} kB` : `${rounded(value)} B`;
    case 'ratio':
      return `${rounded(value)} ×`;
    case 'trips':
    case 'frames':
    case 'msgs':
    case 'msgs/s':
    case 'MB/s':
      return rounded(value);
    default:
      return `${rounded(value)} ${unit}`;
  }
}

/** Three digits tell enough. */
function rounded(value: number): string {
  return Number(value.toPrecision(Math.abs(value) >= 1_000 ? 5 : 3)).toLocaleString('en');
}
