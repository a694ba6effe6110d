// Like Zimbra: RFC 6154 came late to it, so that roles are told by XLIST; LIST-STATUS and ESEARCH are there. Folders
// that nobody subscribed to hold mail, and names bear what other servers forbid.
import { done, FakeImapServer } from '../fake-imap-server.ts';

const ROLES: Readonly<Record<string, string>> = {
  INBOX: '\\Inbox',
  Sent: '\\Sent',
  Drafts: '\\Drafts',
  Junk: '\\Spam',
  Trash: '\\Trash',
};

export function zimbraServer(): FakeImapServer {
  const server = new FakeImapServer();
  server.capability =
    'IMAP4rev1 ACL CHILDREN CONDSTORE ENABLE ESEARCH ID IDLE LIST-EXTENDED LIST-STATUS LITERAL+ NAMESPACE QRESYNC QUOTA SASL-IR UIDPLUS UNSELECT XLIST';
  for (const name of ['Sent', 'Drafts', 'Junk', 'Trash']) server.add(name, '\\HasNoChildren');
  server.add('Parents d\'élèves (6"B)'.replaceAll('é', '&AOk-').replaceAll('è', '&AOg-'), '\\HasChildren');
  server.add('Parents d\'élèves (6"B)/Réunions'.replaceAll('é', '&AOk-').replaceAll('è', '&AOg-'), '\\HasNoChildren');
  server.manners.push((command, connection) => {
    if (command.startsWith('XLIST')) return listed(server);
    if (/^LIST .* RETURN \(.*STATUS/.test(command)) {
      const statuses = [...server.mailboxes].map(
        ([path, mailbox]) => `* STATUS "${escaped(path)}" (${mailbox.status()})`,
      );
      return done(...server.usual(command, connection).untagged, ...statuses);
    }
    // Only what was subscribed to: nobody did.
    if (command.startsWith('LSUB')) return done();
    const search = /^UID SEARCH RETURN \(ALL\) (.*)$/.exec(command);
    if (search) return ranges(server.usual(`UID SEARCH ${search[1]}`, connection).untagged);
    return null;
  });
  return server;
}

function listed(server: FakeImapServer) {
  return done(
    ...[...server.mailboxes].map(([path, { attributes }]) => {
      const all = [...attributes, ...(ROLES[path] ? [ROLES[path]] : [])].join(' ');
      return `* XLIST (${all}) "${server.delimiter}" "${escaped(path)}"`;
    }),
  );
}

/** « * SEARCH 1 2 5 » as ESEARCH says it. The tag of the command is not looked at by anybody. */
function ranges([line]: string[]) {
  const uids = (line ?? '').split(' ').slice(2).filter(Boolean);
  return done(uids.length === 0 ? '* ESEARCH (TAG "x") UID' : `* ESEARCH (TAG "x") UID ALL ${uids.join(',')}`);
}

const escaped = (path: string) => path.replace(/["\\]/g, '\\$&');
