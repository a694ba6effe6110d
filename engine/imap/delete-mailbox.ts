// Deletes a mailbox with the mail in it, and its subscription.
import type { Connection } from './connect.ts';
import { leaveMailbox } from './select.ts';

export async function deleteMailbox(connection: Connection, path: string): Promise<void> {
  await leaveMailbox(connection, path);
  await connection.client.mailboxDelete(path);
  await connection.client.mailboxUnsubscribe(path);
}
