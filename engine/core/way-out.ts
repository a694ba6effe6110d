// Which way out of a mailing list is offered: pure. The first of what can be taken: one click where its conditions hold
// (RFC 8058: an HTTPS address, a signature that covers it), else a message, else the page for the person to open. None on
// a message that looks like a trap or lies among the junk: to answer tells a stranger that somebody reads there.
import type { MailingList, WayOut } from '../../shared/domain/mailing-list.ts';
import type { ListHeader } from './message-facts.ts';

export interface ListCircumstances {
  listId: string | null;
  authorDomain: string;
  /** The check for phishing found something, or the message lies among the junk. */
  suspicious: boolean;
  askedAt: number | null;
}

export function mailingListOf(header: ListHeader, at: ListCircumstances): MailingList | null {
  const { listId, authorDomain, suspicious, askedAt } = at;
  const wayOut = wayOutOf(header);
  // Many a program puts an empty List-Id, or none: without a way out or in there is nothing to say.
  if (listId === null && wayOut === null && header.postTo === null) return null;
  const name = header.name || listId || authorDomain;
  const withheld = suspicious && wayOut !== null;
  const postTo = suspicious ? null : header.postTo;
  return { name, id: listId, postTo, wayOut: withheld ? null : wayOut, withheld, askedAt };
}

/** What is told apart by whether one has left it already. */
export function listKey(header: ListHeader, listId: string | null): string {
  return listId ?? header.mail?.to.toLowerCase() ?? hostOf(header.pages[0] ?? '') ?? header.name;
}

/** The address that the request goes to; null: not by one click. */
export function oneClickUrl({ oneClick, pages }: ListHeader): URL | null {
  const [url, ...others] = pages.flatMap((page) => safeUrl(page) ?? []);
  return oneClick && url && others.length === 0 ? url : null;
}

function wayOutOf(header: ListHeader): WayOut | null {
  const url = oneClickUrl(header);
  if (url) return { kind: 'oneClick', host: url.host };
  if (header.mail) return { kind: 'mail', to: header.mail.to };
  const page = header.pages.find((one) => URL.canParse(one) && one.length <= 20_000);
  return page ? { kind: 'page', host: new URL(page).host, url: page } : null;
}

/** HTTPS to a host of the public net by its name, without a password in it. */
function safeUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const named = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*$/i.test(url.hostname);
  return url.protocol === 'https:' && named && url.username === '' && url.password === '' ? url : null;
}

function hostOf(text: string): string | null {
  return URL.canParse(text) ? new URL(text).host : null;
}
