import { expect, test } from 'vitest';
import {
  claim,
  contest,
  contestFolder,
  expectLetter,
  type Found,
  type Ledger,
  newLedger,
  takenBack,
  wrongLetter,
} from '../../convergence/ledger.ts';

function ledgerOf(): Ledger {
  const ledger = newLedger(['Classe'], {});
  expectLetter(ledger, 1, 'INBOX', 'abc');
  return ledger;
}

const found = (place: string, flags: string[] = [], sha256 = 'abc'): Found => ({ place, flags, sha256 });
const wrong = (ledger: Ledger, ...all: Found[]) => wrongLetter(ledger, ledger.letters.get(1)!, all);

test('a letter that nobody touched is where it was delivered, once, with its bytes', () => {
  expect(wrong(ledgerOf(), found('INBOX'))).toEqual([]);
  expect(wrong(ledgerOf())).toEqual(['letter 1 is lost; it should be in INBOX']);
  expect(wrong(ledgerOf(), found('Junk'))).toEqual(['letter 1 is in Junk, not INBOX']);
  expect(wrong(ledgerOf(), found('INBOX'), found('INBOX'))).toEqual(['letter 1 stands in INBOX or INBOX']);
  expect(wrong(ledgerOf(), found('INBOX', [], 'xyz'))).toEqual(['letter 1 has other bytes than were delivered']);
  expect(wrong(ledgerOf(), found('INBOX', ['\\seen']))).toEqual(['letter 1: seen is true, not false']);
});

test('what was answered is so, what was not may be, what was refused is not', () => {
  const ledger = ledgerOf();
  claim(ledger, 1, { what: 'place', value: 'Classe' });
  expect(wrong(ledger, found('INBOX'))).toEqual([]);
  expect(wrong(ledger, found('Classe'))).toEqual([]);
  claim(ledger, 1, { what: 'place', value: 'Classe' }).confirm();
  expect(wrong(ledger, found('INBOX'))).toEqual(['letter 1 is in INBOX, not Classe']);
  claim(ledger, 1, { what: 'place', value: null }).withdraw();
  expect(wrong(ledger)).toEqual(['letter 1 is lost; it should be in Classe']);
});

test('what was taken back is as before, and as either where nobody answered', () => {
  const ledger = ledgerOf();
  const before = [structuredClone(ledger.letters.get(1)!)];
  claim(ledger, 1, { what: 'seen', value: true }).confirm();
  takenBack(ledger, before, false);
  expect([wrong(ledger, found('INBOX')), wrong(ledger, found('INBOX', ['\\seen']))]).toEqual([[], []]);
  takenBack(ledger, before, true);
  expect(wrong(ledger, found('INBOX', ['\\seen']))).toEqual(['letter 1: seen is true, not false']);
});

test('where two parties act either may be the last, but the letter is there', () => {
  const ledger = ledgerOf();
  claim(ledger, 1, { what: 'place', value: 'Classe' }).confirm();
  contest(ledger, 1, { what: 'place', value: 'Junk' });
  for (const place of ['INBOX', 'Classe', 'Junk']) expect(wrong(ledger, found(place))).toEqual([]);
  expect(wrong(ledger)).toHaveLength(1);
  expect(wrong(ledger, found('Trash'))).toHaveLength(1);
});

test('a folder that somebody deletes may have taken with it what was there or was asked to go there', () => {
  const ledger = ledgerOf();
  contestFolder(ledger, 'Classe');
  expect(wrong(ledger)).toHaveLength(1);
  claim(ledger, 1, { what: 'place', value: 'Classe' }).confirm();
  contestFolder(ledger, 'Classe');
  expect(wrong(ledger)).toEqual([]);
});

test('copies are counted, each where it was asked for', () => {
  const ledger = ledgerOf();
  claim(ledger, 1, { what: 'copy', value: 'Classe' }).confirm();
  expect(wrong(ledger, found('INBOX'), found('Classe'))).toEqual([]);
  expect(wrong(ledger, found('INBOX'))).toEqual(['letter 1 stands 1 times, not 2 to 2']);
  expect(wrong(ledger, found('INBOX'), found('Junk'))).toEqual(['letter 1 is in Junk, where nobody put it']);
});

test('a refusal that the person was told of may have taken back anything that was asked', () => {
  const ledger = ledgerOf();
  claim(ledger, 1, { what: 'place', value: 'Classe' }).confirm();
  expect(wrong(ledger, found('INBOX'))).toHaveLength(1);
  ledger.refusals.push('missing');
  expect(wrong(ledger, found('INBOX'))).toEqual([]);
});
