// Which mail domains are those of staff, for the guard: the académie of each, by the facts of academies.json. A digital
// workspace (ENT) is none: families have addresses there too.
import { academyAbove, academyAt } from './academies.ts';
import type { Academy } from './schema.ts';

/** The trial mailbox's own académie, under a name that can never exist (RFC 2606). */
const DEMO_DOMAIN = 'ac-demo.example';

/** The académie whose own mail domain this is; null for any other, sub-domains included (pupils, tenants). */
export function academyOfDomain(domain: string): string | null {
  return domain.toLowerCase() === DEMO_DOMAIN ? 'demo' : staffOf(academyAt(domain));
}

/** The académie below whose domain this one lies (`eleves.ac-x.fr`): never staff by itself. */
export function academyAboveDomain(domain: string): string | null {
  return domain.toLowerCase().endsWith(`.${DEMO_DOMAIN}`) ? 'demo' : staffOf(academyAbove(domain));
}

function staffOf(academy: Academy | null): string | null {
  return academy === null || academy.kind === 'ent' ? null : academy.id;
}
