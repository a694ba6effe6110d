// The pages that help the owner of an address, opened in the browser: an administrator's, else those that the académie is
// known by. Never one that a mail names.
import type { Policies } from '../domain/policies.ts';
import { academyFor } from './recognise.ts';

export interface HelpPages {
  /** About a forgotten identifiant or password, or the nearest to it. */
  forgottenUrl: string | null;
  webmailUrl: string | null;
  /** Of whoever helps people with their mail. */
  helpUrl: string | null;
}

/** Of an address as it is typed; a pupil's or a tenant's is not helped by the académie's pages. */
export function helpPagesFor(address: string, { helpPages }: Pick<Policies, 'helpPages'>): HelpPages {
  const academy = academyFor(address);
  const own = academy?.relation === 'own' ? academy : null;
  const domain = address.trim().toLowerCase().split('@')[1] ?? '';
  const isMeant = helpPages?.domains?.some((one) => one.toLowerCase() === domain) ?? true;
  const set = isMeant ? helpPages : undefined;
  return {
    forgottenUrl: set?.forgottenPassword ?? own?.helpUrl ?? null,
    webmailUrl: set?.webmail ?? own?.webmailUrl ?? null,
    helpUrl: set?.help ?? null,
  };
}
