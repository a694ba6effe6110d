// Mailboxes that a server lists like any other though there is nothing to open: Dovecot goes on listing one that was
// deleted while another lies below it, without \Noselect. Told by three things together: others lie below it, its state
// was not told with the others', and asked for by itself it is refused without a code that promises anything.
import type { RemoteMailbox } from '../backend/backend.ts';
import { atom, mailboxName, runCommand } from './command.ts';
import type { Connection } from './connect.ts';
import { isRefusal, responseCodeOf } from './errors.ts';

/** Their paths. `isTold`: the server has told the state of that mailbox just now. */
export async function hollowMailboxes(
  connection: Connection,
  mailboxes: readonly RemoteMailbox[],
  isTold: (path: string) => boolean,
): Promise<Set<string>> {
  const parents = new Set(mailboxes.map(({ parentPath }) => parentPath));
  const hollow = new Set<string>();
  for (const { path, selectable } of mailboxes) {
    const suspected = selectable && parents.has(path) && !isTold(path) && connection.selected?.path !== path;
    if (suspected && (await isNowhere(connection, path))) hollow.add(path);
  }
  return hollow;
}

async function isNowhere(connection: Connection, path: string): Promise<boolean> {
  try {
    await runCommand(connection, 'STATUS', [mailboxName(connection, path), [atom('MESSAGES')]]);
    return false;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const code = responseCodeOf(error);
    return code === null || code === 'NONEXISTENT';
  }
}
