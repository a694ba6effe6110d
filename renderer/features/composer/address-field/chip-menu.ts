// What can be done with one chip beside removing it: to another field, copied, said who it is, taken apart.
import { addressKey } from '../../../../shared/domain/address.ts';
import type { ContactRole, Group } from '../../../../shared/domain/contact.ts';
import { type Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import { MailError } from '../../../../shared/domain/problem.ts';
import { engine } from '../../../engine/engine.ts';
import { useWords } from '../../../i18n/index.ts';
import { copyText } from '../../../ui/copy-text.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { type FactsByAddress, roleWords, shownRole } from '../../people/index.ts';
import { words } from '../words.ts';

export interface ChipActions {
  field: RecipientField;
  recipients: readonly Recipient[];
  groups: readonly Group[];
  people: FactsByAddress;
  onRemove(index: number): void;
  onEdit(index: number): void;
  onMove(index: number, to: RecipientField): void;
  onReplace(index: number, by: Recipient[]): void;
}

/** The answers worth one click; the others are given in the address book. */
const ROLES: readonly ContactRole[] = ['family', 'colleague', 'partner'];

export function useChipMenu(props: ChipActions, index: number | null): MenuEntry[] {
  const w = useWords(words);
  const roles = useWords(roleWords);
  const recipient = index === null ? undefined : props.recipients[index];
  if (index === null || !recipient) return [];
  const { field, people, onEdit, onMove, onRemove } = props;
  const others = RecipientField.options.filter((other) => other !== field);
  const entries: MenuEntry[] = others.map((to) => ({ label: w.moveTo(w[to]), run: () => onMove(index, to) }));
  entries.push('separator');
  if (recipient.kind === 'address') {
    const { name, address } = recipient.address;
    const known = shownRole(people.get(addressKey(address)));
    for (const role of ROLES) {
      const run = () => void noteRole(address, name, role);
      entries.push({ label: w.markAs(roles[role]), checked: known === role, disabled: known === 'me', run });
    }
    entries.push('separator');
    entries.push({ label: w.editRecipient, icon: 'edit', keys: 'F2', run: () => onEdit(index) });
    entries.push({ label: w.copyRecipient, icon: 'copy', run: () => void copyText(address) });
  } else entries.push({ label: w.expandGroup, icon: 'people', run: () => expand(props, recipient, index) });
  entries.push({ label: w.removeRecipient, icon: 'close', run: () => onRemove(index) });
  return entries;
}

async function noteRole(address: string, name: string | null, role: ContactRole): Promise<void> {
  try {
    await engine.contacts.save({ address, roles: [role], ...(name && { name }) });
  } catch (error) {
    // A half-typed address is no contact: nothing is lost by not knowing its role.
    if (!(error instanceof MailError)) throw error;
  }
}

function expand({ groups, onReplace }: ChipActions, { groupId }: Recipient & { kind: 'group' }, index: number): void {
  const members = groups.find(({ id }) => id === groupId)?.memberAddresses ?? [];
  onReplace(
    index,
    members.map((address) => ({ kind: 'address', address: { name: null, address } })),
  );
}
