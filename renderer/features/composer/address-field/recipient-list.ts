// Recipients as lists without doubles, and what is done with several of them at once. Pure.
import { formatRecipient } from '../../../../shared/compose/recipients.ts';
import { addressKey } from '../../../../shared/domain/address.ts';
import type { Group } from '../../../../shared/domain/contact.ts';
import { type Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import type { RecipientFields } from '../../../../shared/guard/index.ts';

export type Keys = ReadonlySet<string>;

export function keyOf(recipient: Recipient): string {
  return recipient.kind === 'group' ? `group ${recipient.groupId}` : addressKey(recipient.address.address);
}

/** `more` after what is there; one that is there already stays where it is. */
export function added(recipients: readonly Recipient[], more: readonly Recipient[]): Recipient[] {
  const byKey = new Map<string, Recipient>();
  for (const one of [...recipients, ...more]) if (!byKey.has(keyOf(one))) byKey.set(keyOf(one), one);
  return [...byKey.values()];
}

export function without(recipients: readonly Recipient[], keys: Keys): Recipient[] {
  return recipients.filter((one) => !keys.has(keyOf(one)));
}

/** To the end of the other field, in the order in which they stood. */
export function moved(fields: RecipientFields, from: RecipientField, keys: Keys, to: RecipientField): RecipientFields {
  const going = fields[from].filter((one) => keys.has(keyOf(one)));
  if (going.length === 0 || from === to) return fields;
  return { ...fields, [from]: without(fields[from], keys), [to]: added(fields[to], going) };
}

/** One chip gives way to others in its place: a group to its members. */
export function replaced(recipients: readonly Recipient[], key: string, by: readonly Recipient[]): Recipient[] {
  return added(
    [],
    recipients.flatMap((one) => (keyOf(one) === key ? by : [one])),
  );
}

/**
 * An edit taken back. Where something else has changed the fields since (the guard's fix), only what the edit took away
 * and what stands nowhere now comes back, in its field and about its place.
 */
export function undone(
  now: RecipientFields,
  edit: { before: RecipientFields; after: RecipientFields },
): RecipientFields {
  const { before, after } = edit;
  if (RecipientField.options.every((field) => now[field] === after[field])) return before;
  const present = new Set(RecipientField.options.flatMap((field) => now[field].map(keyOf)));
  const back = (field: RecipientField): Recipient[] => {
    const list = [...now[field]];
    before[field].forEach((one, index) => {
      if (!present.has(keyOf(one))) list.splice(index, 0, one);
    });
    return list;
  };
  return { to: back('to'), cc: back('cc'), bcc: back('bcc') };
}

/** The recipients of a group's chip, under the names by which they are known. */
export function membersOf(
  group: Group,
  nameOf: (address: string) => string | null,
): (Recipient & { kind: 'address' })[] {
  return group.memberAddresses.map((address) => ({ kind: 'address', address: { name: nameOf(address), address } }));
}

/** For the clipboard, as any mail program reads it; a group in the syntax of RFC 5322 §3.4. */
export function textOf(recipients: readonly Recipient[], groups: readonly Group[]): string {
  return recipients
    .map((one) => {
      if (one.kind === 'address') return formatRecipient(one.address);
      const group = groups.find(({ id }) => id === one.groupId);
      return group ? `${group.name.replace(/["<>@:,;]/g, ' ')}: ${group.memberAddresses.join(', ')};` : '';
    })
    .filter(Boolean)
    .join(', ');
}
