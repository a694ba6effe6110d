// A received message as shared/phishing judges it: its text, where its links lead, what it asks for and brings along.
// Bounded: a hostile message costs no more than a long one. Nothing is decoded but attached pages and the first bytes of
// archives.
import { Parser } from 'htmlparser2';
import type { Letter, LetterAttachment, LetterLink } from '../../shared/phishing/index.ts';
import { authenticationResults } from './authentication-results.ts';
import { bufferOf } from './bytes.ts';
import { decodeCharset } from './charset.ts';
import { findField, type HeaderBlock } from './header-block.ts';
import { htmlToText } from './html-to-text.ts';
import type { ReadMessage } from './read-message.ts';
import { findPart, rawBody, readStructure, type Structure } from './structure.ts';
import { decodeTransfer, decodeTransferHead } from './transfer-encoding.ts';

const HTML_READ = 1_000_000;
const TEXT_READ = 20_000;
const LINKS_MAX = 300;
const PAGE_BYTES = 400_000;

/** `isOwn`: whether a host of that name is one of the servers of the account that the message came by. */
export function letterOf(raw: Uint8Array, message: ReadMessage, isOwn: (host: string) => boolean): Letter {
  const structure = readStructure(bufferOf(raw));
  const { header } = structure.root;
  const { facts, plainText, attachments } = message;
  const html = message.html?.slice(0, HTML_READ) ?? null;
  const markup = html === null ? NO_MARKUP : readMarkup(html);
  const text = html === null ? (plainText ?? '').slice(0, TEXT_READ) : htmlToText(html, { maxLength: TEXT_READ });
  return {
    from: facts.from,
    sender: facts.sender,
    replyTo: facts.replyTo,
    to: facts.to,
    subject: facts.subject,
    text,
    links: html === null ? linksIn(text) : markup.links,
    form: markup.form,
    pictures: markup.pictures + message.body.filter(({ kind }) => kind === 'image').length,
    attachments: attachments.map(
      ({ partId, name, declaredType, inline }): LetterAttachment => ({
        name,
        type: declaredType,
        inline,
        ...contentOf(structure, partId, name, declaredType),
      }),
    ),
    isList: facts.listId !== null || isMailing(header),
    isReport: structure.root.type === 'multipart/report',
    authentication: authenticationResults(header, isOwn),
  };
}

const isMailing = (header: HeaderBlock) =>
  ['list-unsubscribe', 'list-post'].some((name) => findField(header, name) !== undefined);

interface Markup {
  links: LetterLink[];
  form: Letter['form'];
  pictures: number;
  /** A program runs in it. */
  script: boolean;
}

const NO_MARKUP: Markup = { links: [], form: 'none', pictures: 0, script: false };

function readMarkup(html: string): Markup {
  const markup: Markup = { ...NO_MARKUP, links: [] };
  let open: LetterLink | null = null;
  const add = (url: string | undefined, text = ''): LetterLink | null => {
    if (!url || markup.links.length >= LINKS_MAX) return null;
    const link = { url: url.trim(), text };
    markup.links.push(link);
    return link;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'a') open = add(attributes.href);
      else if (name === 'area') add(attributes.href);
      else if (name === 'img' && !isPixel(attributes)) markup.pictures++;
      else if (name === 'script') markup.script = true;
      else if (name === 'form') add(attributes.action);
      else if (name === 'input' || name === 'textarea') noteField(markup, name, attributes.type);
      else if (name === 'meta' && /refresh/i.test(attributes['http-equiv'] ?? ''))
        add(/url\s*=\s*["']?([^"']+)/i.exec(attributes.content ?? '')?.[1]);
    },
    ontext(text) {
      if (open && open.text.length < 300) open.text += text;
    },
    onclosetag(name) {
      if (name !== 'a' || !open) return;
      open.text = open.text.replace(/[\s\u200b-\u200f\ufeff]+/g, ' ').trim();
      open = null;
    },
  });
  parser.end(html);
  return markup;
}

function noteField(markup: Markup, name: string, type = 'text'): void {
  if (/^password$/i.test(type)) markup.form = 'password';
  else if (markup.form === 'none' && (name === 'textarea' || /^(text|email|tel|number)$/i.test(type)))
    markup.form = 'fields';
}

const isPixel = ({ width, height }: Record<string, string>) =>
  /^[01](px)?$/.test(width ?? '') || /^[01](px)?$/.test(height ?? '');

/** Whole addresses alone: a warning that names « www.ac-x.tk » leads nobody there. */
function linksIn(text: string): LetterLink[] {
  const found = [...text.matchAll(/\bhttps?:\/\/[^\s<>"'«»()\]]+/gi)].slice(0, LINKS_MAX);
  return found.map(([address]) => ({ url: address.replace(/[.,;:!?]+$/, ''), text: '' }));
}

/** A zip's first entry says in its flags whether it is encrypted (APPNOTE 4.4.4). */
const ZIP = [0x50, 0x4b, 0x03, 0x04] as const;

function contentOf(
  structure: Structure,
  partId: string,
  name: string,
  type: string,
): Pick<LetterAttachment, 'page' | 'locked'> {
  const isPage =
    /^(text\/html|application\/xhtml\+xml|image\/svg\+xml)$/.test(type) || /\.(s?html?|xhtml|svg)$/i.test(name);
  const part = findPart(structure.root, partId as Parameters<typeof findPart>[1]);
  if (!part || (!isPage && !/zip|compressed|octet-stream/.test(type))) return { page: null, locked: false };
  const body = rawBody(structure, part);
  const head = decodeTransferHead(body, part.encoding, 64);
  const locked = ZIP.every((byte, index) => head[index] === byte) && (head[6]! & 1) === 1;
  if (!isPage) return { page: null, locked };
  const bytes = decodeTransfer(body.subarray(0, PAGE_BYTES), part.encoding);
  const markup = readMarkup(decodeCharset(bytes, null).text);
  const page = markup.form !== 'none' ? 'form' : markup.script ? 'script' : 'harmless';
  return { page, locked };
}
