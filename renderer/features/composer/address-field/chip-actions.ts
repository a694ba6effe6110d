// What can be done to chips, by whatever way: each is one edit that Ctrl+Z takes back, and each is said.
import { addressKey, displayName } from '../../../../shared/domain/address.ts';
import type { ContactRole, Group } from '../../../../shared/domain/contact.ts';
import type { Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import { MailError } from '../../../../shared/domain/problem.ts';
import { engine } from '../../../engine/engine.ts';
import { useWords } from '../../../i18n/index.ts';
import { showToast } from '../../../ui/toast.tsx';
import type { FactsByAddress } from '../../people/index.ts';
import { words as composerWords } from '../words.ts';
import { announce } from './announce.ts';
import { type ChipSelection, NONE_SELECTED } from './chip-selection.ts';
import { type Keys, keyOf, membersOf, textOf } from './recipient-list.ts';
import type { RecipientEdits } from './use-recipient-edits.ts';
import { words } from './words.ts';

/** A chip that something happened to. */
export interface Hit {
  key: string;
  /** Key of the open group that it is a member of. */
  memberOf: string | null;
}

export interface ChipActions {
  field: RecipientField;
  recipients: readonly Recipient[];
  groups: readonly Group[];
  people: FactsByAddress;
  edits: RecipientEdits;
  /** Back into the field as text, to be corrected. */
  onEdit(recipient: Recipient & { kind: 'address' }): void;
  /** To the right of the last chip. */
  onLeave(): void;
  onPaste(data: DataTransfer): void;
}

interface ListState {
  onSelect(selection: ChipSelection): void;
  toggleGroup(key: string): void;
  closeGroup(key: string): void;
}

export function useChipActions({
  field,
  recipients,
  groups,
  people,
  edits,
  onLeave,
  ...list
}: ChipActions & ListState) {
  const w = useWords(words);
  const fields = useWords(composerWords);
  const nameOf = (address: string) => people.get(addressKey(address))?.name ?? null;
  const groupOf = (key: string) => groups.find(({ id }) => key === `group ${id}`);
  const oneName = (keys: Keys) => {
    const one = recipients.find((recipient) => keys.has(keyOf(recipient)));
    return one?.kind === 'address' ? displayName(one.address) : one ? (groupOf(keyOf(one))?.name ?? w.groupGone) : '';
  };

  function takeApart(key: string, without: string | null): void {
    const group = groupOf(key);
    if (!group) return;
    const members = membersOf(group, nameOf).filter((member) => keyOf(member) !== without);
    edits.replace(field, key, members);
    // Should it come back, it comes back closed.
    list.closeGroup(key);
    const first = members[0];
    edits.focusNext = first ? { field, key: keyOf(first) } : null;
    announce(w.apart(group.name));
  }

  function undo(): void {
    if (edits.undo()) announce(w.undone);
  }

  return {
    undo,
    takeApart: (key: string) => takeApart(key, null),
    openGroup: list.toggleGroup,
    /** `back`: the focus goes to the chip before, as Backspace does. */
    remove({ key, memberOf }: Hit, keys: Keys, back: boolean): void {
      if (memberOf !== null) {
        takeApart(memberOf, key);
        return;
      }
      const order = recipients.map(keyOf);
      const at = order.indexOf(key);
      const after = order.slice(at + 1).find((one) => !keys.has(one));
      const before = order.slice(0, at).findLast((one) => !keys.has(one));
      const next = (back ? before : undefined) ?? after ?? null;
      const text = keys.size === 1 ? w.removed(oneName(keys)) : w.removedSeveral(keys.size);
      edits.remove(field, keys);
      if (next === null) onLeave();
      else edits.focusNext = { field, key: next };
      list.onSelect(NONE_SELECTED);
      announce(text);
      if (keys.size > 1) showToast({ text, action: { label: w.undo, run: undo } });
    },
    move(keys: Keys, to: RecipientField): void {
      const first = recipients.find((one) => keys.has(keyOf(one)));
      if (!first) return;
      announce(keys.size === 1 ? w.movedTo(oneName(keys), fields[to]) : w.movedSeveralTo(keys.size, fields[to]));
      edits.focusNext = { field: to, key: keyOf(first) };
      edits.move(field, keys, to);
      list.onSelect(NONE_SELECTED);
    },
    carried({ key, memberOf }: Hit, keys: Keys): { recipients: Recipient[]; text: string } {
      const group = memberOf === null ? undefined : groupOf(memberOf);
      const carried = group
        ? membersOf(group, nameOf).filter((member) => keyOf(member) === key)
        : recipients.filter((one) => keys.has(keyOf(one)));
      return { recipients: carried, text: textOf(carried, groups) };
    },
  };
}

export async function noteRole(address: string, name: string | null, role: ContactRole): Promise<void> {
  try {
    await engine.contacts.save({ address, roles: [role], ...(name && { name }) });
  } catch (error) {
    // A half-typed address is no contact: nothing is lost by not knowing its role.
    if (!(error instanceof MailError)) throw error;
  }
}
