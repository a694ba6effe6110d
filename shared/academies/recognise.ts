// What the set-up shows of an address before anything is asked of a server: whose it is, by name, whether it is a
// school's or a pupil's, and the pages of its académie. These pages come from the built-in list alone, never from a
// mail, and only those that are encrypted are opened.
import { isSharedMailbox, placeOf } from './place.ts';
import { readAddress } from './read-address.ts';
import type { Academy } from './schema.ts';
import { type Uai, uaiOfMailbox } from './uai.ts';

export interface Recognised {
  id: string;
  kind: Academy['kind'];
  /** In French: « Académie d’Amiens ». */
  name: string;
  /** A sub-domain of it. `pupils`: one that is named after them; `apart`: any other, whose servers may be its own. */
  relation: 'own' | 'pupils' | 'apart';
  /** `school`: by its UAI; `shared`: another mailbox that begins with `ce.`. */
  mailbox: 'person' | 'school' | 'shared';
  uai: Uai | null;
  nationalService: 'is' | 'migrated' | 'likely' | 'unknown';
  webmailUrl: string | null;
  /** About a forgotten identifiant or password, or the nearest to it. */
  helpUrl: string | null;
}

/** Of an address as it is typed. null: no académie's, as far as is known, or no whole address yet. */
export function academyFor(text: string): Recognised | null {
  const read = readAddress(text);
  if (read.kind !== 'address') return null;
  const { academy, localPart, domain, isSubDomain } = placeOf(read.address);
  if (academy === null) return null;
  const uai = isSubDomain ? null : uaiOfMailbox(localPart);
  return {
    id: academy.id,
    kind: academy.kind,
    name: academy.name,
    relation: isSubDomain ? (isOfPupils(domain) ? 'pupils' : 'apart') : 'own',
    mailbox: uai ? 'school' : isSharedMailbox(localPart) ? 'shared' : 'person',
    uai,
    nationalService: academy.nationalService?.state ?? 'unknown',
    webmailUrl: encrypted(academy.webmail),
    helpUrl: encrypted(academy.help),
  };
}

function encrypted(link: Academy['webmail']): string | null {
  return link?.url.startsWith('https:') ? link.url : null;
}

function isOfPupils(domain: string): boolean {
  return /^(eleves?|etud?|etudiants?|students?|lyceens?|collegiens?)\./.test(domain);
}
