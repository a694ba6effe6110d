import { describe, expect, test } from 'vitest';
import { describeProblem, problemWords } from '../../../renderer/features/problems/index.ts';
import type { MailErrorKind, MailErrorReason } from '../../../shared/domain/problem.ts';

const KINDS: Record<MailErrorKind, true> = {
  offline: true,
  connection: true,
  throttled: true,
  auth: true,
  certificate: true,
  rejected: true,
  missing: true,
  quota: true,
  unsupported: true,
  invalid: true,
  store: true,
  place: true,
  cancelled: true,
};
const REASONS: MailErrorReason[] = [
  'nameNotFound',
  'timeout',
  'certificateExpired',
  'certificateNotYetValid',
  'notImap',
  'diskFull',
  'nameTaken',
  'noRight',
  'placeFull',
  'wrongPassphrase',
];

describe.each(['fr', 'en'] as const)('in %s', (language) => {
  const words = problemWords[language];

  test('every kind of problem has a title', () => {
    for (const kind of Object.keys(KINDS) as MailErrorKind[]) {
      expect(describeProblem({ kind }, words).title).not.toBe('');
    }
  });

  test('no title has a hole where the server is not known', () => {
    for (const reason of REASONS) {
      expect(describeProblem({ kind: 'connection', reason }, words).title).not.toMatch(/undefined|#| {2}/);
    }
  });
});

test('the server is named where it is known', () => {
  const { title } = describeProblem(
    { kind: 'connection', reason: 'nameNotFound', host: 'imap.ac-demo.example' },
    problemWords.fr,
  );
  expect(title).toBe('Le serveur «\u00a0imap.ac-demo.example\u00a0» est introuvable');
});

test('a refused password is asked for in daily use, and pointed at during set-up', () => {
  const refused = { kind: 'auth', reason: 'wrongPassword' } as const;
  expect(describeProblem({ ...refused, during: 'sync' }, problemWords.fr).actions).toEqual(['password']);
  expect(describeProblem({ ...refused, during: 'setup' }, problemWords.fr).actions).toEqual([]);
});

test('of what a filter asked for and the server refused, the filter is named as its cause, with the way to it', () => {
  const operation = { kind: 'move', messageCount: 1, subject: 'a', mailbox: null, flags: null, kept: false } as const;
  const refused = { kind: 'rejected', reason: 'noRight', during: 'operation' } as const;
  const byHand = describeProblem({ ...refused, operation }, problemWords.fr);
  const byFilter = describeProblem({ ...refused, operation: { ...operation, byFilter: true } }, problemWords.fr);
  expect(byHand.actions).toEqual(['dismiss']);
  expect(byFilter.actions).toEqual(['openFilters', 'dismiss']);
  expect(byFilter.todo).toBe(`${problemWords.fr.byFilterDo} ${byHand.todo}`);
});
