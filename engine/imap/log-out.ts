// Ends a connection politely, but soon: LOGOUT if the server answers within a moment, else the socket is closed.
import type { Connection } from './connect.ts';

const LOGOUT_MS = 1_000;

export async function logOut(connection: Connection): Promise<void> {
  if (connection.client.usable) {
    const limit = setTimeout(() => connection.close(), LOGOUT_MS);
    // A connection that dies of LOGOUT is what was asked for.
    await Promise.race([connection.client.logout().catch(() => undefined), connection.closed]);
    clearTimeout(limit);
  }
  connection.close();
  await connection.closed;
}
