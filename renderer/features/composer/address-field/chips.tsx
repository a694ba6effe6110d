// The chips of an address field: one stop for Tab (the last), arrows between them, Delete removes, Enter or F2
// puts one back as text, the menu key or right button shows what else can be done.
import { type KeyboardEvent, type Ref, useState } from 'react';
import { isAddress } from '../../../../shared/compose/recipients.ts';
import { addressKey, displayName } from '../../../../shared/domain/address.ts';
import type { Recipient } from '../../../../shared/domain/draft.ts';
import { useWords } from '../../../i18n/index.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Menu } from '../../../ui/menu.tsx';
import { RoleBadge, shownRole } from '../../people/index.ts';
import { words } from '../words.ts';
import { type ChipActions, useChipMenu } from './chip-menu.ts';
import { keyOf } from './recipient-list.ts';

interface ChipsProps extends ChipActions {
  ref: Ref<HTMLUListElement>;
  /** To the right of the last chip. */
  onLeave(): void;
}

export function Chips(props: ChipsProps) {
  const { ref, field, recipients, onRemove, onEdit, onLeave } = props;
  const w = useWords(words);
  const [menu, setMenu] = useState<{ index: number; x: number; y: number } | null>(null);
  const entries = useChipMenu(props, menu?.index ?? null);

  function onKeyDown(event: KeyboardEvent<HTMLUListElement>): void {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const index = buttons.indexOf(event.target as HTMLButtonElement);
    const focusOr = (at: number) => (buttons[at] ? buttons[at].focus() : onLeave());
    if (event.key === 'ArrowLeft') buttons[Math.max(0, index - 1)]?.focus();
    else if (event.key === 'ArrowRight') focusOr(index + 1);
    else if (event.key === 'Home') buttons[0]?.focus();
    else if (event.key === 'End') onLeave();
    else if (event.key === 'Enter' || event.key === 'F2') onEdit(index);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      focusOr(event.key === 'Backspace' && index > 0 ? index - 1 : index + 1);
      onRemove(index);
    } else return;
    event.preventDefault();
  }

  return (
    <>
      <ul ref={ref} className="chips" aria-label={w.recipientsOf(w[field])} onKeyDown={onKeyDown}>
        {recipients.map((recipient, index) => (
          <li key={keyOf(recipient)}>
            <button
              type="button"
              className={`chip ${isValid(recipient) ? '' : 'chip-invalid'}`}
              tabIndex={index === recipients.length - 1 ? 0 : -1}
              title={recipient.kind === 'address' ? recipient.address.address : undefined}
              onDoubleClick={() => onEdit(index)}
              onContextMenu={(event) => {
                event.preventDefault();
                const { left, bottom } = event.currentTarget.getBoundingClientRect();
                setMenu({ index, x: left, y: bottom });
              }}
            >
              <ChipContent recipient={recipient} {...props} />
            </button>
          </li>
        ))}
      </ul>
      {menu && <Menu label={w.actions} entries={entries} at={menu} onClose={() => setMenu(null)} />}
    </>
  );
}

function isValid(recipient: Recipient): boolean {
  return recipient.kind === 'group' || isAddress(recipient.address.address);
}

function ChipContent({ recipient, field, groups, people }: { recipient: Recipient } & ChipsProps) {
  const w = useWords(words);
  if (recipient.kind === 'group') {
    const group = groups.find(({ id }) => id === recipient.groupId);
    const count = group?.memberAddresses.length ?? 0;
    return (
      <>
        <Icon name="people" />
        {group ? w[field === 'bcc' ? 'groupHidden' : 'groupVisible'](group.name, count) : w.groupGone}
      </>
    );
  }
  const role = shownRole(people.get(addressKey(recipient.address.address)));
  return (
    <>
      {!isValid(recipient) && <Icon name="warning" />}
      <span className="chip-name">{displayName(recipient.address)}</span>
      {recipient.address.name && <span className="spoken"> {recipient.address.address}</span>}
      {!isValid(recipient) && <span className="chip-fault">{w.invalidAddress}</span>}
      {role && <RoleBadge role={role} />}
    </>
  );
}
