// Whose domains are known to be what they say: the ministry's and the académies' own, public services, and what must not
// be imitated of all these. From shared/academies and brands.ts, made once.
import { academyAbove, academyAt, KNOWN_DOMAINS } from '../academies/academies.ts';
import { domainOf, PERSONAL_DOMAINS } from '../guard/mail-domains.ts';
import { BRANDS } from './brands.ts';
import { registered } from './domains.ts';
import { type KnownDomain, knownDomain } from './look-alike.ts';

/** The trial mailbox's own académie, under a name that can never exist (RFC 2606). */
const DEMO_DOMAIN = 'ac-demo.example';

/** The ministry, an académie, a public service: nobody else has names there. */
export function isInstitution(domain: string): boolean {
  const academy = academyAt(domain) ?? academyAbove(domain);
  if (academy) return academy.kind !== 'ent';
  const own = registered(domain);
  return own === DEMO_DOMAIN || own.endsWith('.gouv.fr') || own === 'gouv.fr' || own === 'reseau-canope.fr';
}

export const isFreemail = (domain: string): boolean => PERSONAL_DOMAINS.has(domain) || FOREIGN_FREEMAIL.has(domain);

const FOREIGN_FREEMAIL = new Set(
  `mail.com email.com usa.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de yahoo.co.uk yahoo.de yahoo.it yahoo.es
  yahoo.ca yahoo.com.br yahoo.co.jp yahoo.co.in hotmail.co.uk hotmail.de hotmail.it hotmail.es hotmail.be outlook.de
  outlook.es outlook.it live.co.uk live.nl live.be mail.ru yandex.ru yandex.com inbox.ru list.ru bk.ru rambler.ru
  163.com 126.com qq.com naver.com daum.net rediffmail.com uol.com.br bol.com.br terra.com.br libero.it virgilio.it
  seznam.cz abv.bg zohomail.com zoho.com tutanota.de bluewin.ch skynet.be comcast.net att.net sbcglobal.net
  cox.net verizon.net bellsouth.net btinternet.com onet.pl wp.pl o2.pl interia.pl caramail.com voila.fr rocketmail.com
  aim.com hushmail.com fastmail.com dr.com consultant.com europe.com asia.com post.com mailfence.com inbox.lv`.split(
    /\s+/,
  ),
);

const INSTITUTIONS = [...KNOWN_DOMAINS, DEMO_DOMAIN].map((domain) => knownDomain(domain, 'institution'));
const FIRMS = [
  // Of the state's services these are what kits imitate.
  ...['impots.gouv.fr', 'amendes.gouv.fr', 'ants.gouv.fr'],
  ...new Set(BRANDS.flatMap(({ domains }) => domains).filter((domain) => !domain.endsWith('gouv.fr'))),
].map((domain) => knownDomain(domain, 'firm'));

/** Everything that a sender or a site may imitate, for this person. */
export function knownDomains(ownAddresses: readonly string[]): KnownDomain[] {
  const own = new Set(ownAddresses.map((address) => registered(domainOf(address))));
  const ownDomains = [...own].filter((domain) => !isFreemail(domain));
  return [...INSTITUTIONS, ...ownDomains.map((domain) => knownDomain(domain, 'institution')), ...FIRMS];
}

/** One list of correspondents serves until the address book changes. */
const READY = new WeakMap<readonly string[], KnownDomain[]>();

/** What a sender alone may imitate: domains of correspondents. */
export function familiarDomains(domains: readonly string[]): KnownDomain[] {
  const ready =
    READY.get(domains) ??
    [...new Set(domains.map(registered))]
      .filter((domain) => !isFreemail(domain))
      .map((domain) => knownDomain(domain, 'familiar'));
  READY.set(domains, ready);
  return ready;
}
