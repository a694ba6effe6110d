// Whose domains are known to be what they say: the ministry's and the académies' own, public services, and what must not
// be imitated of all these. From shared/academies and brands.ts, made once.
import { academyAbove, academyAt, KNOWN_DOMAINS } from '../academies/academies.ts';
import { domainOf, PERSONAL_DOMAINS } from '../guard/mail-domains.ts';
import { BRANDS } from './brands.ts';
import { registered } from './domains.ts';
import type { Knowledge } from './knowledge.ts';
import type { KnownDomain } from './look-alike.ts';

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

const INSTITUTIONS: readonly KnownDomain[] = [...KNOWN_DOMAINS, DEMO_DOMAIN].map((domain) => ({
  domain,
  kind: 'institution',
}));
const FIRMS: readonly KnownDomain[] = [...new Set(BRANDS.flatMap(({ domains }) => domains))]
  .filter((domain) => domain.includes('.') && !domain.endsWith('gouv.fr'))
  .map((domain) => ({ domain, kind: 'firm' }));
/** Names of services that no kit uses otherwise: « impots.gouv », « ants.gouv ». */
const SERVICES: readonly KnownDomain[] = ['impots.gouv.fr', 'amendes.gouv.fr', 'ants.gouv.fr', 'ameli.fr'].map(
  (domain) => ({ domain, kind: 'firm' }),
);

/** Everything that a domain may imitate, for this person. */
export function knownDomains({ ownAddresses, familiarDomains }: Knowledge): KnownDomain[] {
  const own = new Set(ownAddresses.map((address) => registered(domainOf(address))));
  const familiar = familiarDomains.map(registered).filter((domain) => !own.has(domain));
  return [
    ...INSTITUTIONS,
    ...[...own].filter((domain) => !isFreemail(domain)).map((domain): KnownDomain => ({ domain, kind: 'institution' })),
    ...SERVICES,
    ...FIRMS,
    ...[...new Set(familiar)]
      .filter((domain) => !isFreemail(domain))
      .map((domain): KnownDomain => ({ domain, kind: 'familiar' })),
  ];
}
