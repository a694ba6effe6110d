// Where the links of a message lead, held against what they show and against the domains that are known. Only what is
// written in the message is looked at: nothing is ever asked of the sites.
import { isBelow } from '../academies/host-names.ts';
import { toUnicodeDomain } from '../domain/punycode.ts';
import { CHEAP_ENDINGS, isFreePage, registered, SHORTENERS } from './domains.ts';
import { type Evidence, evidence } from './evidence.ts';
import { isInstitution } from './institutions.ts';
import type { LetterLink } from './letter.ts';
import { imitated, type KnownDomain } from './look-alike.ts';
import type { Scene } from './scene.ts';

/** More links than this no kit has; a newsletter's are alike. */
const MOST = 150;
/** With more of them it is a newsletter, whose mailing program counts the clicks. */
const FEW = 8;

/** Each kind once, with the first link that shows it. */
export function linkEvidence(scene: Scene): Evidence[] {
  const found = new Map<string, Evidence>();
  const seen = new Set<string>();
  const likeness = new Map<string, KnownDomain | null>();
  const likenessOf = (host: string) => {
    const like = likeness.has(host) ? likeness.get(host)! : imitated(host, scene.known);
    likeness.set(host, like);
    return like;
  };
  for (const link of scene.letter.links.slice(0, MOST)) {
    const asSeen = `${link.url} ${link.text}`;
    if (seen.has(asSeen)) continue;
    seen.add(asSeen);
    for (const one of ofLink(scene, link, likenessOf)) if (!found.has(one.kind)) found.set(one.kind, one);
  }
  const site = onlySite(scene);
  if (site) found.set('linkForeign', evidence('linkForeign', site));
  return [...found.values()];
}

/** The one site that all links lead to, where it is neither the sender's nor anybody's who is known. */
function onlySite({ letter, fromDomain, isAcquainted, isInside }: Scene): string | null {
  if (isAcquainted || isInside || letter.links.length > MOST) return null;
  const hosts = new Set(
    letter.links.flatMap(({ url }) => (/^https?:/i.test(url) ? (URL.parse(url)?.hostname ?? []) : [])).map(registered),
  );
  const [host] = hosts;
  return hosts.size === 1 && host && host !== registered(fromDomain) && !isInstitution(host) ? host : null;
}

function ofLink(scene: Scene, link: LetterLink, likenessOf: (host: string) => KnownDomain | null): Evidence[] {
  const address = link.url.trim();
  if (
    (/^\s*(?:javascript|vbscript):/i.test(address) && !scene.letter.isList) ||
    /^data:(?:text\/html|application|image\/svg)/i.test(address)
  )
    return [evidence('linkCode', address.slice(0, 60))];
  const url = /^https?:/i.test(address) ? URL.parse(address) : null;
  if (!url) return [];
  const host = url.hostname;
  // The sender's own site, and the institution's, are what they say.
  const isOwn = registered(host) === registered(scene.fromDomain) && !isFreePage(url);
  if (isInstitution(host)) return [];
  const like = isOwn ? null : likenessOf(host);
  return [
    ...(like ? [evidence('lookAlikeLink', toUnicodeDomain(host), like.domain)] : []),
    ...shownElsewhere(scene, link, url),
    ...oddities(scene, url, isOwn),
  ];
}

