// What attachments weigh for a mail server, before they are read. Pure.
import type { DraftAttachment } from '../../../shared/domain/draft.ts';

/** In base64: four characters for three bytes, 76 to a line (RFC 2045 §6.8). */
export function encodedBytes(sizeBytes: number): number {
  const characters = 4 * Math.ceil(sizeBytes / 3);
  return characters + 2 * Math.ceil(characters / 76);
}

/** Alone more than the server takes. What can be made lighter is no case of this. null: the server does not say. */
export function isHopeless({ size, type }: { size: number; type: string }, maxBytes: number | null): boolean {
  return maxBytes !== null && encodedBytes(size) > maxBytes && !/^image\/(jpe?g|png|webp)$/i.test(type);
}

export function heaviest(attachments: readonly DraftAttachment[]): DraftAttachment | null {
  return attachments.toSorted((a, b) => b.sizeBytes - a.sizeBytes)[0] ?? null;
}
