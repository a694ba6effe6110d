// Which mailboxes have to be compared, going by what STATUS told of all of them at once. Pure.
// Invariant: a mailbox is passed over for good reason only: its modification sequence and its counts agree, or it is
// empty here and there. Without modification sequences nothing proves that no flag changed: such mailboxes take turns,
// so that a look at thousands of them stays short and each is compared before long.
import { planSync, type StoredState } from './sync-plan.ts';

/** The server's side: fits RemoteMailboxState of the backend port. */
export interface ToldState {
  uidValidity: number;
  uidNext: number;
  exists: number;
  unseen: number | null;
  highestModSeq: string | null;
}

export interface KnownMailbox<Id> {
  id: Id;
  stored: StoredState;
  /** Unread ones of `knownCount`, as the server last told. */
  storedUnseen: number;
  /** undefined: the server did not tell. */
  told: ToldState | undefined;
}

export type MailboxChange =
  | 'changed'
  /** Proven: need not be compared. */
  | 'unchanged'
  /** The counts agree, but a flag may have changed: compared when it is its turn. */
  | 'likelyUnchanged';

export function mailboxChange({ stored, storedUnseen, told }: Omit<KnownMailbox<unknown>, 'id'>): MailboxChange {
  if (!told || !stored.complete) return 'changed';
  const plan = planSync(stored, told, { condstore: told.highestModSeq !== null, qresync: false });
  if (plan.kind === 'nothing') return 'unchanged';
  if (plan.kind !== 'delta' || plan.by !== 'uidDiff') return 'changed';
  const counted = told.exists === stored.knownCount && told.uidNext === stored.uidNext && told.unseen === storedUnseen;
  if (!counted) return 'changed';
  return told.exists === 0 ? 'unchanged' : 'likelyUnchanged';
}

/** Never compared, and nothing to compare: what STATUS told is its whole state. */
export function isKnownEmpty<Mailbox extends Pick<KnownMailbox<unknown>, 'stored' | 'told'>>(
  mailbox: Mailbox,
): mailbox is Mailbox & { told: ToldState } {
  return mailbox.stored.uidValidity === null && mailbox.stored.knownCount === 0 && mailbox.told?.exists === 0;
}

/** Mailboxes that take turns are compared so many at a look: with fewer than that in the account, all of them. */
const TURNS_AT_A_LOOK = 50;

/**
 * Those that may be passed over this time. `comparedAt` says when each was compared last, in any unit that grows;
 * undefined = never since the start.
 */
export function mailboxesToPassOver<Id>(
  mailboxes: readonly KnownMailbox<Id>[],
  comparedAt: (id: Id) => number | undefined,
): Set<Id> {
  const passed = new Set<Id>();
  const waiting: Id[] = [];
  for (const mailbox of mailboxes) {
    const change = mailboxChange(mailbox);
    if (change === 'unchanged') passed.add(mailbox.id);
    else if (change === 'likelyUnchanged') waiting.push(mailbox.id);
  }
  const order = waiting.toSorted((a, b) => (comparedAt(a) ?? -1) - (comparedAt(b) ?? -1));
  for (const id of order.slice(TURNS_AT_A_LOOK)) passed.add(id);
  return passed;
}
