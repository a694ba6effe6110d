// In which order people are proposed where an address is typed: by how well what was typed fits, by how much they are
// written to, and by whether they belong to those who stand there already (their role, their groups). Pure.
import type { Contact, ContactRole, RoleSource } from '../../shared/domain/contact.ts';
import { fold, searchTerms } from '../../shared/domain/search.ts';

export type Candidate = Contact & {
  /** Names of the groups that the address is a member of. */
  groups: string[];
};

/** Those who are recipients already. */
export interface Company {
  roles: readonly ContactRole[];
  groups: readonly string[];
}

const DAY_MS = 86_400_000;
/** Strongest first. */
const STRENGTH: readonly RoleSource[] = ['import', 'user', 'group', 'learned', 'heuristic'];

export function rankCompletion(
  candidates: readonly Candidate[],
  { text, company, nowAt }: { text: string; company: Company; nowAt: number },
): Candidate[] {
  const terms = searchTerms(text);
  const start = terms.join(' ');
  const sameRole = shares(company.roles);
  return candidates
    .map((candidate) => ({
      candidate,
      points:
        matchPoints(candidate, start, terms) +
        use(candidate, nowAt) +
        6 * (sameRole.get(roleOf(candidate) ?? 'list') ?? 0) +
        (candidate.groups.some((group) => company.groups.includes(group)) ? 4 : 0),
    }))
    .sort((a, b) => b.points - a.points || (a.candidate.address < b.candidate.address ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/** The role by the strongest source; null: none is known. */
export function roleOf({ roles }: Pick<Contact, 'roles'>): ContactRole | null {
  let best: Contact['roles'][number] | null = null;
  for (const one of roles) if (!best || STRENGTH.indexOf(one.source) < STRENGTH.indexOf(best.source)) best = one;
  return best?.role ?? null;
}

/** Which part of them has each role. */
function shares(roles: readonly ContactRole[]): Map<ContactRole, number> {
  const counts = new Map<ContactRole, number>();
  for (const role of roles) counts.set(role, (counts.get(role) ?? 0) + 1 / roles.length);
  return counts;
}

/** The beginning of the whole name or address, and words typed to their end. */
function matchPoints({ name, address }: Contact, start: string, terms: readonly string[]): number {
  const words = searchWordsOf(`${name ?? ''} ${address}`);
  const whole = terms.filter((term) => words.includes(term)).length;
  return (words.join(' ').startsWith(start) ? 3 : 0) + whole;
}

/** Written to counts more than received from; the last weeks more than the last years. */
function use({ sentCount, receivedCount, lastUsedAt, kept }: Contact, nowAt: number): number {
  const days = lastUsedAt === null ? Number.POSITIVE_INFINITY : (nowAt - lastUsedAt) / DAY_MS;
  const recent = days < 30 ? 2 : days < 180 ? 1 : 0;
  return Math.log2(1 + 4 * sentCount + receivedCount) + recent + (kept ? 1 : 0) + (sentCount > 0 ? 2 : 0);
}

function searchWordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
