// An address's place: the académie it belongs to, the domains whose hosts may hear its password, and how its servers
// call the person. What a domain looks like decides only where nothing is known of it.
import type { UserNameRule } from '../domain/setup.ts';
import { academyAbove, academyAt } from './academies.ts';
import { hostName, isBelow } from './host-names.ts';
import type { Academy } from './schema.ts';

export interface Place {
  address: string;
  localPart: string;
  /** As DNS knows it; '' when it is no domain. */
  domain: string;
  /** The académie whose domain this is, or below whose domain it lies. */
  academy: Academy | null;
  /** A sub-domain of an académie's: pupils, a separate tenant, a union's lists. */
  isSubDomain: boolean;
  /** The address's own domain, then the one its académie uses today. */
  ownDomains: string[];
}

export function placeOf(address: string): Place {
  const at = address.lastIndexOf('@');
  const domain = at > 0 ? (hostName(address.slice(at + 1)) ?? '') : '';
  const exact = academyAt(domain);
  const academy = exact ?? academyAbove(domain);
  // A region's domains are those of different organisations, the others' are names of one.
  const home = academy && academy.kind !== 'region' ? academy.domains[0]! : domain;
  return {
    address,
    localPart: address.slice(0, Math.max(at, 0)),
    domain,
    academy,
    isSubDomain: exact === null && academy !== null,
    ownDomains: home === domain ? [domain] : [domain, home],
  };
}

export function isOwnHost(host: string, place: Place): boolean {
  return place.ownDomains.some((domain) => isBelow(host, domain));
}

/** `ac-…` in any top-level domain: an académie that the list does not know yet. */
function looksLikeAcademy(domain: string): boolean {
  return /^ac-[a-z0-9-]+\.[a-z]+$/.test(domain);
}

/** Whose staff have an identifiant, and may one day be moved to the national service. */
export function isAcademy({ academy, domain, isSubDomain }: Place): boolean {
  if (isSubDomain) return false;
  return academy ? academy.kind === 'academie' || academy.kind === 'region' : looksLikeAcademy(domain);
}

/** A school's mailbox, or another shared one: `ce.0921778h`, `ce.dsden73`. */
export function isSharedMailbox(localPart: string): boolean {
  return /^ce\./i.test(localPart);
}

/** What its own servers take as user name, where they do not say otherwise. */
export function ownUserName(place: Place): UserNameRule {
  const { academy, localPart, isSubDomain } = place;
  if (isAcademy(place) && isSharedMailbox(localPart)) return { form: 'localPart' };
  if (academy?.userName && !isSubDomain) return { form: academy.userName.form };
  // Where no source tells of an académie, what the ministry's own tutorial tells of all.
  return { form: isAcademy(place) && academy?.kind !== 'region' ? 'identifiant' : 'fullAddress' };
}
