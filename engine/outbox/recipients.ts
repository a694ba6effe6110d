// From the chips in À, Cc and Cci to addresses: groups are opened into their members, nobody is written to twice; who
// stands in several fields keeps the first. Pure.
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { Group } from '../../shared/domain/contact.ts';
import type { DraftContent, Recipient, RecipientField } from '../../shared/domain/draft.ts';
import { MailError } from '../../shared/domain/problem.ts';

export type ExpandedRecipients = Record<RecipientField, Address[]>;

export function expandRecipients(
  draft: Pick<DraftContent, RecipientField>,
  groups: readonly Group[],
): ExpandedRecipients {
  const seen = new Set<string>();
  const addressesOf = (recipient: Recipient): Address[] => {
    if (recipient.kind === 'address') return [recipient.address];
    const members = groups.find(({ id }) => id === recipient.groupId)?.memberAddresses ?? [];
    return members.map((address) => ({ name: null, address }));
  };
  const expand = (recipients: readonly Recipient[]) =>
    recipients
      .flatMap(addressesOf)
      .map(({ name, address }) => ({ name, address: address.trim() }))
      .filter(({ address }) => {
        const key = addressKey(address);
        if (key === '' || seen.has(key)) return false;
        seen.add(key);
        return true;
      });
  return { to: expand(draft.to), cc: expand(draft.cc), bcc: expand(draft.bcc) };
}

/** Throws MailError `invalid` when there is nobody to write to, or an address that no server could take. */
export function assertSendable({ to, cc, bcc }: ExpandedRecipients): void {
  const addresses = [...to, ...cc, ...bcc].map(({ address }) => address);
  if (addresses.length === 0) throw new MailError({ kind: 'invalid', reason: 'noRecipient' });
  const unreadable = addresses.filter((address) => !/^[^\s<>,;"@]+@[^\s<>,;"@]+$/u.test(address));
  if (unreadable.length > 0) {
    throw new MailError({ kind: 'invalid', reason: 'addressUnreadable', recipients: unreadable });
  }
}
