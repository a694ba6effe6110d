import { z } from 'zod';
import { IdentityPatch, NewIdentity } from '../domain/identity.ts';
import { AccountId, IdentityId } from '../domain/ids.ts';
import { command, query } from './procedure.ts';

/** `accounts.list` has them; a change is told as one of area `accounts`. Signatures are sanitised on their way in. */
export const identities = {
  /** The last of its account's. */
  add: command<{ identityId: IdentityId }>()(NewIdentity),
  update: command<void>()(IdentityPatch),
  /** Drafts that it was to write go over to the account's default one. Refuses to take an account its only one. */
  remove: command<void>()(z.object({ identityId: IdentityId })),
  /** The first is the account's default. Those that are not named keep their place behind. */
  order: command<void>()(z.object({ accountId: AccountId, identityIds: z.array(IdentityId).max(1_000) })),
  /** Signatures as they stand in a plain-text message. */
  signatureTexts: query<{ identityId: IdentityId; text: string }[]>()(z.void()),
};
