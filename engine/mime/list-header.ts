// What a mailing list says of itself in the header (RFC 2369, 2919, 8058), and whether its author answers for it: the two
// fields of « one click » count only under a DKIM signature that names both (RFC 8058 §4), and not where the server that
// took the message in (the topmost Authentication-Results) says that no signature holds.
import type { ListHeader } from '../core/message-facts.ts';
import { decodeWords } from './encoded-words.ts';
import { fieldText, type HeaderBlock, headerText } from './header-block.ts';

const LIST_FIELDS = new Set(['list-id', 'list-unsubscribe', 'list-post']);
/** A header of thousands of addresses is no way out. */
const URLS_MAX = 20;

/** null: it comes from no list. */
export function listHeader(block: HeaderBlock): ListHeader | null {
  if (!block.fields.some(({ name }) => LIST_FIELDS.has(name))) return null;
  const urls = bracketed(headerText(block, 'list-unsubscribe') ?? '');
  return {
    name: listName(headerText(block, 'list-id') ?? ''),
    postTo: mailTo(bracketed(headerText(block, 'list-post') ?? ''))?.to ?? null,
    pages: urls.filter((url) => /^https?:\/\//i.test(url)),
    mail: mailTo(urls),
    oneClick: isOneClick(block),
  };
}

function isOneClick(block: HeaderBlock): boolean {
  const posts = valuesOf(block, 'list-unsubscribe-post');
  const asked = posts.length === 1 && /^\s*List-Unsubscribe\s*=\s*One-Click\s*$/i.test(posts[0]!);
  const once = valuesOf(block, 'list-unsubscribe').length === 1;
  const verdict = valuesOf(block, 'authentication-results')[0] ?? '';
  const disproved = /\bdkim\s*=\s*(fail|permerror|policy)\b/i.test(verdict) && !/\bdkim\s*=\s*pass\b/i.test(verdict);
  return asked && once && !disproved && valuesOf(block, 'dkim-signature').some(signsBoth);
}

function signsBoth(signature: string): boolean {
  const names = /(?:^|;)\s*h\s*=([^;]*)/i.exec(signature)?.[1] ?? '';
  const signed = new Set(names.split(':').map((name) => name.replace(/\s+/g, '').toLowerCase()));
  return signed.has('list-unsubscribe') && signed.has('list-unsubscribe-post');
}

function valuesOf(block: HeaderBlock, name: string): string[] {
  return block.fields.filter((field) => field.name === name).map((field) => fieldText(block, field));
}

/** « <mailto:…>, <https://…> » */
function bracketed(text: string): string[] {
  return [...text.matchAll(/<([^<>]+)>/g)].slice(0, URLS_MAX).map((match) => match[1]!.replace(/\s+/g, ''));
}

/** The phrase before the id (RFC 2919 §3). */
function listName(text: string): string {
  const phrase = text.includes('<') ? text.slice(0, text.indexOf('<')) : '';
  return decodeWords(phrase)
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .slice(0, 200);
}

function mailTo(urls: readonly string[]): ListHeader['mail'] {
  for (const url of urls) {
    const match = /^mailto:([^?]+)(?:\?(.*))?$/i.exec(url);
    const to = match && decoded(match[1]!);
    // One address, and nothing that could become a field of its own.
    if (!to || !/^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+$/.test(to)) continue;
    const query = new URLSearchParams(match[2] ?? '');
    return { to, subject: oneLine(query.get('subject') ?? ''), body: (query.get('body') ?? '').slice(0, 2_000) };
  }
  return null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % (URIError, the only one it throws): no address.
    return null;
  }
}

function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 200);
}
