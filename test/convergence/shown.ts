// What the engine shows, of all accounts of a seed: paths of other accounts than the first begin with whose they are.
import type { Mailbox } from '../../shared/domain/mailbox.ts';
import type { MessageRow } from '../../shared/domain/message.ts';
import { everythingShown } from '../engine/crash-person.ts';
import type { EngineChild } from '../engine/engine-child.ts';

export type Shown = MessageRow & { path: string };

export async function mailboxesShown({ client }: EngineChild): Promise<Mailbox[]> {
  const [first, ...others] = await client.accounts.list();
  const mailboxes = await client.mailboxes.list();
  return mailboxes.map((mailbox) => {
    const account = others.find(({ id }) => id === mailbox.accountId);
    return account && first ? { ...mailbox, path: `@${account.protocol}:${mailbox.path}` } : mailbox;
  });
}

export async function messagesShown(engine: EngineChild): Promise<Shown[]> {
  const paths = new Map((await mailboxesShown(engine)).map(({ id, path }) => [id, path]));
  const rows = await everythingShown(engine);
  return rows.map((row) => ({ ...row, path: paths.get(row.mailboxId) ?? row.path }));
}
