// The recipients of a draft as people: groups expanded, each address once per field, and where each came from.
import { addressKey } from '../domain/address.ts';
import type { Group } from '../domain/contact.ts';
import type { Recipient } from '../domain/draft.ts';
import type { RecipientFields } from './finding.ts';

export interface Expanded {
  /** addressKey form. */
  address: string;
  /** Name of the group whose chip brought it in; null for a chip of its own. */
  groupName: string | null;
}

export interface ExpandedFields {
  /** À and Cc: readable by everybody. */
  visible: Expanded[];
  /** Cci: readers only. An address that is visible too is not repeated here. */
  hidden: Expanded[];
  /** À, expanded. */
  to: Expanded[];
}

export function expandFields(fields: RecipientFields, groups: readonly Group[]): ExpandedFields {
  const seen = new Set<string>();
  const to = expand(fields.to, groups, seen);
  const visible = [...to, ...expand(fields.cc, groups, seen)];
  return { to, visible, hidden: expand(fields.bcc, groups, seen) };
}

/** The addresses of one chip, in addressKey form. An unknown group has none. */
export function addressesOf(recipient: Recipient, groups: readonly Group[]): string[] {
  if (recipient.kind === 'address') return [addressKey(recipient.address.address)];
  return (groups.find(({ id }) => id === recipient.groupId)?.memberAddresses ?? []).map(addressKey);
}

function expand(recipients: readonly Recipient[], groups: readonly Group[], seen: Set<string>): Expanded[] {
  const expanded: Expanded[] = [];
  for (const recipient of recipients) {
    const groupName =
      recipient.kind === 'group' ? (groups.find(({ id }) => id === recipient.groupId)?.name ?? null) : null;
    for (const address of addressesOf(recipient, groups)) {
      if (seen.has(address)) continue;
      seen.add(address);
      expanded.push({ address, groupName });
    }
  }
  return expanded;
}
