// Like Exchange: messages are made into mail when they are asked for, so that RFC822.SIZE is a guess, one that cannot
// be made is refused (NO), and one that is made wrongly comes empty. No CONDSTORE; keywords are refused.
import { FakeImapServer, refused } from '../fake-imap-server.ts';

export function exchangeServer(): FakeImapServer {
  const server = new FakeImapServer();
  server.capability = 'IMAP4 IMAP4rev1 AUTH=PLAIN SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+';
  for (const name of [
    'Calendrier',
    'Contacts',
    '&AMk-l&AOk-ments envoy&AOk-s',
    '&AMk-l&AOk-ments supprim&AOk-s',
    'Brouillons',
  ]) {
    server.add(name, '\\HasNoChildren');
  }
  server.manners.push((command) => {
    if (/^(ENABLE|COMPRESS|NOTIFY)|RETURN \(|QRESYNC|CHANGEDSINCE|MODSEQ/i.test(command))
      return refused('BAD Command Error. 12');
    if (/^UID STORE .*\$/.test(command)) return refused('NO The requested flag could not be set');
    return null;
  });
  return server;
}
