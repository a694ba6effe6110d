// A field takes chips that are dragged onto it: those of another field are moved, those of another window and the text of
// another program are added.
import { type DragEvent, useState } from 'react';
import type { RecipientField } from '../../../../shared/domain/draft.ts';
import { mayHoldRecipients, readChips } from './chip-transfer.ts';
import { keyOf } from './recipient-list.ts';
import type { RecipientEdits } from './use-recipient-edits.ts';

export function useChipDrop(field: RecipientField, edits: RecipientEdits, onText: (text: string) => void) {
  const [over, setOver] = useState(false);
  function onDrop(event: DragEvent): void {
    setOver(false);
    if (!mayHoldRecipients(event.dataTransfer)) return;
    event.preventDefault();
    const carried = readChips(event.dataTransfer);
    if (!carried) {
      onText(event.dataTransfer.getData('text/plain'));
      return;
    }
    const { recipients, movedFrom } = carried;
    if (movedFrom?.field === field) return;
    const [first] = recipients;
    edits.focusNext = first ? { field, key: keyOf(first) } : null;
    if (movedFrom) edits.move(movedFrom.field, movedFrom.keys, field);
    else edits.add(field, recipients);
  }
  return {
    over,
    listeners: {
      onDrop,
      onDragOver(event: DragEvent) {
        if (!mayHoldRecipients(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave(event: DragEvent) {
        if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) setOver(false);
      },
    },
  };
}
