// Of what servers and libraries say, only codes reach the journal.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { journalError, journalLine } from '../../../engine/core/journal-line.ts';
import type { AccountId, OperationId } from '../../../shared/domain/ids.ts';

test.each([
  ['552 5.2.2 <claire.martin@ac-lyon.fr>: mailbox is full', '552 5.2.2'],
  ['550 5.1.1 <paul.durand@ac-lyon.fr>: user unknown', '550 5.1.1'],
  ['[OVERQUOTA] Quota exceeded (mailbox for claire.martin is full)', 'OVERQUOTA'],
  ['[NOPERM] No right on « Conseil de discipline Kevin »', 'NOPERM'],
  ['connect ECONNREFUSED 192.168.1.20:993', 'ECONNREFUSED'],
  ['getaddrinfo ENOTFOUND imap.ac-lyon.fr', 'ENOTFOUND'],
  ['SQLITE_FULL', 'SQLITE_FULL'],
  ['CERT_HAS_EXPIRED', 'CERT_HAS_EXPIRED'],
  ['Mot de passe Secret123 refusé pour 0170000A', undefined],
  ['RENDEZ-VOUS KEVIN MARTIN', undefined],
])('« %s » leaves %s', (detail, codes) => {
  expect(journalError({ kind: 'rejected', detail }).codes).toBe(codes);
});

test('nothing but codes passes, whatever is said', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(' ', '.', '@', '-'), (words, between) => {
      const { codes = '' } = journalError({
        kind: 'rejected',
        detail: `552${between}${words} 5.2.2${between}${words}`,
      });
      expect(codes.split(' ').every((code) => /^(?:[245]\d\d|[245](?:\.\d{1,3}){2}|[A-Z_/-]*)$/.test(code))).toBe(true);
    }),
  );
});

test('an entry is one line, the same in every language', () => {
  const line = journalLine({
    at: Date.UTC(2026, 10, 21, 22, 1, 12, 123),
    accountId: 1 as AccountId,
    facts: {
      kind: 'operation',
      step: 'refused',
      name: 'carry',
      operationId: 7 as OperationId,
      count: 1,
      messages: 3,
      error: { kind: 'quota', codes: 'OVERQUOTA' },
    },
  });
  expect(line).toBe(
    '2026-11-21T22:01:12.123Z account=1 operation step=refused name=carry operationId=7 count=1 messages=3 error=quota/OVERQUOTA',
  );
});
