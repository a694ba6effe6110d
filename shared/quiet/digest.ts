// « Pendant vos congés : 42 messages, dont 3 de la direction »: what came while it was quiet, by who wrote it. Pure.
import { academyOfDomain } from '../academies/domains.ts';
import { isSharedMailbox, placeOf } from '../academies/place.ts';
import { uaiOfMailbox } from '../academies/uai.ts';
import type { MessageId } from '../domain/ids.ts';
import type { Digest, DigestGroup } from '../domain/notice.ts';
import type { QuietReason } from '../domain/quiet.ts';
import type { PersonFacts } from '../guard/index.ts';

export interface QuietArrival {
  id: MessageId;
  /** Of its author. */
  address: string;
  /** It came over a mailing list. */
  list: boolean;
  facts: Pick<PersonFacts, 'roles' | 'groups'>;
  /** Why it was quiet then. */
  reason: QuietReason;
}

const GROUPS: readonly DigestGroup[] = ['management', 'institution', 'families', 'colleagues', 'others', 'lists'];
const REASONS: readonly QuietReason[] = ['leave', 'holidays', 'weekday', 'evening'];

/** null: nothing came. In the order given within each group. */
export function digestOf(arrivals: readonly QuietArrival[]): Digest | null {
  if (arrivals.length === 0) return null;
  const during = REASONS.find((reason) => arrivals.some((arrival) => arrival.reason === reason)) ?? 'evening';
  const groups = GROUPS.map((who) => ({
    who,
    messages: arrivals.filter((arrival) => writerOf(arrival) === who).map(({ id }) => id),
  })).filter(({ messages }) => messages.length > 0);
  return { during, total: arrivals.length, groups };
}

/** « Direction », « La direction de l'école »: a group of the person's own. */
const MANAGEMENT = /^(la |l’équipe de |équipe de )?direction\b/i;

export function writerOf({ address, list, facts }: Omit<QuietArrival, 'id' | 'reason'>): DigestGroup {
  const { localPart, domain, isSubDomain } = placeOf(address.toLowerCase());
  const staff = !isSubDomain && academyOfDomain(domain) !== null;
  const roles = new Set(facts.roles.map(({ role }) => role));
  if (facts.groups.some(({ name }) => MANAGEMENT.test(name))) return 'management';
  if (staff && uaiOfMailbox(localPart)) return 'management';
  if (list || roles.has('list')) return 'lists';
  if (roles.has('family') || roles.has('electedParent')) return 'families';
  if (roles.has('institution') || (staff && isSharedMailbox(localPart))) return 'institution';
  return roles.has('colleague') || staff ? 'colleagues' : 'others';
}
