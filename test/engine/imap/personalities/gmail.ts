// Like Gmail: labels are shown as mailboxes, and every message stands in « Tous les messages » besides. The parent of
// its own folders cannot be selected.
import { FakeImapServer } from '../fake-imap-server.ts';

export const ALL_MAIL = '[Gmail]/Tous les messages';

export function gmailServer(): FakeImapServer {
  const server = new FakeImapServer();
  server.capability =
    'IMAP4rev1 UNSELECT IDLE NAMESPACE QUOTA ID XLIST CHILDREN X-GM-EXT-1 UIDPLUS COMPRESS=DEFLATE ENABLE MOVE CONDSTORE ESEARCH UTF8=ACCEPT LIST-EXTENDED LIST-STATUS LITERAL- SPECIAL-USE'
      // What this fake does not play.
      .replace(/ (ESEARCH|LIST-STATUS|LIST-EXTENDED|UTF8=ACCEPT|LITERAL-)/g, '');
  server.add('[Gmail]', '\\HasChildren', '\\Noselect');
  server.add(ALL_MAIL, '\\All', '\\HasNoChildren');
  server.add('[Gmail]/Corbeille', '\\HasNoChildren', '\\Trash');
  server.add('[Gmail]/Messages envoy&AOk-s', '\\HasNoChildren', '\\Sent');
  server.add('[Gmail]/Suivis', '\\Flagged', '\\HasNoChildren');
  server.add('Classe', '\\HasNoChildren');
  return server;
}
