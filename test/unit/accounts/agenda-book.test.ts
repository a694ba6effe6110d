import { describe, expect, it } from 'vitest';
import { openAgendaBook } from '../../../engine/accounts/agenda-book.ts';
import { nextStep } from '../../../engine/core/agenda.ts';
import type { MailboxId } from '../../../shared/domain/ids.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';

const mailbox = (id: number, role: Mailbox['role'] = null) => ({ id, role, unread: 0, selectable: true }) as Mailbox;

describe('The agenda book', () => {
  it('compares mailboxes that the list has only just brought', () => {
    const mailboxes: Mailbox[] = [];
    const book = openAgendaBook(
      () => mailboxes,
      () => true,
    );
    book.allDue();
    book.mailboxListDue();
    for (const kind of ['wantedBodies', 'operations', 'listMailboxes']) {
      const step = nextStep(book.read());
      expect(step?.kind).toBe(kind);
      book.strikeOut(step!);
    }
    mailboxes.push(mailbox(1), mailbox(2, 'inbox'));
    expect(nextStep(book.read())).toEqual({ kind: 'syncMailbox', mailboxId: 2 });
  });

  it('keeps what is noted while the very same thing is being done', () => {
    const book = openAgendaBook(
      () => [mailbox(2, 'inbox')],
      () => true,
    );
    book.inboxDue();
    book.strikeOut(nextStep(book.read())!);
    book.inboxDue();
    expect(nextStep(book.read())).toEqual({ kind: 'syncMailbox', mailboxId: 2 });
  });

  it('does not lose a note between a look and the wait', async () => {
    const book = openAgendaBook(
      () => [],
      () => true,
    );
    expect(nextStep(book.read())).toBeNull();
    book.operationsDue();
    await book.noted();
    expect(nextStep(book.read())).toEqual({ kind: 'operations' });
  });

  it('tries a stuck operation again only after everything it may be about was compared', () => {
    const book = openAgendaBook(
      () => [mailbox(2, 'inbox')],
      () => true,
    );
    book.operationsDueAfterCompare();
    // Neither something new to do nor a new connection lets it overtake the comparison.
    book.operationsDue();
    book.allDue();
    book.strikeOut({ kind: 'wantedBodies' });
    const kinds: string[] = [];
    for (let step = nextStep(book.read()); step; step = nextStep(book.read())) {
      kinds.push(step.kind);
      book.strikeOut(step);
    }
    expect(kinds).toEqual(['listMailboxes', 'syncMailbox', 'operations']);
  });

  it('lets no newer intent run operations before the comparison that their head waits for', () => {
    const book = openAgendaBook(
      () => [mailbox(2, 'inbox')],
      () => true,
    );
    // One of them is gone meanwhile: nobody waits for it.
    book.mailboxDue(2 as MailboxId);
    book.mailboxDue(3 as MailboxId);
    book.operationsDueAfterCompare();
    book.operationsDue();
    expect(book.someoneWaits()).toBe(false);
    const kinds: string[] = [];
    for (let step = nextStep(book.read()); step; step = nextStep(book.read())) {
      kinds.push(step.kind);
      book.strikeOut(step);
    }
    expect(kinds).toEqual(['listMailboxes', 'syncMailbox', 'operations']);
  });

  it('says that someone waits for a body or an operation, and for nothing else', () => {
    const book = openAgendaBook(
      () => [mailbox(2, 'inbox')],
      () => true,
    );
    book.inboxDue();
    book.bodiesMayBeMissing();
    expect(book.someoneWaits()).toBe(false);
    book.bodyWanted();
    expect(book.someoneWaits()).toBe(true);
  });

  it('downloads until a look at the store found nothing missing, and not while the person has paused it', () => {
    let isPaused = false;
    const book = openAgendaBook(
      () => [mailbox(2, 'inbox')],
      () => isPaused,
    );
    expect(book.isDownloading()).toBe(false);
    book.bodiesMayBeMissing();
    expect(book.isDownloading()).toBe(true);
    isPaused = true;
    expect(book.isDownloading()).toBe(false);
    isPaused = false;
    book.noBodiesMissing();
    expect(book.isDownloading()).toBe(false);
  });
});
