// What an account's work session does next. It does one thing at a time and asks again after each, so that a click
// never waits for more than one bounded step of a long download:
//   a body someone is waiting for → pending operations → the list of mailboxes → mailboxes to compare, Inbox first →
//   one batch of bodies
// Pure: accounts/agenda-book.ts keeps the agenda, accounts/work.ts runs the steps.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';

export interface AgendaMailbox {
  id: MailboxId;
  role: MailboxRole | null;
  /** Has to be compared with the server. */
  due: boolean;
  unread: number;
}

export interface Agenda {
  /** Somebody opened a message whose body is not here. */
  bodyWanted: boolean;
  operationsDue: boolean;
  mailboxListDue: boolean;
  mailboxes: readonly AgendaMailbox[];
  /** False once a look at the store found no body left to fetch. */
  bodiesMayBeMissing: boolean;
  downloadPaused: boolean;
}

export type AgendaStep =
  | { kind: 'wantedBodies' }
  | { kind: 'operations' }
  | { kind: 'listMailboxes' }
  | { kind: 'syncMailbox'; mailboxId: MailboxId }
  | { kind: 'downloadBodies' };

export function nextStep(agenda: Agenda): AgendaStep | null {
  if (agenda.bodyWanted) return { kind: 'wantedBodies' };
  if (agenda.operationsDue) return { kind: 'operations' };
  if (agenda.mailboxListDue) return { kind: 'listMailboxes' };
  const due = agenda.mailboxes.filter((mailbox) => mailbox.due).sort((a, b) => syncScore(b) - syncScore(a))[0];
  if (due) return { kind: 'syncMailbox', mailboxId: due.id };
  if (agenda.bodiesMayBeMissing && !agenda.downloadPaused) return { kind: 'downloadBodies' };
  return null;
}

/** Headers and flags agree with the server as far as the agenda knows; bodies do not count. */
export function isSettled(agenda: Agenda): boolean {
  const step = nextStep({ ...agenda, bodyWanted: false });
  return step === null || step.kind === 'downloadBodies';
}

const ROLE_SCORES = { inbox: 100, sent: 40, drafts: 35, archive: 20, trash: -20, junk: -30 } as const satisfies Record<
  MailboxRole,
  number
>;

/** The mailboxes a person looks at first are compared first. */
function syncScore({ role, unread }: AgendaMailbox): number {
  return (role ? ROLE_SCORES[role] : 10) + (unread > 0 ? 15 : 0);
}
