// The quoted original in a reply or an inline forward, as text and as HTML: who wrote it and when (reply), or its
// header block (forward), in the interface's language. Never names a Bcc recipient.
import { type Address, displayName } from '../../shared/domain/address.ts';
import { htmlToText } from './html-to-text.ts';
import { escapeHtml, plainTextToHtml } from './plain-text-html.ts';
import type { ReadMessage } from './read-message.ts';
import { sanitize } from './sanitize.ts';

export interface QuoteOptions {
  style: 'reply' | 'forward';
  lang: 'fr' | 'en';
  /** When the original has no readable date: the store's. Epoch ms. */
  dateAt: number;
  /** For `quoteHtml`: where an inline image of the original is to be had; null leaves it out. */
  imageUrl?: (contentId: string) => string | null;
}

// U+00A0 before the colon in French.
const WORDS = {
  fr: {
    wrote: (date: string, name: string) => `Le ${date}, ${name} a écrit\u00a0:`,
    forwarded: '-------- Message transféré --------',
    fields: { subject: 'Objet', date: 'Date', from: 'De', to: 'À', cc: 'Cc' },
    colon: '\u00a0:',
    dateTime: (date: string, time: string) => `${date} à ${time}`,
  },
  en: {
    wrote: (date: string, name: string) => `On ${date}, ${name} wrote:`,
    forwarded: '-------- Forwarded message --------',
    fields: { subject: 'Subject', date: 'Date', from: 'From', to: 'To', cc: 'Cc' },
    colon: ':',
    dateTime: (date: string, time: string) => `${date} at ${time}`,
  },
} as const;

function formatDate(message: ReadMessage, { lang, dateAt }: QuoteOptions): string {
  const at = message.facts.dateAt ?? dateAt;
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(at);
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at);
  return WORDS[lang].dateTime(date, time);
}

/** Marks already there grow by one; an empty line gets a bare mark. */
function mark(line: string): string {
  if (line === '') return '>';
  return line.startsWith('>') ? `>${line}` : `> ${line}`;
}

/** The words of the message as plain text, without its signature when it is answered. */
function textOf(message: ReadMessage, style: QuoteOptions['style']): string {
  const sections = message.body.map((section) => {
    if (section.kind === 'text') return section.text;
    return section.kind === 'html'
      ? (message.plainText ?? htmlToText(section.html, { links: true, quotes: true }))
      : '';
  });
  const text = sections.join('\n\n').replace(/\r\n?/g, '\n').trimEnd();
  return style === 'reply' ? text.replace(/\n-- \n(?:(?!\n>)[\s\S]){0,2000}$/, '') : text;
}

function headerLines(message: ReadMessage, options: QuoteOptions): [label: string, value: string][] {
  const { fields } = WORDS[options.lang];
  const { subject, from, to, cc } = message.facts;
  const list = (addresses: Address[]) =>
    addresses.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ');
  const lines: [string, string][] = [
    [fields.subject, subject],
    [fields.date, formatDate(message, options)],
    [fields.from, list(from)],
    [fields.to, list(to)],
  ];
  if (cc.length > 0) lines.push([fields.cc, list(cc)]);
  return lines;
}

function attribution(message: ReadMessage, options: QuoteOptions): string {
  const author = message.facts.from[0];
  return WORDS[options.lang].wrote(formatDate(message, options), author ? displayName(author) : '?');
}

/** For a plain-text draft: without blank lines around it. */
export function quoteText(message: ReadMessage, options: QuoteOptions): string {
  const text = textOf(message, options.style);
  if (options.style === 'reply') return [attribution(message, options), ...text.split('\n').map(mark)].join('\n');
  const { forwarded, colon } = WORDS[options.lang];
  const header = headerLines(message, options).map(([label, value]) => `${label}${colon} ${value}`);
  return [forwarded, ...header, '', text].join('\n');
}

/** For a rich draft: a fragment, already sanitised. An answer leaves remote images out, a forward passes them on. */
export function quoteHtml(message: ReadMessage, options: QuoteOptions): string {
  const body = message.body.map((section) => {
    if (section.kind === 'text') return withLineBreaks(plainTextToHtml(section.text));
    if (section.kind === 'image') return '';
    return sanitize(section.html, {
      remote: options.style === 'forward',
      dark: false,
      cidUrl: options.imageUrl ?? (() => null),
    }).html;
  });
  const content = body.join('\n');
  if (options.style === 'reply') {
    return `<p>${escapeHtml(attribution(message, options))}</p>\n<blockquote type="cite">${content}</blockquote>`;
  }
  const { forwarded, colon } = WORDS[options.lang];
  const header = headerLines(message, options).map(
    ([label, value]) => `<b>${escapeHtml(label + colon)}</b> ${escapeHtml(value)}`,
  );
  return `<p>${[escapeHtml(forwarded), ...header].join('<br>')}</p>\n${content}`;
}

/** The frame of the reader shows line ends by its style sheet; a quote has none to rely on. */
function withLineBreaks(html: string): string {
  return html.replaceAll('\n</div>', '</div>').replaceAll('\n', '<br>\n');
}
