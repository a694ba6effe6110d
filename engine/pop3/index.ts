// The door of the POP3 room: one maildrop per account. Each opening is a connection and a login of its own.
// Why the client is our own: ADR 0006.
import type { ServerSettings } from '../../shared/domain/account.ts';
import type { Maildrop } from '../backend/maildrop.ts';
import { connect, type Pop3Options } from './connect.ts';
import { createSession } from './session.ts';

export function pop3Maildrop(settings: ServerSettings, password: string, options: Pop3Options = {}): Maildrop {
  return {
    open: async (signal) => createSession(await connect(settings, password, options, signal)),
  };
}
