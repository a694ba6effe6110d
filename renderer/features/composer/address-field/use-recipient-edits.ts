// All that is done to À, Cc and Cci in the fields goes through here, so that it can be undone (Ctrl+Z in a field), and so
// that the focus follows a chip into another field. The same functions all along: no field renders because of them.
import { useMemo, useRef } from 'react';
import type { Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import type { RecipientFields } from '../../../../shared/guard/index.ts';
import type { OpenDraft } from '../use-draft.ts';
import { added, type Keys, moved, replaced, undone, without } from './recipient-list.ts';

const UNDO_MOST = 50;

export interface RecipientEdits {
  now(): RecipientFields;
  add(field: RecipientField, more: readonly Recipient[]): void;
  remove(field: RecipientField, keys: Keys): void;
  move(from: RecipientField, keys: Keys, to: RecipientField): void;
  /** One chip by others, in its place. */
  replace(field: RecipientField, key: string, by: readonly Recipient[]): void;
  /** Answers whether there was something to undo. */
  undo(): boolean;
  /** The chip that gets the focus once it is rendered; the field takes it. */
  focusNext: { field: RecipientField; key: string } | null;
}

export function useRecipientEdits({ fieldsNow, change }: Pick<OpenDraft, 'fieldsNow' | 'change'>): RecipientEdits {
  const draft = useRef({ fieldsNow, change });
  draft.current = { fieldsNow, change };
  return useMemo(() => {
    const edits: { before: RecipientFields; after: RecipientFields }[] = [];
    const now = (): RecipientFields => {
      const { to, cc, bcc } = draft.current.fieldsNow();
      return { to, cc, bcc };
    };
    const set = (after: RecipientFields): void => {
      edits.push({ before: now(), after });
      if (edits.length > UNDO_MOST) edits.shift();
      draft.current.change(after);
    };
    return {
      now,
      add: (field, more) => set({ ...now(), [field]: added(now()[field], more) }),
      remove: (field, keys) => set({ ...now(), [field]: without(now()[field], keys) }),
      move: (from, keys, to) => set(moved(now(), from, keys, to)),
      replace: (field, key, by) => set({ ...now(), [field]: replaced(now()[field], key, by) }),
      undo() {
        const last = edits.pop();
        if (last) draft.current.change(undone(now(), last));
        return last !== undefined;
      },
      focusNext: null,
    };
  }, []);
}
