// The door of the IMAP room: one backend per account.
import type { ServerSettings } from '../../shared/domain/account.ts';
import type { Backend } from '../backend/backend.ts';
import { connect, type ImapOptions } from './connect.ts';
import { createGuardedCall } from './guarded-call.ts';
import { createSession } from './session.ts';
import { watchMailbox } from './watch.ts';

export type { ImapOptions } from './connect.ts';

/** A session works, a watch listens; each is a connection of its own, so a login each. */
export function imapBackend(settings: ServerSettings, password: string, options: ImapOptions = {}): Backend {
  return {
    async open(signal) {
      return createSession(await connect(settings, password, options, 'work', signal));
    },
    async watch(path, onChange, signal) {
      const connection = await connect(settings, password, options, 'watch', signal);
      try {
        return await createGuardedCall(connection)(signal, () => watchMailbox(connection, path, onChange));
      } catch (error) {
        connection.close();
        throw error;
      }
    },
  };
}
