// How many bytes a message will be on the wire, from the lengths of what it is made of. Attachments are exact (base64,
// RFC 2045 §6.8: four characters for three bytes, 76 to a line); text and header are a little overestimated. Pure.
import type { Address } from '../../shared/domain/address.ts';

/** Header fields beside the addresses, and what frames the parts. */
const FRAME_BYTES = 1_000;
const PART_FRAME_BYTES = 300;
/** Quoted-printable of French text (RFC 2045 §6.7): one letter in ten bears an accent and becomes six. */
const TEXT_GROWTH = 1.5;

export function messageWeight(parts: {
  texts: readonly string[];
  attachmentsBytes: readonly number[];
  headerAddresses: readonly Address[];
}): number {
  const texts = parts.texts.reduce((sum, text) => sum + Math.ceil(Buffer.byteLength(text) * TEXT_GROWTH), 0);
  const attachments = parts.attachmentsBytes.reduce((sum, bytes) => sum + base64Bytes(bytes) + PART_FRAME_BYTES, 0);
  const addresses = parts.headerAddresses.reduce(
    (sum, { name, address }) => sum + 2 * Buffer.byteLength(name ?? '') + address.length + 10,
    0,
  );
  return FRAME_BYTES + texts + attachments + addresses;
}

export function base64Bytes(bytes: number): number {
  const characters = 4 * Math.ceil(bytes / 3);
  return characters + 2 * Math.ceil(characters / 76);
}
