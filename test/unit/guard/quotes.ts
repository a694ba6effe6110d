// A quoted message as each of six mail programs writes it, in plain text and in HTML, in French and English (and in
// German where its users write to us). Written after what the programs do.
import type { Address } from '../../../shared/domain/address.ts';

export const CLIENTS = ['Thunderbird', 'Outlook', 'Gmail', 'Apple', 'Zimbra', 'Roundcube'] as const;
export const LANGUAGES = ['fr', 'en', 'de'] as const;
export type Client = (typeof CLIENTS)[number];
export type Language = (typeof LANGUAGES)[number];

export interface Quoted {
  from: Address;
  to: Address[];
  cc: Address[];
  subject: string;
  /** Paragraphs of its own. */
  words: string[];
}

export const DATES = {
  fr: 'lundi 5 octobre 2026 09:08',
  en: 'Monday, 5 October 2026 09:08',
  de: 'Montag, 5. Oktober 2026 09:08',
};

type Field = 'from' | 'date' | 'to' | 'cc' | 'subject';
interface Style {
  opening: Record<Language, string>;
  order: Field[];
  labels: Record<Language, Record<Field, string>>;
  colon: Record<Language, string>;
  separator: string;
  person(address: Address): string;
  /** Each line of text behind a mark, and the HTML in a <blockquote>. */
  marked: boolean;
  html(opening: string, fields: [label: string, value: string][]): string;
}

const plain = ({ name, address }: Address) => (name ? `${name} <${address}>` : address);
const quoted = ({ name, address }: Address) => (name ? `"${name}" <${address}>` : address);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** Addresses as links, as most programs make them. */
const linked = (value: string) =>
  escaped(value).replace(/&lt;([^&\s]+@[^&\s]+)&gt;/g, '&lt;<a href="mailto:$1">$1</a>&gt;');
const table = (fields: [string, string][], link: (value: string) => string) =>
  `<table border="0" cellpadding="0"><tbody>${fields
    .map(
      ([label, value]) => `<tr><th nowrap valign="baseline" align="right">${label} </th><td>${link(value)}</td></tr>`,
    )
    .join('')}</tbody></table>`;

const outlookLabels = {
  fr: { from: 'De', date: 'Envoyé', to: 'À', cc: 'Cc', subject: 'Objet' },
  en: { from: 'From', date: 'Sent', to: 'To', cc: 'Cc', subject: 'Subject' },
  de: { from: 'Von', date: 'Gesendet', to: 'An', cc: 'Cc', subject: 'Betreff' },
};
const frenchColon = { fr: '\u00a0:', en: ':', de: ':' };
const colon = { fr: ':', en: ':', de: ':' };

