// An identity: a From, with the signature and the address for answers that go with it. Every account that can send has
// at least one; the first in its order is the one that it writes with unless something else is asked for.
import { z } from 'zod';
import { AccountId, IdentityId } from './ids.ts';

export interface Identity {
  id: IdentityId;
  accountId: AccountId;
  /** As recipients see it; '' = the address alone. */
  name: string;
  address: string;
  /** Where answers are to go; '' = to the address itself. */
  replyTo: string;
  /** Sanitised HTML; '' = no signature. */
  signatureHtml: string;
}

/** One @, something on either side, nothing that ends an address. What a server takes, it says itself. */
const OneAddress = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s<>,;"@]+@[^\s<>,;"@]+$/u);

const facts = {
  name: z.string().trim().max(200),
  address: OneAddress,
  replyTo: z.union([z.literal(''), OneAddress]),
  signatureHtml: z.string().max(200_000),
};

export const NewIdentity = z.object({
  accountId: AccountId,
  name: facts.name,
  address: facts.address,
  replyTo: facts.replyTo.default(''),
  signatureHtml: facts.signatureHtml.default(''),
});
export type NewIdentity = z.infer<typeof NewIdentity>;

/** What is left out stays. */
export const IdentityPatch = z.object({ identityId: IdentityId, ...z.object(facts).partial().shape });
export type IdentityPatch = z.infer<typeof IdentityPatch>;

export function isOneAddress(text: string): boolean {
  return OneAddress.safeParse(text).success;
}
