// Renames or moves a mailbox with all below it, and renews the subscription, which goes by name (RFC 9051 §6.3.6).
import type { Connection } from './connect.ts';
import { leaveMailbox } from './select.ts';

export async function renameMailbox(connection: Connection, path: string, newPath: string): Promise<void> {
  await leaveMailbox(connection, path);
  await connection.client.mailboxRename(path, newPath);
  await connection.client.mailboxSubscribe(newPath);
  await connection.client.mailboxUnsubscribe(path);
}
