// What of a message is learnt as junk or good: words of its subject and body, who sent it, where its links lead, which
// attachments it bears. Pure. Bounded, as anybody may have written it.
import type { Address } from '../../shared/domain/address.ts';
import { addressKey } from '../../shared/domain/address.ts';
import { fold } from '../../shared/domain/search.ts';

export interface TokenSource {
  subject: string;
  from: readonly Address[];
  replyTo: readonly Address[];
  listId: string | null;
  text: string;
  bodyKind: 'html' | 'text' | 'empty';
  attachmentNames: readonly string[];
}

const TEXT_READ = 20_000;
const TOKENS_MAX = 1_500;
const WORD = /[\p{L}\p{N}$€£!'’-]{3,24}/gu;
const LINK_HOST = /https?:\/\/([a-z0-9.-]{4,100})/gi;

/** Each once, however often it stands there. */
export function junkTokens({ subject, from, replyTo, listId, text, bodyKind, attachmentNames }: TokenSource): string[] {
  const tokens = new Set<string>();
  const add = (kind: string, value: string) => {
    if (tokens.size < TOKENS_MAX && value !== '') tokens.add(`${kind}:${value}`);
  };
  for (const { address, name } of from) {
    add('from', addressKey(address));
    add('domain', domainOf(address));
    for (const word of wordsOf(name ?? '')) add('name', word);
  }
  for (const { address } of replyTo) add('answer', domainOf(address));
  if (listId !== null) add('list', fold(listId).slice(0, 100));
  add('kind', bodyKind);
  for (const name of attachmentNames.slice(0, 20))
    add('file', /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '');
  const subjectWords = wordsOf(subject);
  for (const word of subjectWords) add('subject', word);
  if (/[!?]{2,}/.test(subject)) add('subject', '!!');
  if (subject.length > 8 && subject === subject.toUpperCase()) add('subject', 'CAPITALS');
  const read = text.slice(0, TEXT_READ);
  for (const [, host] of read.matchAll(LINK_HOST)) add('link', siteOf(host!.toLowerCase()));
  let before = '';
  for (const word of wordsOf(read)) {
    add('word', word);
    // Two words say more than each: « cliquez ici », « compte suspendu ».
    if (before !== '') add('pair', `${before} ${word}`);
    before = word;
  }
  return [...tokens];
}

function wordsOf(text: string): string[] {
  return fold(text.slice(0, TEXT_READ)).match(WORD) ?? [];
}

function domainOf(address: string): string {
  return addressKey(address).split('@').at(-1)?.slice(0, 100) ?? '';
}

/** « mail.boutique.example » → « boutique.example »: sites change their first name as they like. */
function siteOf(host: string): string {
  return host.split('.').filter(Boolean).slice(-2).join('.');
}
