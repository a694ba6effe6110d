// What lies inside a message, as a window shows it: letters that were forwarded as files.
import type { Address } from './address.ts';
import type { Attachment, MessageBody } from './message.ts';

/** A message that is a part of another one. */
export interface InnerMessage {
  from: Address[];
  to: Address[];
  cc: Address[];
  subject: string;
  /** null: it has no date that can be read. */
  dateAt: number | null;
  body: Pick<MessageBody, 'kind' | 'blockedRemoteCount'>;
  /** Their parts are named from the outermost message. */
  attachments: Attachment[];
}
