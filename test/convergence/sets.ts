// What kinds of server the seeds run against. The capabilities are what Dovecot says after login; a command that is not
// named is not used by the program under test.
import { DEFAULT_LEAVE_ON_SERVER, type LeaveOnServer } from '../../shared/domain/account.ts';

interface Kind {
  protocol: 'imap' | 'pop3';
  capability: string | null;
  /** Of POP3. */
  leave?: LeaveOnServer;
  /** Beside the account there is one that is collected by POP3, and « Dossiers locaux ». */
  mixed?: boolean;
}

export const SETS = {
  /** Dovecot as it comes: CONDSTORE, QRESYNC, MOVE, UIDPLUS, NOTIFY, SPECIAL-USE, LIST-STATUS, … */
  dovecot: { protocol: 'imap', capability: null },
  bare: { protocol: 'imap', capability: 'IMAP4rev1' },
  uidplus: { protocol: 'imap', capability: 'IMAP4rev1 UIDPLUS IDLE' },
  move: { protocol: 'imap', capability: 'IMAP4rev1 MOVE IDLE SPECIAL-USE' },
  condstore: { protocol: 'imap', capability: 'IMAP4rev1 CONDSTORE ENABLE IDLE UIDPLUS SPECIAL-USE LIST-EXTENDED' },
  qresync: { protocol: 'imap', capability: 'IMAP4rev1 CONDSTORE QRESYNC ENABLE IDLE UNSELECT' },
  common: {
    protocol: 'imap',
    capability: 'IMAP4rev1 CONDSTORE ENABLE IDLE UIDPLUS MOVE SPECIAL-USE LIST-EXTENDED LIST-STATUS QUOTA NAMESPACE ID',
  },
  /** Collected into mailboxes on this PC; what is deleted here goes from the server too. */
  pop3: { protocol: 'pop3', capability: null },
  /** What is deleted here stays there. */
  'pop3-always': { protocol: 'pop3', capability: null, leave: { kind: 'always' } },
  /** By a clock that is set forward and back by days. */
  'pop3-days': { protocol: 'pop3', capability: null, leave: { kind: 'days', days: 14 } },
  /** Messages are carried between three accounts. */
  mixture: { protocol: 'imap', capability: null, mixed: true },
} satisfies Record<string, Kind>;

export type SetName = keyof typeof SETS;

export function isMixed(set: SetName): boolean {
  const kind: Kind = SETS[set];
  return kind.mixed ?? false;
}

/** A server without UIDPLUS can be told to delete only all that is marked, whoever marked it. */
export function deletesAllMarked(set: SetName): boolean {
  const { capability } = SETS[set];
  return capability !== null && !capability.includes('UIDPLUS');
}

/** How long messages stay on a POP3 server. */
export function leaveOf(set: SetName): LeaveOnServer {
  const kind: Kind = SETS[set];
  return kind.leave ?? DEFAULT_LEAVE_ON_SERVER;
}
