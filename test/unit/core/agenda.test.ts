import { describe, expect, it } from 'vitest';
import { type Agenda, type AgendaMailbox, isSettled, nextStep } from '../../../engine/core/agenda.ts';
import type { MailboxId } from '../../../shared/domain/ids.ts';

const mailbox = (id: number, facts: Partial<AgendaMailbox> = {}): AgendaMailbox => ({
  id: id as MailboxId,
  role: null,
  due: false,
  unread: 0,
  ...facts,
});

const everything: Agenda = {
  bodyWanted: true,
  operationsDue: true,
  mailboxListDue: true,
  mailboxes: [mailbox(1, { role: 'inbox', due: true }), mailbox(2, { due: true })],
  bodiesMayBeMissing: true,
  downloadPaused: false,
};

describe('The next step of an account', () => {
  it('goes from what someone waits for to what nobody waits for', () => {
    const kinds: unknown[] = [];
    let agenda = everything;
    const without: Partial<Agenda>[] = [
      { bodyWanted: false },
      { operationsDue: false },
      { mailboxListDue: false },
      { mailboxes: [mailbox(1)] },
      { bodiesMayBeMissing: false },
    ];
    for (const change of without) {
      kinds.push(nextStep(agenda)?.kind);
      agenda = { ...agenda, ...change };
    }
    expect(kinds).toEqual(['wantedBodies', 'operations', 'listMailboxes', 'syncMailbox', 'downloadBodies']);
    expect(nextStep(agenda)).toBeNull();
  });

  it('compares the Inbox first, then what is looked at most, junk last', () => {
    const mailboxes = [
      mailbox(1, { role: 'junk', due: true }),
      mailbox(2, { due: true }),
      mailbox(3, { due: true, unread: 2 }),
      mailbox(4, { role: 'inbox', due: true }),
      mailbox(5, { role: 'sent', due: true }),
      mailbox(6, { role: 'inbox' }),
    ];
    const order: number[] = [];
    for (;;) {
      const left = mailboxes.map((m) => (order.includes(m.id) ? { ...m, due: false } : m));
      const step = nextStep({
        ...everything,
        bodyWanted: false,
        operationsDue: false,
        mailboxListDue: false,
        mailboxes: left,
      });
      if (step?.kind !== 'syncMailbox') break;
      order.push(step.mailboxId);
    }
    expect(order).toEqual([4, 5, 3, 2, 1]);
  });

  it('leaves the bodies when the download is paused, except one that is asked for', () => {
    const paused = { ...everything, operationsDue: false, mailboxListDue: false, downloadPaused: true };
    const bodiesOnly = { ...paused, mailboxes: [mailbox(1)] };
    expect(nextStep(bodiesOnly)).toEqual({ kind: 'wantedBodies' });
    expect(nextStep({ ...bodiesOnly, bodyWanted: false })).toBeNull();
  });
});

describe('An agenda', () => {
  it('is settled when only bodies are left', () => {
    expect(isSettled(everything)).toBe(false);
    expect(
      isSettled({
        ...everything,
        operationsDue: false,
        mailboxListDue: false,
        mailboxes: [mailbox(1, {})],
      }),
    ).toBe(true);
  });
});
