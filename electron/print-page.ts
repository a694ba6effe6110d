// A message on paper: its sanitised body under a header with subject, people and date. Pure.
import type { Address } from '../shared/domain/address.ts';
import type { MessageDetail } from '../shared/domain/message.ts';
import { escapeHtml } from './escape-html.ts';
import { type MenuLanguage, menuWords } from './menu-words.ts';

/** More are counted: nobody reads a page of addresses. */
const NAMED = 30;

const STYLE = `
  @page { size: A4; margin: 16mm 15mm 18mm; }
  .casier-print { font: 10pt system-ui, "Segoe UI", sans-serif; color: #000; border-bottom: 1px solid #000; margin: 0 0 1em; overflow-wrap: anywhere; }
  .casier-print h1 { font-size: 14pt; margin: 0 0 .4em; }
  .casier-print p { margin: 0 0 .3em; }
  @media screen {
    html { background: #8a8d93 !important; zoom: 0.5; }
    body { width: 210mm; min-height: 297mm; box-sizing: border-box; margin: 6mm auto; padding: 16mm 15mm 18mm; background: #fff; box-shadow: 0 1mm 4mm #0006; }
  }
  @media screen and (min-width: 520px) { html { zoom: 0.64; } }
  @media screen and (min-width: 760px) { html { zoom: 0.9; } }
  @media print { html, body { background: #fff !important; } body { padding: 0 !important; } img { break-inside: avoid; } }`;

export interface PrintedMessage {
  /** The body as a whole document (engine/mime/render-body.ts), on light paper. */
  body: string;
  detail: MessageDetail;
  /** The messages before it too. */
  history: boolean;
}

/** The body's document with the header put first in its <body>. */
export function printPage({ body, detail, history }: PrintedMessage, language: MenuLanguage): string {
  // On paper nobody can unfold anything: it is there whole, or not at all.
  const fold = '<details class="casier-history"';
  const html = body.replaceAll(`${fold}>`, history ? `${fold} open>` : `${fold} hidden>`);
  const at = /<body[^>]*>/i.exec(html);
  const end = at ? at.index + at[0].length : 0;
  return html.slice(0, end) + headerHtml(detail, language) + html.slice(end);
}

function headerHtml({ row, from, to, cc }: MessageDetail, language: MenuLanguage): string {
  const words = menuWords[language];
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(row.dateAt);
  const lines: [string, string][] = [
    [words.from, people(from.length > 0 ? from : [row.from], language)],
    [words.to, people(to, language)],
    [words.cc, people(cc, language)],
    [words.date, date],
  ];
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  const facts = lines
    .filter(([, value]) => value)
    .map(([name, value]) => `<p><strong>${escapeHtml(name)}</strong>${colon}${escapeHtml(value)}</p>`);
  const subject = `<h1>${escapeHtml(row.subject)}</h1>`;
  return `<style>${STYLE}</style><header class="casier-print">${subject}${facts.join('')}</header>`;
}

function people(addresses: readonly Address[], language: MenuLanguage): string {
  const named = addresses.slice(0, NAMED).map(({ name, address }) => (name ? `${name} <${address}>` : address));
  const left = addresses.length - named.length;
  if (left <= 0) return named.join(', ');
  const count = new Intl.NumberFormat(language).format(left);
  return `${named.join(', ')}${language === 'fr' ? ` et ${count} autres` : ` and ${count} others`}`;
}
