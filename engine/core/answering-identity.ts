// Which identity a message is answered from, and which one a draft belongs to that comes from elsewhere. Pure.
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { Identity } from '../../shared/domain/identity.ts';
import type { HeaderFacts } from './message-facts.ts';

type Writer = Pick<Identity, 'name' | 'address'>;

/** What of a message says whom it was written to; `deliveredTo` is known where its whole header is. */
export type WrittenTo = Pick<HeaderFacts, 'from' | 'to' | 'cc' | 'bcc' | 'deliveredTo'>;

/**
 * The one that was written to: of the account in which the message lies, else of another one (it was carried there);
 * else, where only a list or an alias was named, that account's default. `of` and `others` are in the order of the
 * person; null: nobody can answer.
 */
export function answeringIdentity<I extends Writer>(
  message: WrittenTo,
  { of, others }: { of: readonly I[]; others: readonly I[] },
): I | null {
  return addressed(message, of) ?? addressed(message, others) ?? of[0] ?? others[0] ?? null;
}

/** An answer to what one wrote oneself comes from the same identity again. */
function addressed<I extends Writer>(
  { from, to, cc, bcc, deliveredTo }: WrittenTo,
  identities: readonly I[],
): I | null {
  const delivered = deliveredTo.map((address) => ({ name: null, address }));
  for (const written of [...from, ...to, ...cc, ...bcc, ...delivered]) {
    const identity = bestMatch(written, identities);
    if (identity) return identity;
  }
  return null;
}

/** Two may share an address: the name tells « L’équipe des CM2 » from its author. */
function bestMatch<I extends Writer>({ name, address }: Address, identities: readonly I[]): I | null {
  const same = identities.filter((one) => addressKey(one.address) === addressKey(address));
  return same.find((one) => one.name === name) ?? same[0] ?? null;
}

/** Of a draft that was written by another program or is made of a message's bytes. null: of none of these. */
export function writingIdentity<I extends Writer & Pick<Identity, 'replyTo'>>(
  draft: { from: Address; replyTo: readonly Address[] },
  identities: readonly I[],
): I | null {
  const same = identities.filter((one) => addressKey(one.address) === addressKey(draft.from.address));
  const answers = addressKey(draft.replyTo[0]?.address ?? '');
  const likeness = (one: I) =>
    Number(addressKey(one.replyTo) === answers) * 2 + Number(one.name === (draft.from.name ?? ''));
  return same.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? null;
}
