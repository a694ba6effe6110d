// Recipients on the clipboard and under the pointer, between fields, windows and other programs: as text for everybody,
// and in a form of our own in which a group stays a group.
import { z } from 'zod';
import { Recipient, RecipientField } from '../../../../shared/domain/draft.ts';
import type { Keys } from './recipient-list.ts';

const TYPE = 'application/x-casier-recipients';

/** A chip that is dragged within its window is moved; one from another window is added. */
const WINDOW_ID = crypto.randomUUID();

const Carried = z.object({
  from: z.object({ window: z.string(), field: RecipientField, keys: z.array(z.string()) }).nullable(),
  recipients: z.array(Recipient),
});

interface Chips {
  recipients: readonly Recipient[];
  text: string;
  from: { field: RecipientField; keys: Keys } | null;
}

export function writeChips(data: DataTransfer, { recipients, text, from }: Chips): void {
  const origin = from && { window: WINDOW_ID, field: from.field, keys: [...from.keys] };
  data.setData(TYPE, JSON.stringify({ from: origin, recipients }));
  data.setData('text/plain', text);
}

/** null: no chips of ours. `movedFrom`: they are dragged within this window. */
export function readChips(
  data: DataTransfer,
): { recipients: Recipient[]; movedFrom: { field: RecipientField; keys: Keys } | null } | null {
  const read = Carried.safeParse(jsonOf(data.getData(TYPE)));
  if (!read.success) return null;
  const { recipients, from } = read.data;
  const movedFrom = from?.window === WINDOW_ID ? { field: from.field, keys: new Set(from.keys) } : null;
  return { recipients, movedFrom };
}

/** A page in a browser may put anything on the clipboard. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether something hangs over the field that could be recipients; what it is, is known when it is dropped. */
export function mayHoldRecipients({ types }: DataTransfer): boolean {
  return !types.includes('Files') && (types.includes(TYPE) || types.includes('text/plain'));
}
