// The menu of a chip, of several that are selected, or of a member of an open group.
import { addressKey } from '../../../../shared/domain/address.ts';
import type { ContactRole } from '../../../../shared/domain/contact.ts';
import { type Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import { useWords } from '../../../i18n/index.ts';
import { showPerson } from '../../../state/shown-person.ts';
import { copyText } from '../../../ui/copy-text.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { roleWords } from '../../people/index.ts';
import { words as composerWords } from '../words.ts';
import { type ChipActions, type Hit, noteRole, type useChipActions } from './chip-actions.ts';
import { chipRole } from './chip-role.ts';
import { type Keys, keyOf } from './recipient-list.ts';
import { words } from './words.ts';

/** The answers worth one click; the others are given in the address book. */
const ROLES: readonly ContactRole[] = ['family', 'colleague', 'partner'];

type Actions = ReturnType<typeof useChipActions> & { openGroups: Keys };

export function useChipMenu(
  menu: (Hit & { keys: Keys }) | null,
  { field, recipients, people, onEdit }: ChipActions,
  actions: Actions,
): MenuEntry[] {
  const w = useWords(words);
  const fields = useWords(composerWords);
  const roles = useWords(roleWords);
  if (!menu) return [];
  const { key, memberOf, keys } = menu;
  const isMember = memberOf !== null;
  const { recipients: carried, text } = actions.carried(menu, keys);
  const [only] = carried.length === 1 ? carried : [];
  const own = isMember ? undefined : recipients.find((one) => keyOf(one) === key);

  const moves = RecipientField.options
    .filter((to) => to !== field)
    .map((to) => ({ label: w.moveTo(fields[to]), keys: keysFor(field, to), run: () => actions.move(keys, to) }));
  const aboutRole = ({ address }: Recipient & { kind: 'address' }): MenuEntry[] => {
    const known = chipRole(people.get(addressKey(address.address)))?.role;
    return ROLES.map((role) => ({
      label: w.markAs(roles[role]),
      checked: known === role,
      disabled: known === 'me',
      run: () => void noteRole(address.address, address.name, role),
    }));
  };
  const aboutGroup: MenuEntry[] = [
    {
      label: actions.openGroups.has(key) ? w.closeGroup : w.openGroup,
      icon: 'people',
      keys: 'Entrée',
      run: () => actions.openGroup(key),
    },
    { label: w.expandGroup, icon: 'people', run: () => actions.takeApart(key) },
  ];

  return [
    ...(isMember ? [] : ([...moves, 'separator'] as const)),
    ...(only?.kind === 'address' ? ([...aboutRole(only), 'separator'] as const) : []),
    ...(only?.kind === 'group' ? aboutGroup : []),
    ...(only?.kind === 'address'
      ? [{ label: w.openContact, icon: 'contacts' as const, run: () => showPerson(only.address) }]
      : []),
    ...(own?.kind === 'address' && keys.size === 1
      ? [{ label: w.edit, icon: 'edit' as const, keys: 'F2', run: () => onEdit(own) }]
      : []),
    { label: w.copy, icon: 'copy', keys: 'Ctrl+C', run: () => void copyText(text) },
    { label: w.remove, icon: 'close', keys: 'Suppr', run: () => actions.remove(menu, keys, false) },
  ];
}

/** Which key does the same, where one does. */
function keysFor(from: RecipientField, to: RecipientField): string {
  const step = RecipientField.options.indexOf(to) - RecipientField.options.indexOf(from);
  return step === 1 ? 'Alt+↓' : step === -1 ? 'Alt+↑' : '';
}
