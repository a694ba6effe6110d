// The Session of the backend port: each verb is one file, put under the common rules of guarded-call.ts.
import type { RemoteMoved, Session } from '../backend/backend.ts';
import { appendMessage } from './append.ts';
import type { Connection } from './connect.ts';
import { copyMessages } from './copy.ts';
import { createMailbox } from './create-mailbox.ts';
import { deleteMailbox } from './delete-mailbox.ts';
import { destroyMessages } from './destroy.ts';
import { fetchHeaders } from './fetch-headers.ts';
import { fetchSources } from './fetch-sources.ts';
import { findByMessageIdHeader } from './find.ts';
import { storeFlags } from './flags.ts';
import { createGuardedCall } from './guarded-call.ts';
import { keepAlive } from './keep-alive.ts';
import { listMailboxes } from './list-mailboxes.ts';
import { logOut } from './log-out.ts';
import { moveMessages } from './move.ts';
import { readQuota } from './quota.ts';
import { renameMailbox } from './rename-mailbox.ts';
import { searchText } from './search-text.ts';
import { ensureSelected } from './select.ts';
import { syncMailbox } from './sync-mailbox.ts';

const NOTHING_MOVED: () => RemoteMoved = () => ({ uidValidity: null, uids: new Map() });

export function createSession(connection: Connection): Session {
  const call = createGuardedCall(connection);
  keepAlive(connection, call);
  return {
    closed: connection.closed,
    close: () => logOut(connection),
    listMailboxes: (signal) => call(signal, () => listMailboxes(connection, signal)),
    syncMailbox: (path, sink, signal) => call(signal, () => syncMailbox(connection, path, sink, signal)),
    peekHeaders: (path, uidValidity, uids, signal) =>
      call(signal, async () => {
        await ensureSelected(connection, path, uidValidity);
        return fetchHeaders(connection, uids);
      }),
    fetchSources: async (path, uidValidity, uids, sink, signal) => {
      if (uids.length > 0) await call(signal, () => fetchSources(connection, path, uidValidity, uids, sink, signal));
    },
    addFlags: async (ref, flags, signal) => {
      if (ref.uids.length > 0) await call(signal, () => storeFlags(connection, ref, 'add', flags, signal));
    },
    removeFlags: async (ref, flags, signal) => {
      if (ref.uids.length > 0) await call(signal, () => storeFlags(connection, ref, 'remove', flags, signal));
    },
    copy: async (ref, toPath, signal) =>
      ref.uids.length > 0 ? call(signal, () => copyMessages(connection, ref, toPath, signal)) : NOTHING_MOVED(),
    move: async (ref, toPath, signal) =>
      ref.uids.length > 0 ? call(signal, () => moveMessages(connection, ref, toPath, signal)) : NOTHING_MOVED(),
    destroy: async (ref, signal) => {
      if (ref.uids.length > 0) await call(signal, () => destroyMessages(connection, ref, signal));
    },
    append: (path, message, signal) => call(signal, () => appendMessage(connection, path, message)),
    search: (path, clauses, signal) => call(signal, () => searchText(connection, path, clauses)),
    findByMessageIdHeader: (path, id, signal) => call(signal, () => findByMessageIdHeader(connection, path, id)),
    createMailbox: (path, signal) => call(signal, () => createMailbox(connection, path)),
    renameMailbox: (path, newPath, signal) => call(signal, () => renameMailbox(connection, path, newPath)),
    deleteMailbox: (path, signal) => call(signal, () => deleteMailbox(connection, path)),
    quota: (signal) => call(signal, () => readQuota(connection)),
  };
}
