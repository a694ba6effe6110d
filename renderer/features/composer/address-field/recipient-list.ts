// A field's recipients as a list without doubles. Pure.
import { addressKey } from '../../../../shared/domain/address.ts';
import type { Group } from '../../../../shared/domain/contact.ts';
import type { Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import type { RecipientFields } from '../../../../shared/guard/index.ts';

export function keyOf(recipient: Recipient): string {
  return recipient.kind === 'group' ? `group ${recipient.groupId}` : addressKey(recipient.address.address);
}

/** `more` after what is there; one that is there already stays where it is. */
export function added(recipients: readonly Recipient[], more: readonly Recipient[]): Recipient[] {
  const byKey = new Map<string, Recipient>();
  for (const one of [...recipients, ...more]) if (!byKey.has(keyOf(one))) byKey.set(keyOf(one), one);
  return [...byKey.values()];
}

export function moved(
  fields: RecipientFields,
  from: RecipientField,
  index: number,
  to: RecipientField,
): RecipientFields {
  const recipient = fields[from][index];
  if (!recipient || from === to) return fields;
  return { ...fields, [from]: fields[from].filter((one) => one !== recipient), [to]: added(fields[to], [recipient]) };
}

/** Every address in a field, groups taken apart. */
export function addressesOf(recipients: readonly Recipient[], groups: readonly Group[]): string[] {
  return recipients.flatMap((one) =>
    one.kind === 'address'
      ? [one.address.address]
      : (groups.find(({ id }) => id === one.groupId)?.memberAddresses ?? []),
  );
}
