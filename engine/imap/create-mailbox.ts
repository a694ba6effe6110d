// Creates a mailbox and subscribes to it, so that other mail programs show it too. One that is there already is
// `rejected`/`nameTaken`.
import { MailError } from '../../shared/domain/problem.ts';
import type { Connection } from './connect.ts';

export async function createMailbox({ client, endpoint }: Connection, path: string): Promise<void> {
  const { created } = await client.mailboxCreate(path);
  if (!created) throw new MailError({ kind: 'rejected', reason: 'nameTaken', ...endpoint });
}
