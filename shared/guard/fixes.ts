// The one-click mendings of the recipients. They move exactly those who have to be hidden: a colleague is never hidden
// by side effect, and À is never left empty while anybody else is written to.
import { addressKey } from '../domain/address.ts';
import type { Group } from '../domain/contact.ts';
import type { Recipient } from '../domain/draft.ts';
import { addressesIn } from './body/addresses.ts';
import type { RecipientFields } from './finding.ts';
import { maskText } from './mask-text.ts';
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

/** Takes these addresses out of every field. Where nobody is left there is nobody to write to, oneself included. */
export function remove(
  fields: RecipientFields,
  addresses: ReadonlySet<string>,
  groups: readonly Group[],
  ownAddress: string,
): RecipientFields {
  const without = (recipients: readonly Recipient[]): Recipient[] =>
    recipients.flatMap((recipient) => {
      const members = addressesOf(recipient, groups);
      const staying = members.filter((member) => !addresses.has(member));
      return staying.length === members.length ? [recipient] : staying.map(asRecipient);
    });
  const left = { to: without(fields.to), cc: without(fields.cc), bcc: without(fields.bcc) };
  return left.cc.length + left.bcc.length > 0 ? withOwnAddress(left, ownAddress) : left;
}

/** Own address in À where À would otherwise be empty. */
export function withOwnAddress(fields: RecipientFields, ownAddress: string): RecipientFields {
  return fields.to.length > 0 ? fields : { ...fields, to: [asRecipient(ownAddress)] };
}

/** Another recipient in place of this one, wherever it stands. */
export function replace(
  fields: RecipientFields,
  isMeant: (recipient: Recipient) => boolean,
  by: Recipient,
): RecipientFields {
  const exchange = (recipients: readonly Recipient[]) => recipients.map((one) => (isMeant(one) ? by : one));
  return { to: exchange(fields.to), cc: exchange(fields.cc), bcc: exchange(fields.bcc) };
}

/** Display names without the addresses they hold. */
export function withPlainNames(fields: RecipientFields, addresses: readonly string[]): RecipientFields {
  const masked = new Set(addresses);
  const plain = (recipient: Recipient): Recipient => {
    if (recipient.kind !== 'address') return recipient;
    const { name, address } = recipient.address;
    if (!name || !addressesIn(name).some((one) => masked.has(one.address))) return recipient;
    return { kind: 'address', address: { name: maskText(name, masked, '').trim() || null, address } };
  };
  return { to: fields.to.map(plain), cc: fields.cc.map(plain), bcc: fields.bcc };
}

export function asRecipient(address: string): Recipient {
  return { kind: 'address', address: { name: null, address: addressKey(address) } };
}
