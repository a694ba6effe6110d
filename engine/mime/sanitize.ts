// HTML of strangers, made safe to show, to quote and to send on: an allow-list of elements, attributes and addresses.
// No script, form, frame, object, meta, base or link gets through, no event handler, no address but web, mail,
// telephone and the message's own images. Style sheets come out apart, filtered, for the caller's own <style>.
import sanitizeHtml from 'sanitize-html';
import { type CssRules, filterDeclarations, filterStylesheet, isDarkColour } from './css-filter.ts';

export interface SanitizeOptions {
  /** Address for an inline image of the message; null if the message has none of that Content-ID. */
  cidUrl(contentId: string): string | null;
  /** Let remote images in (trackers never). */
  remote: boolean;
  /** Text colours are made readable on dark paper. */
  dark: boolean;
}

export interface SanitizedHtml {
  /** A fragment: what stood in <body>. */
  html: string;
  /** The filtered text of the style elements. */
  css: string;
  /** Remote images and backgrounds that `remote` would let in. */
  blockedRemoteCount: number;
}

const TAGS =
  `a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del
  details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p
  pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var
  wbr`.split(/\s+/);

const ATTRIBUTES: Record<string, string[]> = {
  '*': [
    'style',
    'class',
    'id',
    'dir',
    'lang',
    'title',
    'align',
    'valign',
    'width',
    'height',
    'bgcolor',
    'role',
    'aria-label',
    'aria-hidden',
    'data-blocked',
  ],
  a: ['href', 'name', 'target', 'rel'],
  img: ['src', 'alt', 'border', 'hspace', 'vspace'],
  font: ['color', 'face', 'size'],
  table: ['border', 'cellpadding', 'cellspacing', 'summary', 'rules', 'frame'],
  td: ['colspan', 'rowspan', 'nowrap', 'headers', 'scope', 'abbr'],
  th: ['colspan', 'rowspan', 'nowrap', 'headers', 'scope', 'abbr'],
  col: ['span'],
  colgroup: ['span'],
  ol: ['start', 'type', 'reversed'],
  ul: ['type'],
  li: ['value', 'type'],
  blockquote: ['type', 'cite'],
  hr: ['size', 'noshade', 'color'],
  br: ['clear'],
  time: ['datetime'],
};

/** Elements whose text is not for reading. */
const NON_TEXT =
  'script style title textarea option noscript noframes noembed iframe object applet embed audio video svg math template xmp plaintext select datalist head-meta'.split(
    ' ',
  );

const DATA_IMAGE = /^data:image\/(png|jpe?g|pjpeg|gif|webp|bmp);base64,[a-z0-9+/=\s]+$/i;
const LINK = /^(https?:\/\/|mailto:|tel:|callto:|sip:)/i;
/** More than a person can read; what is beyond is cut. */
const MAX_HTML_LENGTH = 5_000_000;

type Attributes = Record<string, string>;

export function sanitize(html: string, options: SanitizeOptions): SanitizedHtml {
  const source = html.slice(0, MAX_HTML_LENGTH);
  const blocked = new Set<string>();
  const image = (address: string) => imageAddress(address, options, blocked);
  const rules = { url: image, dark: options.dark };
  const all = (tagName: string, attributes: Attributes) => {
    const clean = { ...attributes };
    if (clean.style !== undefined) clean.style = filterDeclarations(clean.style, rules);
    if (clean.background !== undefined) addBackground(clean, image);
    if (options.dark && clean.color !== undefined && isDarkColour(clean.color)) delete clean.color;
    return { tagName, attribs: clean };
  };
  const fragment = sanitizeHtml(source, {
    allowedTags: TAGS,
    allowedAttributes: ATTRIBUTES,
    nonTextTags: NON_TEXT,
    // Addresses are decided below, one by one; these are the second lock.
    allowedSchemes: ['http', 'https', 'mailto', 'tel', 'callto', 'sip'],
    allowedSchemesByTag: { img: ['https', 'data', 'cid', 'mail-content'] },
    allowedSchemesAppliedToAttributes: ['href', 'src', 'cite'],
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    enforceHtmlBoundary: false,
    nestingLimit: 200,
    transformTags: {
      // « * » runs alone where no tag of its own is named: these call it themselves.
      a: (tagName, attributes) => all(tagName, link(attributes)),
      img: (tagName, attributes) => all(tagName, picture(attributes, image)),
      body: (_, attributes) => all('div', bodyAttributes(attributes)),
      '*': all,
    },
  });
  return { html: fragment, css: collectStyles(source, rules), blockedRemoteCount: blocked.size };
}

