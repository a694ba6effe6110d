// Like the old Sun and Oracle messaging servers of French académies: UIDPLUS and nothing newer. Whoever sends it an
// extension it does not offer hears BAD. Its folders are named in French, in modified UTF-7, without SPECIAL-USE.
import { FakeImapServer, refused } from '../fake-imap-server.ts';

export const ORACLE_CAPABILITY =
  'IMAP4 IMAP4rev1 ACL QUOTA LITERAL+ NAMESPACE UIDPLUS CHILDREN BINARY UNSELECT SORT LANGUAGE XSENDER X-NETSCAPE XSERVERINFO';

const UNKNOWN = /^(ENABLE|COMPRESS|NOTIFY|IDLE|UID MOVE)|RETURN \(|QRESYNC|CHANGEDSINCE|MODSEQ|MAILBOXID/i;

export function oracleServer(): FakeImapServer {
  const server = new FakeImapServer();
  server.capability = ORACLE_CAPABILITY;
  for (const name of ['Envoy&AOk-s', 'Corbeille', 'Brouillons', 'Courrier ind&AOk-sirable', 'Classe de m&AOg-re']) {
    server.add(name, '\\HasNoChildren');
  }
  server.manners.push((command) => (UNKNOWN.test(command) ? refused('BAD unknown command or argument') : null));
  server.manners.push((command, connection) => {
    if (!command.startsWith('UID FETCH') && !/^(STATUS|SELECT)/.test(command)) return null;
    if (UNKNOWN.test(command)) return null;
    const answer = server.usual(command, connection);
    return {
      ...answer,
      untagged: answer.untagged.map(withoutModSeq).filter((line) => !line.includes('HIGHESTMODSEQ')),
    };
  });
  return server;
}

const withoutModSeq = (line: string) => line.replace(/ MODSEQ \(\d+\)/, '').replace(/ HIGHESTMODSEQ \d+/, '');
