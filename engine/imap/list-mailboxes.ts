// All mailboxes by LIST, subscribed or not: unsubscribed ones hold mail too. Names come decoded; roles are decided
// in core/mailbox-roles.ts from what the server declares, else from well-known names.
import type { RemoteMailbox } from '../backend/backend.ts';
import { assignRoles, isSelectable } from '../core/mailbox-roles.ts';
import type { Connection } from './connect.ts';

export async function listMailboxes({ client }: Connection): Promise<RemoteMailbox[]> {
  const listed = await client.list({ listOnly: true });
  const mailboxes = listed.map(({ path, delimiter, name, parentPath, flags, specialUse, specialUseSource }) => ({
    path,
    delimiter: delimiter || null,
    parentPath: parentPath || null,
    name,
    // Of imapflow's specialUse only what the server said (SPECIAL-USE, XLIST), not its guesses by name.
    attributes: [...flags, ...(specialUse && specialUseSource === 'extension' ? [specialUse] : [])],
  }));
  const roles = assignRoles(mailboxes);
  return mailboxes.map(({ attributes, ...mailbox }) => ({
    ...mailbox,
    role: roles.get(mailbox.path) ?? null,
    selectable: isSelectable({ attributes }),
  }));
}
