// Gives every mailbox another UIDVALIDITY at each login, so that nothing it said of UIDs holds the next time.
import { FakeImapServer } from '../fake-imap-server.ts';

export function restlessServer(): FakeImapServer {
  const server = new FakeImapServer();
  server.capability = 'IMAP4rev1 UIDPLUS IDLE';
  server.manners.push((command) => {
    if (/^(LOGIN|AUTHENTICATE)/.test(command))
      for (const mailbox of server.mailboxes.values()) mailbox.uidValidity += 100;
    return null;
  });
  return server;
}
