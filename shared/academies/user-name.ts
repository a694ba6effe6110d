// What to type as user name, proposed from address and name alone, before any server was found.
import { identifiantProposals, userNameOf } from './identifiant.ts';
import { ownUserName, placeOf } from './place.ts';

/** '' while there is no address yet. The national service wants the whole address of those who moved there. */
export function proposedUserName({ address, name }: { address: string; name: string }): string {
  const place = placeOf(address);
  if (place.domain === '') return '';
  const moved = place.academy?.nationalService?.state === 'migrated' && !place.isSubDomain;
  const rule = moved ? ({ form: 'fullAddress' } as const) : ownUserName(place);
  return userNameOf(rule, { address, identifiant: identifiantProposals({ address, name })[0] ?? '' });
}
