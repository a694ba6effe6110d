// The one-click mendings. They move exactly those who have to be hidden: a colleague is never hidden by side
// effect, and À is never left empty.
import { addressKey } from '../domain/address.ts';
import type { Group } from '../domain/contact.ts';
import type { Recipient } from '../domain/draft.ts';
import type { RecipientFields } from './finding.ts';
import { addressesOf } from './recipients.ts';

/** Moves these addresses from À and Cc to Cci. A group goes as one chip if all of it goes, else it is taken apart. */
export function hide(
  fields: RecipientFields,
  addresses: ReadonlySet<string>,
  groups: readonly Group[],
  ownAddress: string,
): RecipientFields {
  const hidden: Recipient[] = [];
  const keep = (recipients: readonly Recipient[]): Recipient[] =>
    recipients.flatMap((recipient) => {
      const members = addressesOf(recipient, groups);
      const leaving = members.filter((member) => addresses.has(member));
      if (leaving.length === 0) return [recipient];
      if (leaving.length === members.length) {
        hidden.push(recipient);
        return [];
      }
      hidden.push(...leaving.map(asRecipient));
      return members.filter((member) => !addresses.has(member)).map(asRecipient);
    });
  const to = keep(fields.to);
  const cc = keep(fields.cc);
  return withOwnAddress({ to, cc, bcc: [...fields.bcc, ...hidden] }, ownAddress);
}

/** Takes these addresses out of every field. */
export function remove(
  fields: RecipientFields,
  addresses: ReadonlySet<string>,
  groups: readonly Group[],
): RecipientFields {
  const without = (recipients: readonly Recipient[]): Recipient[] =>
    recipients.flatMap((recipient) => {
      const members = addressesOf(recipient, groups);
      const staying = members.filter((member) => !addresses.has(member));
      return staying.length === members.length ? [recipient] : staying.map(asRecipient);
    });
  return { to: without(fields.to), cc: without(fields.cc), bcc: without(fields.bcc) };
}

/** Own address in À where À would otherwise be empty. */
export function withOwnAddress(fields: RecipientFields, ownAddress: string): RecipientFields {
  return fields.to.length > 0 ? fields : { ...fields, to: [asRecipient(ownAddress)] };
}

function asRecipient(address: string): Recipient {
  return { kind: 'address', address: { name: null, address: addressKey(address) } };
}
