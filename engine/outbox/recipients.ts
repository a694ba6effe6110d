// From the chips in À, Cc and Cci to addresses: groups are opened into their members, nobody is written to twice.
// Pure. Invariant: the envelope is exactly À ∪ Cc ∪ Cci; an address that stands in several fields keeps the first.
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { DraftContent, Recipient, RecipientField } from '../../shared/domain/draft.ts';
import type { GroupId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';

export type ExpandedRecipients = Record<RecipientField, Address[]>;

export function expandRecipients(
  draft: Pick<DraftContent, RecipientField>,
  membersOf: (groupId: GroupId) => Address[],
): ExpandedRecipients {
  const seen = new Set<string>();
  const expand = (recipients: readonly Recipient[]) =>
    recipients
      .flatMap((recipient) => (recipient.kind === 'group' ? membersOf(recipient.groupId) : [recipient.address]))
      .map(({ name, address }) => ({ name, address: address.trim() }))
      .filter(({ address }) => {
        const key = addressKey(address);
        if (key === '' || seen.has(key)) return false;
        seen.add(key);
        return true;
      });
  return { to: expand(draft.to), cc: expand(draft.cc), bcc: expand(draft.bcc) };
}

export function envelopeRecipients({ to, cc, bcc }: ExpandedRecipients): string[] {
  return [...to, ...cc, ...bcc].map(({ address }) => address);
}

/** Throws MailError `invalid` when there is nobody to write to, or an address that no server could take. */
export function assertSendable(recipients: ExpandedRecipients): void {
  const addresses = envelopeRecipients(recipients);
  if (addresses.length === 0) throw new MailError({ kind: 'invalid', reason: 'noRecipient' });
  const unreadable = addresses.filter((address) => !/^[^\s<>,;"@]+@[^\s<>,;"@]+$/u.test(address));
  if (unreadable.length > 0) {
    throw new MailError({ kind: 'invalid', reason: 'addressUnreadable', recipients: unreadable });
  }
}