const STYLES: Record<Client, Style> = {
  Thunderbird: {
    opening: {
      fr: '-------- Message transféré --------',
      en: '-------- Forwarded Message --------',
      de: '-------- Weitergeleitete Nachricht --------',
    },
    order: ['subject', 'date', 'from', 'to', 'cc'],
    labels: {
      fr: { from: 'De', date: 'Date', to: 'Pour', cc: 'Copie à', subject: 'Sujet' },
      en: { from: 'From', date: 'Date', to: 'To', cc: 'CC', subject: 'Subject' },
      de: { from: 'Von', date: 'Datum', to: 'An', cc: 'Kopie (CC)', subject: 'Betreff' },
    },
    colon: { fr: ' :', en: ':', de: ':' },
    separator: ', ',
    person: plain,
    marked: false,
    html: (opening, fields) =>
      `<div class="moz-forward-container"><br><br>${opening}${table(fields, linked)}<br></div>`,
  },
  Outlook: {
    opening: { fr: '_'.repeat(32), en: '_'.repeat(32), de: '_'.repeat(32) },
    order: ['from', 'date', 'to', 'cc', 'subject'],
    labels: outlookLabels,
    colon: frenchColon,
    separator: '; ',
    person: plain,
    marked: false,
    html: (_opening, fields) =>
      `<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal">${fields
        .map(([label, value]) => `<b>${label}</b> ${escaped(value)}`)
        .join('<br>')}<o:p></o:p></p></div>`,
  },
  Gmail: {
    opening: {
      fr: '---------- Forwarded message ---------',
      en: '---------- Forwarded message ---------',
      de: '---------- Forwarded message ---------',
    },
    order: ['from', 'date', 'subject', 'to', 'cc'],
    labels: {
      fr: { from: 'De', date: 'Date', to: 'To', cc: 'Cc', subject: 'Subject' },
      en: { from: 'From', date: 'Date', to: 'To', cc: 'Cc', subject: 'Subject' },
      de: { from: 'Von', date: 'Date', to: 'To', cc: 'Cc', subject: 'Subject' },
    },
    colon: { fr: '\u00a0:', en: ':', de: ':' },
    separator: ', ',
    person: plain,
    marked: false,
    html: (opening, fields) =>
      `<div class="gmail_quote"><div dir="ltr" class="gmail_attr">${opening}<br>${fields
        .map(([label, value]) => `${label} <span dir="auto">${linked(value)}</span><br>`)
        .join('')}</div><br></div>`,
  },
  Apple: {
    opening: {
      fr: 'Début du message transféré\u00a0:',
      en: 'Begin forwarded message:',
      de: 'Anfang der weitergeleiteten Nachricht:',
    },
    order: ['from', 'subject', 'date', 'to', 'cc'],
    labels: {
      fr: { from: 'De', date: 'Date', to: 'À', cc: 'Cc', subject: 'Objet' },
      en: { from: 'From', date: 'Date', to: 'To', cc: 'Cc', subject: 'Subject' },
      de: { from: 'Von', date: 'Datum', to: 'An', cc: 'Kopie', subject: 'Betreff' },
    },
    colon: frenchColon,
    separator: ', ',
    person: plain,
    marked: true,
    html: (opening, fields) =>
      `<div>${opening}</div><br>${fields
        .map(
          ([label, value]) =>
            `<div style="margin: 0px;"><span><b>${label} </b></span><span>${linked(value)}<br></span></div>`,
        )
        .join('')}<br>`,
  },
  Zimbra: {
    opening: {
      fr: '----- Mail transféré -----',
      en: '----- Forwarded Message -----',
      de: '----- Weitergeleitete Mail -----',
    },
    order: ['from', 'to', 'cc', 'date', 'subject'],
    labels: outlookLabels,
    colon,
    separator: ', ',
    person: quoted,
    marked: false,
    html: (_opening, fields) =>
      `<hr id="zwchr"><div style="color:#000">${fields
        .map(([label, value]) => `<b>${label} </b>${escaped(value)}`)
        .join('<br>')}</div><br>`,
  },
  Roundcube: {
    opening: {
      fr: '-------- Message original --------',
      en: '-------- Original Message --------',
      de: '-------- Originalnachricht --------',
    },
    order: ['subject', 'date', 'from', 'to', 'cc'],
    labels: {
      fr: { from: 'De', date: 'Date', to: 'À', cc: 'Cc', subject: 'Objet' },
      en: { from: 'From', date: 'Date', to: 'To', cc: 'Cc', subject: 'Subject' },
      de: { from: 'Von', date: 'Datum', to: 'An', cc: 'Kopie', subject: 'Betreff' },
    },
    colon,
    separator: ', ',
    person: plain,
    marked: false,
    html: (opening, fields) => `<p>${opening}</p>${table(fields, escaped)}`,
  },
};

function fieldsOf(client: Client, language: Language, { from, to, cc, subject }: Quoted): [string, string][] {
  const { order, labels, colon, separator, person } = STYLES[client];
  const values: Record<Field, string> = {
    from: person(from),
    date: DATES[language],
    to: to.map(person).join(separator),
    cc: cc.map(person).join(separator),
    subject,
  };
  return order
    .filter((field) => values[field] !== '')
    .map((field) => [`${labels[language][field]}${colon[language]}`, values[field]]);
}

/** A forwarded message. `deeper` is what it quoted itself. */
export function forwardedText(client: Client, language: Language, message: Quoted, deeper = ''): string {
  const { opening, marked } = STYLES[client];
  const fields = fieldsOf(client, language, message).map(([label, value]) => `${label} ${value}`);
  const lines = [opening[language], ...(marked ? [''] : []), ...fields, '', ...message.words, deeper];
  const text = lines.join('\n');
  return marked ? text.replace(/^/gm, '> ').replace(/^> >/gm, '>>') : text;
}

export function forwardedHtml(client: Client, language: Language, message: Quoted, deeper = ''): string {
  const { opening, html, marked } = STYLES[client];
  const words = message.words.map((line) => `<p>${escaped(line)}</p>`).join('');
  const whole = `${html(opening[language], fieldsOf(client, language, message))}${words}${deeper}`;
  return marked ? `<blockquote type="cite">${whole}</blockquote>` : whole;
}

const WROTE: Record<Language, (author: string) => string> = {
  fr: (author) => `Le 5 oct. 2026 à 09:08, ${author} a écrit\u00a0:`,
  en: (author) => `On 5 Oct 2026, at 09:08, ${author} wrote:`,
  de: (author) => `Am 05.10.2026 um 09:08 schrieb ${author}:`,
};

/** An answer's quotation, as all of them but Outlook and Zimbra write it. */
export function answeredText(language: Language, { from, words }: Quoted, deeper = ''): string {
  const below = [...words, deeper].join('\n').replace(/^/gm, '> ').replace(/^> >/gm, '>>');
  return `${WROTE[language](plain(from))}\n${below}`;
}

export function answeredHtml(language: Language, { from, words }: Quoted, deeper = ''): string {
  const below = words.map((line) => `<p>${escaped(line)}</p>`).join('');
  return `<p>${linked(WROTE[language](plain(from)))}</p><blockquote type="cite">${below}${deeper}</blockquote>`;
}
