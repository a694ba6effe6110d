// HTML of strangers, made safe to show, to quote and to send on: an allow-list of elements, attributes and addresses.
// No script, form, frame, object, meta, base or link gets through, no event handler, no address but web, mail,
// telephone and the message's own images. Style sheets come out apart, filtered, for the caller's own <style>.
import sanitizeHtml from 'sanitize-html';
import { type CssRules, filterDeclarations, filterStylesheet } from './css-filter.ts';
import { darkColour, darkGround } from './dark-colours.ts';
import { isTracker, isUnseen } from './trackers.ts';

export interface SanitizeOptions {
  /** Address for an inline image of the message; null if the message has none of that Content-ID. */
  cidUrl(contentId: string): string | null;
  /** Let remote images in (trackers never). */
  remote: boolean;
  /** Colours are turned for dark paper (dark-colours.ts). */
  dark: boolean;
}

export interface SanitizedHtml {
  /** A fragment: what stood in <body>. */
  html: string;
  /** The filtered text of the style elements. */
  css: string;
  /** Remote images and backgrounds that `remote` would let in. */
  blockedRemoteCount: number;
  /** Pictures left out for good, as they only tell their sender of being seen (trackers.ts). */
  trackerCount: number;
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
  const found: Found = { blocked: new Set(), trackers: new Set() };
  const image = (address: string, looks: Attributes = {}) => imageAddress(address, looks, options, found);
  const rules = { url: image, dark: options.dark };
  // Newsletters say the same thing in every cell.
  const filtered = remembered((style: string) => filterDeclarations(style, rules));
  const all = (tagName: string, attributes: Attributes) => {
    const clean = { ...attributes };
    // A ground of one pixel is a tracker like any other.
    if (clean.style?.includes('(') && isUnseen(clean)) {
      clean.style = filterDeclarations(clean.style, { ...rules, url: (address) => image(address, clean) });
    } else if (clean.style !== undefined) clean.style = filtered(clean.style);
    if (clean.background !== undefined) addBackground(clean, image);
    if (options.dark) turnColours(clean);
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
      a: (tagName, attributes) => ({ tagName, attribs: link(attributes) }),
      img: (tagName, attributes) => ({ tagName, attribs: picture(attributes, image) }),
      body: (_, attributes) => ({ tagName: 'div', attribs: bodyAttributes(attributes) }),
      // After those: once for every element, or colours would be turned back.
      '*': all,
    },
  });
  const css = collectStyles(source, rules);
  return { html: fragment, css, blockedRemoteCount: found.blocked.size, trackerCount: found.trackers.size };
}

/** Addresses, without their scheme. */
interface Found {
  blocked: Set<string>;
  trackers: Set<string>;
}

type Image = (address: string, looks?: Attributes) => string | null;

function remembered(make: (text: string) => string): (text: string) => string {
  const made = new Map<string, string>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const value = make(text);
    made.set(text, value);
    return value;
  };
}

/** Colours of the time before CSS. `rrggbb` without its « # » is read as browsers read it. */
function turnColours(attributes: Attributes): void {
  for (const name of ['color', 'bgcolor'] as const) {
    const value = attributes[name]?.trim();
    if (value === undefined) continue;
    const turn = name === 'bgcolor' ? darkGround : darkColour;
    const dark = turn(value) ?? turn(`#${value}`);
    if (dark === null) delete attributes[name];
    else attributes[name] = dark;
  }
}

/** The address under which an image may be shown, or null. Counts what only waits for leave, and trackers apart. */
function imageAddress(address: string, looks: Attributes, options: SanitizeOptions, found: Found): string | null {
  const text = address
    .replace(/[\u0000-\u0020]+/g, (blanks) => (blanks === ' ' ? '%20' : ''))
    .replace(/^(%20)+|(%20)+$/g, '');
  if (/^cid:/i.test(text)) return options.cidUrl(text.slice(4));
  if (DATA_IMAGE.test(text)) return text;
  const remote = /^(?:https?:)?\/\/(.+)$/i.exec(text)?.[1];
  if (!remote) return null;
  if (isTracker(text, looks)) {
    found.trackers.add(remote);
    return null;
  }
  if (!options.remote) {
    found.blocked.add(remote);
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

function picture(attributes: Attributes, image: Image): Attributes {
  const { src = '', ...clean } = attributes;
  const address = image(src, attributes);
  if (address !== null) return { ...clean, src: address };
  const isRemote = /^\s*(https?:)?\/\//i.test(src);
  return isRemote && !isTracker(src, attributes) ? { ...clean, 'data-blocked': '' } : clean;
}

function bodyAttributes(attributes: Attributes): Attributes {
  const { text, class: name, ...clean } = attributes;
  if (text) clean.style = `color:${text};${clean.style ?? ''}`;
  return { ...clean, class: `mail-body ${name ?? ''}`.trim() };
}

function addBackground(attributes: Attributes, image: Image): void {
  const address = image(attributes.background!, attributes);
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
