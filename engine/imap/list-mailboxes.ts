// All mailboxes by LIST, subscribed or not: unsubscribed ones hold mail too. Names come decoded; roles are decided
// in core/mailbox-roles.ts from what the server declares, else from well-known names.
// Invariant: every parent that is named is in the list itself, as a node without mail where the server omits it.
import type { RemoteMailbox } from '../backend/backend.ts';
import { assignRoles, isSelectable, type ListedMailbox } from '../core/mailbox-roles.ts';
import type { Connection } from './connect.ts';
import { hollowMailboxes } from './hollow-mailboxes.ts';
import { mailboxStates } from './mailbox-states.ts';

export async function listMailboxes(connection: Connection, signal: AbortSignal): Promise<RemoteMailbox[]> {
  const listed = await connection.client.list({ listOnly: true });
  const mailboxes = toRemoteMailboxes(
    withInbox(
      listed.map(({ path, delimiter, flags, specialUse, specialUseSource }) => ({
        path,
        delimiter: delimiter || null,
        // Of imapflow's specialUse only what the server said (SPECIAL-USE, XLIST), not its guesses by name.
        attributes: [...flags, ...(specialUse && specialUseSource === 'extension' ? [specialUse] : [])],
      })),
    ),
  );
  const selectable = mailboxes.filter((mailbox) => mailbox.selectable).map(({ path }) => path);
  const states = await mailboxStates(connection, selectable, signal);
  const hollow = await hollowMailboxes(connection, mailboxes, (path) => states.has(path));
  return mailboxes.map((mailbox) => {
    if (hollow.has(mailbox.path)) return { ...mailbox, selectable: false };
    const state = states.get(mailbox.path);
    return state ? { ...mailbox, state } : mailbox;
  });
}

/** It is always there (RFC 9051 §5.1); imapflow does not list it where all others stand below it (« INBOX.Sent »). */
export function withInbox(listed: readonly ListedMailbox[]): ListedMailbox[] {
  if (listed.some(({ path }) => path.toUpperCase() === 'INBOX')) return [...listed];
  return [{ path: 'INBOX', delimiter: listed[0]?.delimiter ?? null, attributes: [] }, ...listed];
}

export function toRemoteMailboxes(listed: readonly ListedMailbox[]): RemoteMailbox[] {
  const roles = assignRoles(listed);
  const mailboxes = new Map<string, RemoteMailbox>();
  for (const { path, delimiter, attributes } of listed) {
    const role = roles.get(path) ?? null;
    const showsOthers = attributes.some((attribute) => attribute.toLowerCase() === '\\all');
    const mailbox = { ...placeOf(path, delimiter), role, selectable: isSelectable({ attributes }) };
    mailboxes.set(path, showsOthers ? { ...mailbox, showsOthers } : mailbox);
  }
  // A Map may grow while it is walked: parents of parents are reached, too.
  for (const { parentPath, delimiter } of mailboxes.values()) {
    if (parentPath === null || mailboxes.has(parentPath)) continue;
    mailboxes.set(parentPath, { ...placeOf(parentPath, delimiter), role: null, selectable: false });
  }
  return [...mailboxes.values()];
}

function placeOf(path: string, delimiter: string | null) {
  const cut = delimiter ? path.lastIndexOf(delimiter) : -1;
  return {
    path,
    delimiter,
    parentPath: cut > 0 ? path.slice(0, cut) : null,
    name: delimiter && cut >= 0 ? path.slice(cut + delimiter.length) : path,
  };
}
