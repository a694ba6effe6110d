// A mailbox (« dossier ») of an account and the role it plays.
import { z } from 'zod';
import type { AccountId, MailboxId } from './ids.ts';

/** RFC 6154 special uses as Casier names them, plus inbox. */
export const MailboxRole = z.enum(['inbox', 'drafts', 'sent', 'archive', 'junk', 'trash']);
export type MailboxRole = z.infer<typeof MailboxRole>;

/** What is told of a mailbox when somebody asks for it (« Propriétés du dossier »). */
export interface MailboxProperties {
  sizeBytes: number;
  /** Epoch ms; null where there is no message. */
  oldestAt: number | null;
  newestAt: number | null;
  /** Messages that the server was asked for and did not give. */
  refused: number;
}

export interface Mailbox {
  id: MailboxId;
  accountId: AccountId;
  parentId: MailboxId | null;
  /** The server's full path, decoded from modified UTF-7. */
  path: string;
  /** The last segment of the path. The interface shows a role's own word instead where there is a role. */
  name: string;
  role: MailboxRole | null;
  /** False for a node that only holds children (\Noselect, \NonExistent). */
  selectable: boolean;
  total: number;
  unread: number;
  /** Messages of `total` whose body is in the store. */
  offline: number;
}
