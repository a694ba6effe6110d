// Keeps a session that has nothing to do from being taken for dead: by the server, by routers on the way, and by
// imapflow, which closes a connection that was silent for `silenceMs`. A NOOP also finds out early that it is dead.

import { MailError } from '../../shared/domain/problem.ts';
import { runCommand } from './command.ts';
import type { Connection } from './connect.ts';
import type { GuardedCall } from './guarded-call.ts';

export function keepAlive(connection: Connection, call: GuardedCall): void {
  const { client, closed, limits } = connection;
  const never = new AbortController().signal;
  let asking = false;
  const timer = setInterval(async () => {
    const quietMs = Date.now() - (client.lastClientWrite ?? 0);
    // Below 0, the PC's clock was set back: nobody knows for how long it was quiet.
    if (asking || (quietMs >= 0 && quietMs < limits.keepAliveMs)) return;
    asking = true;
    try {
      await call(never, () => runCommand(connection, 'NOOP'));
    } catch (error) {
      // `closed` tells of a lost connection.
      if (!(error instanceof MailError)) throw error;
    } finally {
      asking = false;
    }
  }, limits.keepAliveMs / 2);
  void closed.then(() => clearInterval(timer));
}
