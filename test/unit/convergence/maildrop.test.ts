import { expect, test } from 'vitest';
import { claim, contest, expectLetter, type Ledger, newLedger } from '../../convergence/ledger.ts';
import { wrongBeside, wrongMaildrop } from '../../convergence/maildrop.ts';
import { COLLECTED } from '../../convergence/place.ts';

const DAY_MS = 86_400_000;
const days = { kind: 'days', days: 14 } as const;
const gone = { messages: [] };
const held = { messages: [{ path: 'INBOX', uid: 1, flags: [], raw: Buffer.from('Subject: Lettre 1\r\n\r\n') }] };

function ledgerOf(place = 'INBOX'): Ledger {
  const ledger = newLedger([], {});
  expectLetter(ledger, 1, place, 'abc');
  return ledger;
}

test('a letter goes from the server when it is deleted here, and not before', () => {
  const untilDeleted = { kind: 'untilDeletedHere' } as const;
  expect(wrongMaildrop(ledgerOf(), untilDeleted, held, held)).toEqual([]);
  expect(wrongMaildrop(ledgerOf(), untilDeleted, gone, gone)).toEqual([]);
  expect(wrongMaildrop(ledgerOf(), untilDeleted, held, gone)).toEqual(['letter 1 is here, and gone from the server']);
  expect(wrongMaildrop(ledgerOf(), untilDeleted, gone, held)).toEqual([
    'letter 1 was deleted here, and still on the server',
  ]);
});

test('where everything stays on the server, what is deleted here does too', () => {
  expect(wrongMaildrop(ledgerOf(), { kind: 'always' }, gone, held)).toEqual([]);
  expect(wrongMaildrop(ledgerOf(), { kind: 'always' }, gone, gone)).toHaveLength(1);
});

test('by days a letter may go when the clock has shown its time, and must when it was here from the first', () => {
  const ledger = ledgerOf();
  ledger.clocks.push(10 * DAY_MS);
  expect(wrongMaildrop(ledger, days, held, gone)).toHaveLength(1);
  ledger.clocks.push(20 * DAY_MS);
  expect(wrongMaildrop(ledger, days, held, gone)).toEqual([]);
  expect(wrongMaildrop(ledger, days, held, held)).toEqual([]);
  ledger.letters.get(1)!.wasHereFirst = true;
  expect(wrongMaildrop(ledger, days, held, held)).toEqual(['letter 1 is here, and still on the server']);
  // Back again: it may have gone meanwhile.
  ledger.clocks.push(0);
  expect(wrongMaildrop(ledger, days, held, held)).toEqual([]);
  expect(wrongMaildrop(ledger, days, held, gone)).toEqual([]);
});

test('of what others may have deleted nothing is said', () => {
  const ledger = ledgerOf();
  contest(ledger, 1, { what: 'place', value: null });
  expect(wrongMaildrop(ledger, { kind: 'always' }, held, gone)).toEqual([]);
});

test('beside other accounts a letter stays on the server with the one on this PC, until it has been carried away', () => {
  const ledger = ledgerOf(COLLECTED);
  expect(wrongBeside(ledger, held, held)).toEqual([]);
  expect(wrongBeside(ledger, held, gone)).toEqual(['letter 1 is here, and gone from the server']);
  expect(wrongBeside(ledger, gone, held)).toEqual(['letter 1 was deleted here, and still on the server']);
  claim(ledger, 1, { what: 'place', value: 'Classe' }).confirm();
  expect(wrongBeside(ledger, gone, held)).toEqual([]);
});
