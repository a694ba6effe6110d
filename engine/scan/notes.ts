// What is noted while a file is read, its nested files included: each address once, hidden only where no place that is
// shown has it; and how much may still be unpacked.
import { type AttachmentFacts, addressesIn, type UnreadableReason } from '../../shared/guard/index.ts';
import { DEPTH_MAX, FOUND_MAX, PARTS_MAX, UNPACKED_BYTES_MAX } from './limits.ts';

/** What is known of a file by its bytes alone: the same for every attachment that has them. */
export type ScannedFile = Omit<Required<AttachmentFacts>, 'id' | 'name' | 'treatment'>;
export type Kind = ScannedFile['kind'];

export interface Notes {
  address(address: string, hidden: boolean): void;
  /** Whatever addresses a text holds; whether it holds any. */
  text(text: string, hidden: boolean): boolean;
  /** Text whose addresses are noted apart: for who gathers what there is to read. */
  prose(text: () => string): void;
  /** Whoever reads may stop: more would be of no use. */
  enough(): boolean;
  hiddenSheet(name: string): void;
  cannotRead(reason: UnreadableReason): void;
  /** Whether a part of that size may still be unpacked; it counts from here on. */
  mayUnpack(bytes: number): boolean;
  unpackBytesLeft(): number;
  /** Whether a file at that depth may still be read. */
  mayEnter(depth: number): boolean;
  /** Notes whose addresses are hidden wherever they stand. */
  allHidden(): Notes;
  taken(): Pick<ScannedFile, 'found' | 'unreadable' | 'unreadableReason' | 'hiddenSheets'>;
}

export function takeNotes(): Notes {
  const found = new Map<string, boolean>();
  const sheets = new Set<string>();
  let reason: UnreadableReason | null = null;
  let unpackedBytes = 0;
  let parts = 0;

  const notes: Notes = {
    address(address, hidden) {
      // Nobody's (RFC 2606): what stands in cleaned copies in the place of somebody's.
      if (address.endsWith('.invalid')) return;
      if (found.size < FOUND_MAX || found.has(address)) found.set(address, hidden && (found.get(address) ?? true));
      else notes.cannotRead('tooLarge');
    },
    text(text, hidden) {
      const all = addressesIn(text);
      for (const { address } of all) notes.address(address, hidden);
      return all.length > 0;
    },
    prose: () => {},
    enough: () => false,
    hiddenSheet: (name) => void sheets.add(name),
    // The first is what the file is refused for.
    cannotRead: (why) => {
      reason ??= why;
    },
    mayUnpack(bytes) {
      unpackedBytes += bytes;
      parts += 1;
      return refuseUnless(unpackedBytes <= UNPACKED_BYTES_MAX && parts <= PARTS_MAX);
    },
    unpackBytesLeft: () => UNPACKED_BYTES_MAX - unpackedBytes,
    mayEnter: (depth) => refuseUnless(depth <= DEPTH_MAX),
    allHidden: () => ({
      ...notes,
      address: (address) => notes.address(address, true),
      text: (text) => notes.text(text, true),
    }),
    taken: () => ({
      found: [...found].map(([address, hidden]) => ({ address, hidden })),
      unreadable: reason !== null,
      unreadableReason: reason,
      hiddenSheets: [...sheets],
    }),
  };
  const refuseUnless = (fits: boolean) => {
    if (!fits) notes.cannotRead('tooLarge');
    return fits;
  };
  return notes;
}
