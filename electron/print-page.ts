// A message on paper: its sanitised body under a header with subject, people and date. Pure.
import type { Content } from '../shared/contract/host.ts';
import type { Address } from '../shared/domain/address.ts';
import type { MessageDetail } from '../shared/domain/message.ts';
import { type MenuLanguage, menuWords } from './menu-words.ts';

const STYLE = `
  .casier-print { font: 10pt system-ui, sans-serif; color: #000; border-bottom: 1px solid #000; margin: 0 0 1em; }
  .casier-print h1 { font-size: 14pt; margin: 0 0 .4em; }
  .casier-print p { margin: 0 0 .3em; }
  @media print { html, body { background: #fff !important; } }`;

/** The body's document with the header put first in its <body>. */
export function printPage(body: Content, detail: MessageDetail, language: MenuLanguage): Content {
  // On paper nobody can unfold anything.
  const html = new TextDecoder()
    .decode(body.bytes)
    .replaceAll('<details class="casier-history">', '<details class="casier-history" open>');
  const at = /<body[^>]*>/i.exec(html);
  const end = at ? at.index + at[0].length : 0;
  const page = html.slice(0, end) + headerHtml(detail, language) + html.slice(end);
  return { ...body, bytes: new TextEncoder().encode(page) };
}

function headerHtml({ row, from, to, cc }: MessageDetail, language: MenuLanguage): string {
  const words = menuWords[language];
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(row.dateAt);
  const lines: [string, string][] = [
    [words.from, people(from.length > 0 ? from : [row.from])],
    [words.to, people(to)],
    [words.cc, people(cc)],
    [words.date, date],
  ];
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  const facts = lines
    .filter(([, value]) => value)
    .map(([name, value]) => `<p><strong>${escapeHtml(name)}</strong>${colon}${escapeHtml(value)}</p>`);
  const subject = `<h1>${escapeHtml(row.subject)}</h1>`;
  return `<style>${STYLE}</style><header class="casier-print">${subject}${facts.join('')}</header>`;
}

function people(addresses: readonly Address[]): string {
  return addresses.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ');
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
