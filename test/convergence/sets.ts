// What kinds of server the seeds run against. The capabilities are what Dovecot says after login; a command that is not
// named is not used by the program under test.

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
} as const satisfies Record<string, { protocol: 'imap' | 'pop3'; capability: string | null }>;

export type SetName = keyof typeof SETS;
