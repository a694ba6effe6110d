// The identity that the draft is written as. One that is removed meanwhile gives way to the default of its account, as
// it does in the engine; where the account is gone too, to the first that is left.
import { useEffect, useRef } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { Identity } from '../../../shared/domain/identity.ts';
import type { IdentityId } from '../../../shared/domain/ids.ts';

export function useWriter(
  accounts: readonly Account[],
  identityId: IdentityId,
  change: (patch: { identityId: IdentityId }) => void,
): Identity | undefined {
  const identities = accounts.flatMap((account) => account.identities);
  const known = identities.find(({ id }) => id === identityId);
  const last = useRef(known);
  if (known) last.current = known;
  const heir = known ?? identities.find(({ accountId }) => accountId === last.current?.accountId) ?? identities[0];
  const heirId = heir?.id;
  useEffect(() => {
    if (heirId !== undefined && heirId !== identityId) change({ identityId: heirId });
  }, [heirId, identityId, change]);
  return heir;
}
