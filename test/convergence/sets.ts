// What kinds of server the seeds run against. The capabilities are what Dovecot says after login; a command that is not
// named is not used by the program under test.

export const SETS = {
  /** Dovecot as it comes: CONDSTORE, QRESYNC, MOVE, UIDPLUS, NOTIFY, SPECIAL-USE, LIST-STATUS, … */
  dovecot: null,
  bare: 'IMAP4rev1',
  uidplus: 'IMAP4rev1 UIDPLUS IDLE',
  move: 'IMAP4rev1 MOVE IDLE SPECIAL-USE',
  condstore: 'IMAP4rev1 CONDSTORE ENABLE IDLE UIDPLUS SPECIAL-USE LIST-EXTENDED',
  qresync: 'IMAP4rev1 CONDSTORE QRESYNC ENABLE IDLE UNSELECT',
  common: 'IMAP4rev1 CONDSTORE ENABLE IDLE UIDPLUS MOVE SPECIAL-USE LIST-EXTENDED LIST-STATUS QUOTA NAMESPACE ID',
} as const satisfies Record<string, string | null>;

export type SetName = keyof typeof SETS;

/** Whether a message may stand in two places for a moment while it is moved. */
export function movesInOneStep(set: SetName): boolean {
  const capabilities: string | null = SETS[set];
  return capabilities === null || capabilities.split(' ').includes('MOVE');
}
