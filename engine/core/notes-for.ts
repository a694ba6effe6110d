// Whom a report is about, among those who were written to. Pure. A report names the address that it failed at, which may
// be where a recipient's mail is forwarded to: that is nobody's here, and told as such.
import { addressKey } from '../../shared/domain/address.ts';
import type { DeliveryNote } from '../../shared/domain/delivery.ts';

export interface SortedNotes {
  /** In the order of the recipients. */
  of: DeliveryNote[][];
  /** About somebody else, or nobody that was named. */
  unclear: DeliveryNote[];
}

export function notesFor(recipients: readonly string[], notes: readonly DeliveryNote[]): SortedNotes {
  const keys = recipients.map(addressKey);
  const of: DeliveryNote[][] = recipients.map(() => []);
  const unclear: DeliveryNote[] = [];
  for (const note of notes) {
    const named = note.addresses.map((address) => keys.indexOf(addressKey(address))).find((index) => index >= 0);
    // Written to one person alone, it cannot be about anybody else.
    const index = named ?? (recipients.length === 1 ? 0 : undefined);
    if (index === undefined) unclear.push(note);
    else of[index]!.push(note);
  }
  return { of, unclear };
}

/** What came back and did not arrive later after all. */
export function hasFailed(notes: readonly DeliveryNote[]): boolean {
  const last = notes.findLast(({ action }) => action === 'failed' || action === 'delivered' || action === 'displayed');
  return last?.action === 'failed';
}
