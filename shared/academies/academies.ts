// The académies of academies.json by their mail domains. The file is not parsed against its schema at run time: it
// ships with the program, and test/unit/academies holds it to schema.ts. Facts only; how they are used is the callers'.
import data from './academies.json';
import type { Academy, AcademyFile } from './schema.ts';

/** TypeScript reads a JSON file's texts as `string`; that each is one of the schema's is what the test proves. */
export const ACADEMY_FILE = data as AcademyFile;

const BY_DOMAIN: ReadonlyMap<string, Academy> = new Map(
  ACADEMY_FILE.academies.flatMap((one) => [...one.domains, ...one.formerDomains].map((domain) => [domain, one])),
);

export const KNOWN_DOMAINS: readonly string[] = [...BY_DOMAIN.keys()];

/** The one that keeps the national service, which others move to. */
export const NATIONAL = ACADEMY_FILE.academies.find((one) => one.nationalService?.state === 'is')!;

/** Whose own mail domain this is; null for any other, sub-domains included. */
export function academyAt(domain: string): Academy | null {
  return BY_DOMAIN.get(domain.toLowerCase()) ?? null;
}

/** Below whose domain this one lies: `eleves.ac-x.fr`, `edu.ac-x.fr`. Pupils and tenants, never staff by itself. */
export function academyAbove(domain: string): Academy | null {
  const labels = domain.toLowerCase().split('.');
  for (let i = 1; i < labels.length - 1; i++) {
    const academy = academyAt(labels.slice(i).join('.'));
    if (academy) return academy;
  }
  return null;
}
