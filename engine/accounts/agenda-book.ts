// The agenda of one account as it fills and empties: what is due is noted here by whoever learns of it (the watch,
// a command, a timer) and struck out by the work loop before it does it, so that news during a step is never lost.
// The mailboxes themselves are read from the store each time. What comes next is decided in core/agenda.ts.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { Mailbox } from '../../shared/domain/mailbox.ts';
import type { Agenda, AgendaStep } from '../core/agenda.ts';
import { type Deferred, deferred } from '../core/deferred.ts';
import { type KnownMailbox, mailboxesToPassOver } from '../core/mailbox-changes.ts';

export interface AgendaBook {
  read(): Agenda;
  /** Everything has to be compared again: just connected, « Relever », or it has been a while. */
  allDue(): void;
  mailboxListDue(): void;
  /** The list has come, with what the server told of each mailbox: not all of « all » has to be compared. */
  mailboxesListed(mailboxes: readonly KnownMailbox<MailboxId>[]): void;
  mailboxCompared(id: MailboxId): void;
  mailboxDue(id: MailboxId): void;
  inboxDue(): void;
  operationsDue(): void;
  /** The head of the queue speaks of something that is not as it was known: first compare all, then try again. */
  operationsDueAfterCompare(): void;
  bodiesMayBeMissing(): void;
  noBodiesMissing(): void;
  bodyWanted(): void;
  /** Bodies are on their way, or about to be. */
  isDownloading(): boolean;
  /** A click waits: a long pass gives way. */
  someoneWaits(): boolean;
  /** To be called before the step is run. */
  strikeOut(step: AgendaStep): void;
  /** Resolves at the next note; at once if the agenda was noted in since the last read. */
  noted(): Promise<void>;
}

export function openAgendaBook(listMailboxes: () => Mailbox[], isDownloadPaused: () => boolean): AgendaBook {
  const due = new Set<MailboxId>();
  /** In which order mailboxes were compared last. */
  const comparedAt = new Map<MailboxId, number>();
  let comparisons = 0;
  let passedOver: ReadonlySet<MailboxId> = new Set();
  const flags = { list: false, operations: false, operationsAfter: false, bodies: false, wanted: false };
  let everythingDue = false;
  let waiting: Deferred<void> | null = null;
  let notedSinceRead = false;

  const note = () => {
    notedSinceRead = true;
    waiting?.resolve();
    waiting = null;
  };

  /** Nothing overtakes an operation that waits for a comparison: neither a newer one nor a new connection. */
  const operationsMayRun = () => flags.operations && !flags.operationsAfter;

  const selectable = () => listMailboxes().filter((mailbox) => mailbox.selectable);

  return {
    read() {
      notedSinceRead = false;
      const mailboxes = selectable();
      // Only now is known which ones there are: "all" was noted before the list came.
      if (everythingDue && !flags.list) {
        // Somebody looks at the inbox all the time, and listens to it once it was compared.
        for (const { id, role } of mailboxes) if (role === 'inbox' || !passedOver.has(id)) due.add(id);
        passedOver = new Set();
        everythingDue = false;
      }
      const stillDue = mailboxes.some(({ id }) => due.has(id));
      if (flags.operationsAfter && !flags.list && !stillDue) {
        flags.operations = true;
        flags.operationsAfter = false;
      }
      return {
        bodyWanted: flags.wanted,
        operationsDue: operationsMayRun(),
        mailboxListDue: flags.list,
        mailboxes: mailboxes.map(({ id, role, unread }) => ({ id, role, unread, due: due.has(id) })),
        bodiesMayBeMissing: flags.bodies,
        downloadPaused: isDownloadPaused(),
      };
    },
    allDue() {
      everythingDue = true;
      flags.operations = true;
      flags.bodies = true;
      flags.wanted = true;
      note();
    },
    mailboxListDue() {
      flags.list = true;
      note();
    },
    mailboxesListed(mailboxes) {
      passedOver = mailboxesToPassOver(mailboxes, (id) => comparedAt.get(id));
    },
    mailboxCompared(id) {
      comparisons += 1;
      comparedAt.set(id, comparisons);
    },
    mailboxDue(id) {
      due.add(id);
      note();
    },
    inboxDue() {
      const inbox = selectable().find(({ role }) => role === 'inbox');
      if (inbox) due.add(inbox.id);
      note();
    },
    operationsDue() {
      flags.operations = true;
      note();
    },
    operationsDueAfterCompare() {
      flags.list = true;
      everythingDue = true;
      flags.operationsAfter = true;
      note();
    },
    bodiesMayBeMissing() {
      flags.bodies = true;
      note();
    },
    noBodiesMissing() {
      flags.bodies = false;
    },
    bodyWanted() {
      flags.wanted = true;
      note();
    },
    isDownloading: () => flags.bodies && !isDownloadPaused(),
    someoneWaits: () => flags.wanted || operationsMayRun(),
    strikeOut(step) {
      if (step.kind === 'wantedBodies') flags.wanted = false;
      else if (step.kind === 'operations') flags.operations = false;
      else if (step.kind === 'listMailboxes') flags.list = false;
      else if (step.kind === 'syncMailbox') due.delete(step.mailboxId);
    },
    noted() {
      if (notedSinceRead) return Promise.resolve();
      waiting ??= deferred<void>();
      return waiting.promise;
    },
  };
}
