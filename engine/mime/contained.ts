// Messages inside parts of a message: a forwarded letter (message/rfc822), winmail.dat, and what an S/MIME envelope holds in
// the open. Each is a message again, so its parts are named by a path (`PartId`): "2~1.3" is part 1.3 of the message that
// part 2 holds. Invariant: a path has at most as many steps as `PartId` allows, so nothing goes on for ever.
import type { PartId } from '../../shared/domain/ids.ts';
import { declaredName } from './body-parts.ts';
import { type CmsEnvelope, readCmsEnvelope } from './cms-envelope.ts';
import { headerFacts } from './header-facts.ts';
import { findPart, type Part, rawBody, readStructure, type Structure } from './structure.ts';
import { tnefAsMessage } from './tnef/tnef-message.ts';
import { decodeTransfer } from './transfer-encoding.ts';

/** Larger ones are files to be saved, not letters to be read. */
const MAX_BYTES = 60_000_000;

const STEP = '~';

/** The message that a part holds; null when it holds none that can be read. */
export function messageIn(structure: Structure, part: Part): Buffer | null {
  if (part.children.length > 0 || part.bodyEnd - part.bodyStart > MAX_BYTES) return null;
  const bytes = () => decodeTransfer(rawBody(structure, part), part.encoding);
  if (isMessagePart(part)) return bytes();
  if (isTnefPart(part)) return tnefAsMessage(bytes(), headerFacts(structure.root.header))?.message ?? null;
  const envelope = envelopeIn(structure, part);
  return envelope?.kind === 'signed' ? envelope.content : null;
}

/** Also as the file that many programs make of it. */
export const isMessagePart = (part: Part) =>
  part.type === 'message/rfc822' ||
  part.type === 'message/global' ||
  (part.type === OPAQUE && /\.eml$/i.test(declaredName(part) ?? ''));

const OPAQUE = 'application/octet-stream';

export function isTnefPart(part: Part): boolean {
  if (/^application\/(vnd\.)?ms-tnef$/.test(part.type)) return true;
  return part.type === OPAQUE && /^winmail\.dat$/i.test(declaredName(part) ?? '');
}

/** null: the part is no S/MIME body. */
export function envelopeIn(structure: Structure, part: Part): CmsEnvelope | null {
  if (!/^application\/(x-)?pkcs7-mime$/.test(part.type)) return null;
  return readCmsEnvelope(decodeTransfer(rawBody(structure, part), part.encoding));
}

export function insidePart(container: PartId, inner: PartId): PartId {
  return `${container}${STEP}${inner}` as PartId;
}

/** The message in which the last step of the path is a part, and that step. null: the path leads nowhere. */
export function followPath(source: Buffer, path: PartId): { structure: Structure; part: Part } | null {
  let structure = readStructure(source);
  const steps = path.split(STEP) as PartId[];
  for (const step of steps.slice(0, -1)) {
    const container = findPart(structure.root, step);
    const inside = container && messageIn(structure, container);
    if (!inside) return null;
    structure = readStructure(inside);
  }
  const part = findPart(structure.root, steps.at(-1)!);
  return part && { structure, part };
}
