// HTML to plain text, for the index, the snippet, the text alternative and quotes. One pass over the string without a
// tree: it runs over every message of a first sync. Nothing of its output is ever used as HTML again.
import { decodeHTML } from 'entities';

export interface HtmlToTextOptions {
  /** Write the address of a link after its text: for a text that replaces the HTML. */
  links?: boolean;
  /** Write `> ` before quoted lines. */
  quotes?: boolean;
  maxLength?: number;
}

/** Elements whose content is not text. */
const SKIPPED = /^(script|style|title|template|noscript|noframes|iframe|object|svg|math|select|textarea|audio|video)$/;
const BLOCK =
  /^(address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figure|figcaption|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|thead|tfoot|tr|ul)$/;
const PARAGRAPH = /^(p|h[1-6]|blockquote|ul|ol|dl|table|pre|hr)$/;
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i;
const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

interface State {
  out: string[];
  length: number;
  /** Line breaks owed before the next text: 0, 1 or 2. */
  breaks: number;
  space: boolean;
  pre: number;
  quoteDepth: number;
  /** Open link: its address, and where its text began. */
  link: { href: string; from: number } | null;
  listDepth: number;
  /** Depth of the blank lines that are owed: that of the text before or after them, whichever is less. */
  blankDepth: number;
  /**
   * Characters that may still be looked through for the ends of hidden elements: a hostile message never closes them.
   */
  hiddenBudget: number;
}

export function htmlToText(html: string, options: HtmlToTextOptions = {}): string {
  const limit = options.maxLength ?? Number.POSITIVE_INFINITY;
  const state: State = {
    out: [],
    length: 0,
    breaks: 0,
    space: false,
    pre: 0,
    quoteDepth: 0,
    link: null,
    listDepth: 0,
    blankDepth: Number.POSITIVE_INFINITY,
    hiddenBudget: 4 * html.length,
  };
  let at = 0;
  while (at < html.length && state.length < limit) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      addText(state, html.slice(at), options);
      break;
    }
    if (open > at) addText(state, html.slice(at, open), options);
    at = readMarkup(html, open, state, options);
  }
  const text = state.out.join('').trim();
  return text.length > limit ? text.slice(0, limit) : text;
}

/** Reads what stands at `<` and answers where to go on. */
function readMarkup(html: string, open: number, state: State, options: HtmlToTextOptions): number {
  if (html.startsWith('<!--', open)) {
    const end = html.indexOf('-->', open + 4);
    return end < 0 ? html.length : end + 3;
  }
  const next = html.charCodeAt(open + 1) | 0x20;
  const closing = html[open + 1] === '/';
  const isTag = (next >= 0x61 && next <= 0x7a) || closing || html[open + 1] === '!' || html[open + 1] === '?';
  if (!isTag) {
    addText(state, '<', options);
    return open + 1;
  }
  const end = tagEnd(html, open + 1);
  const tag = html.slice(open + (closing ? 2 : 1), end);
  const name = /^[a-z][a-z0-9]*/i.exec(tag)?.[0].toLowerCase() ?? '';
  const after = Math.min(end + 1, html.length);
  if (closing) {
    closeTag(name, state, options);
    return after;
  }
  if (SKIPPED.test(name) && !tag.endsWith('/')) return skipElement(html, name, after);
  if (!VOID.test(name) && tag.length > name.length && HIDDEN.test(tag)) return skipHidden(html, name, after, state);
  openTag(name, tag, state);
  return after;
}

