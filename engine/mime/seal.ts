// Whether a message is signed or encrypted, told by its structure alone (RFC 1847, RFC 8551, RFC 3156). What a signature
// covers is what counts: one over a part of what is shown must not speak for the rest.
import type { MessageSeal } from '../../shared/domain/message.ts';
import { envelopeIn } from './contained.ts';
import { leavesOf, type Part, type Structure } from './structure.ts';

export function sealOf(structure: Structure): MessageSeal | null {
  const { root } = structure;
  const whole = sealOfPart(structure, root);
  if (whole) return whole;
  const inside = [...partsOf(root)].map((part) => sealOfPart(structure, part)).filter((seal) => seal !== null);
  if (inside.includes('encrypted')) return 'encrypted';
  if (inside.includes('pgpEncrypted')) return 'pgpEncrypted';
  return inside.length > 0 ? 'partlySigned' : null;
}

/** The part that is covered and the part that vouches for it; null: it is not signed in the open. */
export function signedPair(part: Part): { covered: Part; signature: Part } | null {
  const [covered, signature, ...rest] = part.children;
  if (part.type !== 'multipart/signed' || !covered || !signature || rest.length > 0) return null;
  return isPkcs7Signature(signature) ? { covered, signature } : null;
}

function sealOfPart(structure: Structure, part: Part): MessageSeal | null {
  if (part.type === 'multipart/encrypted') return 'pgpEncrypted';
  if (part.type === 'multipart/signed') {
    if (signedPair(part)) return 'signed';
    if ([...leavesOf(part)].some(({ type }) => type === 'application/pgp-signature')) return 'pgpSigned';
    return [...leavesOf(part)].some(isPkcs7Signature) ? 'partlySigned' : null;
  }
  const envelope = envelopeIn(structure, part);
  if (envelope?.kind === 'signed') return envelope.content ? 'signed' : null;
  return envelope && envelope.kind !== 'other' ? 'encrypted' : null;
}

const isPkcs7Signature = ({ type }: Part) => /^application\/(x-)?pkcs7-signature$/.test(type);

function* partsOf(part: Part): Generator<Part> {
  for (const child of part.children) {
    yield child;
    yield* partsOf(child);
  }
}