/** The domain that the text of a link names, if it names one and nothing else. */
export function domainShown(text: string): string | null {
  const bare = text.trim().replace(/^[<([«"'\s]+|[>)\]»"'.,;\s]+$/g, '');
  const shown = /^(?:https?:\/\/)?((?:[\p{L}\p{N}-]+\.)+[a-z]{2,18})(?::\d+)?(?:[/?#]\S*)?$/iu.exec(bare)?.[1];
  return shown ? shown.toLowerCase() : null;
}

function shownElsewhere(scene: Scene, { text }: LetterLink, url: URL): Evidence[] {
  const shown = domainShown(text);
  if (shown === null || registered(shown) === registered(url.hostname)) return [];
  const isFamiliar =
    isInstitution(shown) ||
    scene.known.some(({ domain, kind }) => kind !== 'firm' && isBelow(shown, domain)) ||
    scene.knowledge.familiarDomains.some((domain) => isBelow(shown, domain));
  // Mailing programs count clicks: the text is then the sender's own site, and so is the way there.
  const counts = scene.letter.isList || scene.letter.links.length > FEW || isBelow(shown, registered(scene.fromDomain));
  if (!isFamiliar && (counts || sameSite(shown, url))) return [];
  if (isFamiliar && scene.isInside) return [];
  return [evidence('linkTextElsewhere', shown, url.hostname)];
}

/** `http://click.example/?u=http://shown.fr`, or the same firm under another ending. */
function sameSite(shown: string, url: URL): boolean {
  const whole = decodeSafely(`${url.pathname}${url.search}${url.hash}`).toLowerCase();
  return (
    whole.includes(registered(shown)) || registered(shown).split('.')[0] === registered(url.hostname).split('.')[0]
  );
}

function oddities(scene: Scene, url: URL, isOwn: boolean): Evidence[] {
  const host = url.hostname;
  const found: Evidence[] = [];
  if (/^[\d.]+$|^\[/.test(host)) found.push(evidence('linkNumber', host));
  if (/[^\s]\.[a-z]/i.test(decodeSafely(url.username)) || url.password !== '')
    found.push(evidence('linkUserInfo', url.username, host));
  if (mixesAlphabets(host)) found.push(evidence('linkForeignLetters', toUnicodeDomain(host)));
  if (SHORTENERS.has(host.replace(/^www\./, ''))) found.push(evidence('linkShortener', host));
  const beyond = sentOn(url);
  if (beyond && !isOwn) found.push(evidence('linkRedirector', host, beyond));
  if (isFreePage(url) || (beyond && isFreePage(new URL(`https://${beyond}/`))))
    found.push(evidence('linkFreeHost', beyond ?? host));
  const ending = host.slice(host.lastIndexOf('.') + 1);
  if (CHEAP_ENDINGS.has(ending) && !scene.isAcquainted) found.push(evidence('linkCheapEnding', host));
  return found;
}

/** Sites that send on whoever asks: by their own doors for it. */
const REDIRECTORS =
  /^(?:(?:www\.)?google\.[a-z.]+\/(?:url|amp)|(?:l|lm)\.(?:facebook|instagram)\.com\/|(?:www\.)?youtube\.com\/redirect|(?:www\.)?bing\.com\/ck|[\w.-]*doubleclick\.net\/|(?:www\.)?linkedin\.com\/(?:redir|slink|safety)|t\.umblr\.com\/|(?:www\.)?google\.[a-z.]+\/maps|translate\.google\.|[\w-]+\.translate\.goog\/|href\.li\/|vk\.com\/away|r\.mail\.yahoo|slack-redir\.net|ad\.[\w.-]+\/|clickserve\.|adclick\.g\.)/i;

/** Where a redirector leads, as far as the link itself tells. */
function sentOn(url: URL): string | null {
  if (!REDIRECTORS.test(`${url.hostname}${url.pathname}`)) return null;
  const rest = decodeSafely(`${url.pathname}${url.search}`).slice(1);
  const inner = /(?:https?:\/\/|\/\/|[=/])((?:[\w-]+\.)+[a-z]{2,18})(?=[/?#:&]|$)/i.exec(rest)?.[1]?.toLowerCase();
  return inner && registered(inner) !== registered(url.hostname) ? inner : null;
}

function mixesAlphabets(host: string): boolean {
  if (!host.includes('xn--')) return false;
  return toUnicodeDomain(host)
    .split('.')
    .some((label) => /[a-z]/.test(label) && /[^\x00-\x7f\p{Script=Latin}\p{M}]/u.test(label));
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
