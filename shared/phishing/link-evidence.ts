// Where the links of a message lead, held against what they show and against the domains that are known. Only what is
// written in the message is looked at: nothing is ever asked of the sites.
import { isBelow } from '../academies/host-names.ts';
import { toUnicodeDomain } from '../domain/punycode.ts';
import { isOneBrand } from './brands.ts';
import { hasCheapEnding, isFreePage, isMailer, isStorage, registered, SHORTENERS } from './domains.ts';
import { type Evidence, type EvidenceKind, evidence } from './evidence.ts';
import { isInstitution } from './institutions.ts';
import type { LetterLink } from './letter.ts';
import { bearsName, imitated, type KnownDomain } from './look-alike.ts';
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
  const short = onlyShort(scene);
  const store = onlyStorage(scene);
  const replace = (kind: EvidenceKind, one: Evidence) => {
    found.delete(kind);
    found.set(one.kind, one);
  };
  if (short) replace('linkShortener', evidence('linkOnlyShort', short));
  else if (store) replace('linkFreeHost', evidence('linkOnlyStorage', store));
  else if (site && isAboutAccount(scene)) replace('linkForeign', evidence('linkClaimElsewhere', site));
  return [...found.values()];
}

const hostOf = ({ url }: LetterLink): string | null =>
  /^https?:/i.test(url) ? (URL.parse(url)?.hostname.replace(/^www\./, '') ?? null) : null;

/** Whoever writes out a short address shows that it is one; one link hidden so is a habit of associations. */
function onlyShort({ letter, isAcquainted }: Scene): string | null {
  const links = letter.links.filter((link) => hostOf(link) !== null);
  const areAll = links.every((link) => SHORTENERS.has(hostOf(link)!) && !link.text.includes(hostOf(link)!));
  const isMany = letter.isList || new Set(links.map(({ url }) => url)).size > 1;
  return links.length > 0 && areAll && isMany && !isAcquainted ? hostOf(links[0]!) : null;
}

/** All links lead into a store for files, to what is no mere file, and the place does not bear the sender's name. */
function onlyStorage({ letter, fromDomain, isAcquainted }: Scene): string | null {
  const sender = registered(fromDomain).split('.')[0]!;
  const isNobodys = (link: LetterLink) =>
    isStorage(hostOf(link) ?? '') && !MERE_FILE.test(link.url) && !(sender.length > 3 && link.url.includes(sender));
  const links = letter.links.filter((link) => hostOf(link) !== null);
  return links.length > 0 && !isAcquainted && links.every(isNobodys) ? hostOf(links[0]!) : null;
}

const MERE_FILE = /\.(?:pdf|mp[34]|mov|jpe?g|png|docx?|odt|xlsx?|ods|pptx?|odp|csv|ics)(?:[?#]|$)/i;

const THREATS = new Set<string>(['accountThreat', 'quotaClaim', 'passwordClaim']);
const REQUESTS = new Set<string>([
  'credentialRequest',
  'parcel',
  'refund',
  'payment',
  'bankDetails',
  'prize',
  'urgency',
  'callToClick',
]);

/** It threatens, or asks for something and presses as well. */
function isAboutAccount({ said, letter }: Scene): boolean {
  const topics = said.map(({ topic }) => topic);
  return (
    !letter.isList && (topics.some((one) => THREATS.has(one)) || topics.filter((one) => REQUESTS.has(one)).length > 1)
  );
}

function named(scene: Scene, host: string, isOwn: boolean): Evidence[] {
  const brand = isOwn || isMailer(host) ? null : bearsName(host, scene.known);
  return brand ? [evidence('brandInLink', toUnicodeDomain(host), brand.domain)] : [];
}

/** `https://site.example/#claire@ac-poitiers.fr`, or the same in base64. */
function carriesAddress({ letter, isAcquainted }: Scene, url: URL, isOwn: boolean): Evidence[] {
  if (isOwn || isAcquainted || letter.isList || letter.links.length > FEW || isMailer(url.hostname)) return [];
  const rest = decodeSafely(`${url.pathname}${url.search}${url.hash}`);
  const isThere = letter.to
    .slice(0, 3)
    .map(({ address }) => address.trim())
    .some((one) => one.includes('@') && (rest.includes(one) || rest.includes(btoa(toLatin(one)).replace(/=+$/, ''))));
  return isThere ? [evidence('linkCarriesAddress', url.hostname)] : [];
}

const toLatin = (text: string) => text.replace(/[^\x00-\xff]/g, '?');

/** kahoot.com and kahoot.it, ovhcloud.com and ovh.com, or two domains of one firm. Both are registered names. */
function isSameOrganisation(site: string, sender: string): boolean {
  const [a, b] = [site, sender].map((domain) => domain.slice(0, domain.lastIndexOf('.'))) as [string, string];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    (short.length > 2 && long.startsWith(short)) ||
    (short.length > 3 && long.includes(short)) ||
    isOneBrand(site, sender)
  );
}

/** The one site that all links lead to, where it is neither the sender's nor anybody's who is known. */
function onlySite({ letter, fromDomain, isAcquainted, isInside }: Scene): string | null {
  if (isAcquainted || isInside || letter.links.length > MOST) return null;
  const hosts = new Set(
    letter.links.flatMap(({ url }) => (/^https?:/i.test(url) ? (URL.parse(url)?.hostname ?? []) : [])).map(registered),
  );
  const [host] = hosts;
  if (hosts.size !== 1 || !host || isInstitution(host) || isMailer(host)) return null;
  return isSameOrganisation(host, registered(fromDomain)) ? null : host;
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
    ...(like ? [evidence('lookAlikeLink', toUnicodeDomain(host), like.domain)] : named(scene, host, isOwn)),
    ...carriesAddress(scene, url, isOwn),
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
  if (hasCheapEnding(host) && !scene.isAcquainted) found.push(evidence('linkCheapEnding', host));
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