/** The `>` that ends a tag; one inside a quoted attribute does not. */
function tagEnd(html: string, from: number): number {
  const plain = html.indexOf('>', from);
  if (plain < 0) return html.length;
  const quote = html.slice(from, plain).search(/=\s*["']/);
  if (quote < 0) return plain;
  let open = '';
  for (let i = from; i < html.length && i < from + 100_000; i++) {
    const char = html[i]!;
    if (open) {
      if (char === open) open = '';
    } else if (char === '"' || char === "'") {
      open = char;
    } else if (char === '>') {
      return i;
    }
  }
  return plain;
}

function skipElement(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\b[^>]{0,200}>`, 'gi');
  close.lastIndex = from;
  const match = close.exec(html);
  return match ? close.lastIndex : html.length;
}

/** Passes over an element that is not displayed (preheaders, Outlook leftovers), with those nested in it. */
function skipHidden(html: string, name: string, from: number, state: State): number {
  if (!name || state.hiddenBudget <= 0) return from;
  const tags = new RegExp(`<(/?)${name}\\b[^>]{0,2000}>`, 'gi');
  tags.lastIndex = from;
  let depth = 1;
  for (let match = tags.exec(html); match; match = tags.exec(html)) {
    depth += match[1] ? -1 : 1;
    if (depth === 0) return tags.lastIndex;
  }
  state.hiddenBudget -= html.length - from;
  // Never closed: hiding the rest of the message would lose text.
  return from;
}

function openTag(name: string, tag: string, state: State): void {
  if (name === 'br') {
    state.out.push('');
    lineBreak(state);
  } else if (BLOCK.test(name)) {
    state.breaks = Math.max(state.breaks, PARAGRAPH.test(name) && state.listDepth === 0 ? 2 : 1);
    state.space = false;
  }
  if (name === 'pre') state.pre++;
  else if (name === 'blockquote') state.blankDepth = Math.min(state.blankDepth, state.quoteDepth++);
  else if (name === 'ul' || name === 'ol') state.listDepth++;
  else if (name === 'li') state.out.push(pendingBreaks(state, {}), '- ');
  else if (name === 'td' || name === 'th') state.space = true;
  else if (name === 'a') openLink(tag, state);
}

function lineBreak(state: State): void {
  state.out.push(pendingBreaks(state, {}));
  state.breaks = 1;
  state.space = false;
}

function openLink(tag: string, state: State): void {
  const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(tag);
  const target = decodeHTML(href?.[1] ?? href?.[2] ?? href?.[3] ?? '').trim();
  state.link = /^(https?|mailto):/i.test(target) ? { href: target, from: state.out.length } : null;
}

function closeTag(name: string, state: State, options: HtmlToTextOptions): void {
  if (name === 'pre') state.pre = Math.max(0, state.pre - 1);
  else if (name === 'ul' || name === 'ol') state.listDepth = Math.max(0, state.listDepth - 1);
  else if (name === 'a') closeLink(state, options);
  if (BLOCK.test(name)) {
    state.breaks = Math.max(state.breaks, PARAGRAPH.test(name) && state.listDepth === 0 ? 2 : 1);
    state.space = false;
  }
  if (name === 'blockquote') state.quoteDepth = Math.max(0, state.quoteDepth - 1);
}

function closeLink(state: State, options: HtmlToTextOptions): void {
  const { link } = state;
  state.link = null;
  if (!link || !options.links) return;
  const text = state.out.slice(link.from).join('').trim();
  const bare = link.href.replace(/^(mailto:|https?:\/\/)/i, '').replace(/\/$/, '');
  if (text !== '' && text !== link.href && text.replace(/\/$/, '') !== bare) state.out.push(` <${link.href}>`);
}

/** The line breaks that are owed, with the quote marks of the line that begins. */
function pendingBreaks(state: State, options: HtmlToTextOptions): string {
  if (state.breaks === 0) return '';
  const count = state.breaks;
  state.breaks = 0;
  const blankDepth = Math.min(state.blankDepth, state.quoteDepth);
  state.blankDepth = Number.POSITIVE_INFINITY;
  const marks = options.quotes && state.quoteDepth > 0 ? `${'>'.repeat(state.quoteDepth)} ` : '';
  const blankMarks = options.quotes ? '>'.repeat(blankDepth) : '';
  return state.length === 0 ? marks : `${`\n${blankMarks}`.repeat(count - 1)}\n${marks}`;
}

function addText(state: State, raw: string, options: HtmlToTextOptions): void {
  const decoded = raw.includes('&') ? decodeHTML(raw) : raw;
  const visible = decoded.replace(/(?:\u00ad|\u034f|[\u200b-\u200f]|\u2060|\ufeff)+/g, '');
  const text = state.pre > 0 ? visible.replace(/\r\n?/g, '\n') : visible.replace(/[\s\u00a0]+/g, ' ');
  if (text === '') return;
  if (text === ' ' && state.pre === 0) {
    state.space = true;
    return;
  }
  const lead = state.breaks > 0 || state.length === 0 ? pendingBreaks(state, options) : '';
  const startsWithSpace = text.startsWith(' ') && state.pre === 0;
  const space = lead === '' && state.length > 0 && (state.space || startsWithSpace) ? ' ' : '';
  const body = state.pre > 0 ? text : text.trim();
  state.space = state.pre === 0 && text.endsWith(' ');
  state.out.push(lead, space, body);
  state.length += lead.length + space.length + body.length;
}
