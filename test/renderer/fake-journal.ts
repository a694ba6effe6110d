// A journal as an engine would have kept it after a short morning.
import type { AccountId, MailboxId, OperationId, OutboxId } from '../../shared/domain/ids.ts';
import type { JournalEntry } from '../../shared/domain/journal.ts';

const AT = Date.UTC(2026, 10, 20, 8, 30);

export function fakeJournal(accountId: AccountId) {
  const facts: JournalEntry['facts'][] = [
    { kind: 'program', what: 'opened' },
    { kind: 'connection', phase: 'waiting', error: { kind: 'connection', reason: 'timeout', codes: 'ETIMEDOUT' } },
    { kind: 'sync', mailboxId: 1 as MailboxId, role: 'inbox', plan: 'changedByModSeq:qresync', tookMs: 41 },
    { kind: 'operation', step: 'agreed', name: 'move', operationId: 7 as OperationId, count: 3, messages: 3 },
    { kind: 'submission', outboxId: 4 as OutboxId, event: 'accepted', state: 'accepted' },
  ];
  const entries = facts.map((one, index): JournalEntry => {
    return { id: index + 1, at: AT + index * 60_000, accountId: index === 0 ? null : accountId, facts: one };
  });
  return {
    list: () => entries.toReversed(),
    text: () => ({ text: entries.map(({ at, facts: { kind } }) => `${at} ${kind}\n`).join(''), newestId: 5 }),
  };
}
