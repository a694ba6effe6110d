// What a new account is called on the screen until the person calls it otherwise: after its académie, or after the code
// of its school, whose name nobody knows yet. '' where neither is known: then by its address.
import { academyFor } from './recognise.ts';

/** A name that another account bears already would tell nothing apart. */
export function accountNameFor(address: string, others: readonly { displayName: string }[]): string {
  const known = academyFor(address);
  if (known?.relation !== 'own') return '';
  const name = known.uai ? `Établissement ${known.uai.code}` : known.mailbox === 'shared' ? '' : known.name;
  return others.some(({ displayName }) => displayName === name) ? '' : name;
}
