// A raw message as hashed tokens: what is learnt and judged. The words themselves go no further than this file.
import { createHmac } from 'node:crypto';
import { junkTokens } from '../core/junk-tokens.ts';
import type { SourceDigest } from '../core/message-facts.ts';

/** 48 bits of a keyed hash: numbers that SQLite and JavaScript keep exactly, and that name no word. */
export function hashedTokens(
  { facts, text, bodyKind, attachments }: Pick<SourceDigest, 'facts' | 'text' | 'bodyKind' | 'attachments'>,
  secret: Uint8Array,
): number[] {
  const { subject, from, replyTo, listId } = facts;
  const attachmentNames = attachments.map(({ name }) => name);
  const tokens = junkTokens({ subject, from, replyTo, listId, text, bodyKind, attachmentNames });
  return [...new Set(tokens.map((token) => createHmac('sha256', secret).update(token).digest().readUIntBE(0, 6)))];
}
