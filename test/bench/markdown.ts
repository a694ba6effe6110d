// The figures of a run as the tables of docs/bench.md: a row for each figure, a column for each mailbox, what was missed
// in bold. They take the place of what stands between the two marks of that file; all around them is written by hand.
import * as fs from 'node:fs';
import { type Figure, SECTIONS, type Section, type Unit } from './figures.ts';
import { THUNDERBIRD } from './thunderbird.ts';

const BEGIN = '<!-- figures of `npm run bench -- --markdown=docs/bench.md`: begin -->';
const END = '<!-- figures: end -->';

/** @param file `-`: printed instead */
export function writeMarkdown(file: string, machine: string, figures: readonly Figure[]): void {
  const own = [machine, ...tables(figures)].join('\n\n');
  if (file === '-') {
    console.log(own);
    return;
  }
  const text = fs.readFileSync(file, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for the figures`);
  fs.writeFileSync(file, `${before}${BEGIN}\n${own}\n${END}${after}`);
}

function tables(figures: readonly Figure[]): string[] {
  return (Object.keys(SECTIONS) as Section[]).flatMap((section) => {
    const own = figures.filter((figure) => figure.section === section);
    return own.length === 0 ? [] : [`### ${SECTIONS[section]}`, table(section, own)];
  });
}

function table(section: Section, figures: readonly Figure[]): string {
  const casier = figures.filter(({ client }) => client === 'Casier');
  const peer = figures.filter(({ client }) => client === 'Thunderbird');
  const mailboxes = [...new Set(casier.map(({ mailbox }) => mailbox))];
  const names = [...new Set(figures.map(nameWithUnit))];
  const hasElsewhere = names.some((name) => elsewhere(section, name) !== undefined);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const peerHeads = [...(peer.length > 0 ? ['Thunderbird, same run'] : []), ...(hasElsewhere ? ['Thunderbird'] : [])];
  const head = ['', ...mailboxes, 'target', ...peerHeads];
  const rows = names.map((name) => {
    const own = casier.filter((figure) => nameWithUnit(figure) === name);
    const sameRun = peer.filter((figure) => nameWithUnit(figure) === name);
    const cells = mailboxes.map((mailbox) => cellOf(own.find((figure) => figure.mailbox === mailbox)));
    const targets = [
      ...new Set(own.flatMap(({ target, unit }) => (target === null ? [] : [shownTarget(target, unit)]))),
    ];
    const peerCells = [
      ...(peer.length > 0 ? [sameRun.map((figure) => `${figure.mailbox} ${cellOf(figure)}`).join('; ')] : []),
      ...(hasElsewhere ? [elsewhere(section, name) ?? ''] : []),
    ];
    return [name, ...cells, targets.join(' · '), ...peerCells];
  });
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The same words in two units are two rows. */
function nameWithUnit({ name, unit }: Figure): string {
  return unit === 'MB/s' || unit === 'msgs/s' ? `${name}, ${unit === 'MB/s' ? 'MB/s' : 'messages/s'}` : name;
}

/** What was measured of Thunderbird on another day and machine. */
function elsewhere(section: Section, name: string): string | undefined {
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
