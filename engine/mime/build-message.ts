// The bytes of a message to be sent or kept.
import type { Address } from '../../shared/domain/address.ts';

export interface MessagePartToBuild {
  name: string;
  /** Media type; message/rfc822 goes out byte for byte. */
  type: string;
  bytes: Uint8Array;
  /** Given for an image that the HTML shows by cid:<contentId>; null for an attachment. */
  contentId: string | null;
}

export interface MessageToBuild {
  from: Address;
  replyTo: Address | null;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  subject: string;
  /** The editor's HTML; null for a plain-text message. */
  html: string | null;
  /** The text of a plain message; null: made from the HTML. */
  text: string | null;
  parts: MessagePartToBuild[];
  /** Without < and >. */
  messageIdHeader: string;
  inReplyTo: string | null;
  references: string[];
  dateAt: number;
}

export interface BuiltMessage {
  /** What goes to the server: no Bcc field. */
  toSend: Uint8Array;
  /** The copy that is kept: the same bytes with the Bcc field. */
  toKeep: Uint8Array;
  /** Every address once, in the order À, Cc, Cci: the envelope. */
  recipients: string[];
}

export function buildMessage(message: MessageToBuild): BuiltMessage {
  throw new Error(`buildMessage comes with a later commit (${message.messageIdHeader})`);
}
