// What is left of the public answers once their history is folded, beside what their own projects say must be left
// (test/fixtures/corpora: talon, crisp).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { historyOfHtml, historyOfText } from '../../../engine/mime/fold-history.ts';
import { htmlToText } from '../../../engine/mime/html-to-text.ts';
import { type BodySection, readMessage } from '../../../engine/mime/read-message.ts';
import { sanitize } from '../../../engine/mime/sanitize.ts';

export interface Folded {
  file: string;
  /** White space runs are one space. */
  left: string;
  wanted: string;
}

const CORPORA = path.resolve('test/fixtures/corpora');

export function foldAll(): Folded[] {
  return [...talon(), ...crisp()];
}

function talon(): Folded[] {
  const folder = path.join(CORPORA, 'talon');
  const expected: Record<string, string> = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));
  return Object.entries(expected).map(([file, wanted]) => {
    const bytes = readFileSync(path.join(folder, file));
    const left = file.endsWith('.html')
      ? leftOfHtml(bytes.toString('utf8'))
      : leftOfSection(readMessage(bytes).body[0]!);
    return { file: `talon/${file}`, left: oneLine(left), wanted: oneLine(wanted) };
  });
}

function crisp(): Folded[] {
  const folder = path.join(CORPORA, 'crisp');
  const expected: Record<string, { first_fragment_trimmed?: string; first_fragment?: string; fragments?: number }> =
    JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));
  return Object.entries(expected).flatMap(([file, told]) => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    // One fragment: nothing of it is history.
    const wanted = told.first_fragment_trimmed ?? told.first_fragment ?? (told.fragments === 1 ? text : undefined);
    return wanted === undefined
      ? []
      : [{ file: `crisp/${file}`, left: oneLine(leftOfText(text)), wanted: oneLine(wanted) }];
  });
}

function leftOfSection(section: BodySection): string {
  if (section.kind === 'text') return leftOfText(section.text);
  return section.kind === 'html' ? leftOfHtml(section.html) : '';
}

function leftOfText(text: string): string {
  const history = historyOfText(text);
  return history ? text.slice(0, history.startsAt) : text;
}

function leftOfHtml(source: string): string {
  const { html } = sanitize(source, { remote: false, dark: false, cidUrl: () => null });
  const history = historyOfHtml(html);
  return htmlToText(history ? html.slice(0, history.startsAt) : html, { links: true });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