/** The address under which an image may be shown, or null. Counts what only waits for leave. */
function imageAddress(address: string, options: SanitizeOptions, blocked: Set<string>): string | null {
  const text = address
    .replace(/[\u0000-\u0020]+/g, (blanks) => (blanks === ' ' ? '%20' : ''))
    .replace(/^(%20)+|(%20)+$/g, '');
  if (/^cid:/i.test(text)) return options.cidUrl(text.slice(4));
  if (DATA_IMAGE.test(text)) return text;
  const remote = /^(?:https?:)?\/\/(.+)$/i.exec(text)?.[1];
  if (!remote) return null;
  if (!options.remote) {
    blocked.add(remote);
    return null;
  }
  // Over the open net anyone could see and change it.
  return `https://${remote}`;
}

function link(attributes: Attributes): Attributes {
  const clean = { ...attributes };
  const href = (clean.href ?? '').replace(/[\u0000-\u001f]+/g, '').trim();
  delete clean.href;
  delete clean.target;
  if (/^#[\w.:-]+$/.test(href)) return { ...clean, href };
  if (!LINK.test(href)) return clean;
  return { ...clean, href, target: '_blank', rel: 'noreferrer noopener' };
}

/** An image of one or two pixels only tells the sender that it was seen. */
function isTracker(attributes: Attributes): boolean {
  const tiny = (value: string | undefined) => value !== undefined && /^\s*[0-2](px)?\s*$/i.test(value);
  if (tiny(attributes.width) || tiny(attributes.height)) return true;
  const style = attributes.style ?? '';
  return (
    /(^|;|\s)(max-)?(width|height)\s*:\s*[0-2](px)?\s*(!important\s*)?(;|$)/i.test(style) ||
    /display\s*:\s*none/i.test(style)
  );
}

function picture(attributes: Attributes, image: (address: string) => string | null): Attributes {
  const { src = '', ...clean } = attributes;
  const isRemote = /^\s*(https?:)?\/\//i.test(src);
  const address = isRemote && isTracker(attributes) ? null : image(src);
  if (address !== null) return { ...clean, src: address };
  return isRemote && !isTracker(attributes) ? { ...clean, 'data-blocked': '' } : clean;
}

function bodyAttributes(attributes: Attributes): Attributes {
  const { text, class: name, ...clean } = attributes;
  if (text) clean.style = `color:${text};${clean.style ?? ''}`;
  return { ...clean, class: `mail-body ${name ?? ''}`.trim() };
}

function addBackground(attributes: Attributes, image: (address: string) => string | null): void {
  const address = image(attributes.background!);
  delete attributes.background;
  if (address !== null && !/["\\()<>]/.test(address)) {
    attributes.style = `background-image:url("${address}");${attributes.style ?? ''}`;
  }
}

/**
 * The text of all style elements. Found by a plain search: whatever it finds is filtered and written into a style
 * element of our own, so a wrong find is at worst a wrong look.
 */
function collectStyles(html: string, rules: CssRules): string {
  let css = '';
  const open = /<style\b/gi;
  const close = /<\/style/gi;
  // Step by step: an expression for the whole would look through a hostile message again and again.
  for (let start = open.exec(html); start; start = open.exec(html)) {
    const from = html.indexOf('>', open.lastIndex);
    close.lastIndex = Math.max(0, from);
    const end = from < 0 ? null : close.exec(html);
    if (!end) break;
    css += `${filterStylesheet(html.slice(from + 1, end.index), rules)}\n`;
    open.lastIndex = close.lastIndex;
  }
  return css;
}
