// Case 34: who saw what, and the letters that go out afterwards without showing anybody.
import { describe, expect, test } from 'vitest';
import { afterTheFact, dismissalOf, evaluate, lettersAfter } from '../../../shared/guard/index.ts';
import { chip, colleague, family, ME, mail, NOW_AT, person } from './people.ts';

const [mmeA, mB, mmeC] = [family('a'), family('b'), family('c')];
const facts = {
  subject: 'Sortie',
  sentOn: '3 octobre',
  noticedOn: '4 octobre',
  reportBefore: '7 octobre',
  signedBy: 'C. Martin',
};

describe('addresses that were shown', () => {
  const sent = mail({ to: [mmeA, mB, colleague('dupont')], known: [mmeC], text: 'Voir c@orange.fr' });
  const report = afterTheFact({ ...sent, dismissed: evaluate(sent).map(dismissalOf) }, NOW_AT)!;

  test('are told place by place, whatever was let pass then', () => {
    expect(report.shown.map(({ surface, addresses, readers }) => [surface, addresses.length, readers.length])).toEqual([
      ['S1', 2, 2],
      ['S3', 1, 2],
    ]);
    expect(report.families).toEqual([mmeA.address, mB.address, mmeC.address]);
    expect(report.readers).toEqual([mmeA.address, mB.address]);
    expect(report.reportBeforeAt - NOW_AT).toBe(72 * 3_600_000);
  });

  test('are apologised for in a message that shows nobody', () => {
    expect(report.apologyTo).toEqual({ to: [chip(person(ME))], cc: [], bcc: [mmeA, mB, mmeC].map((one) => chip(one)) });
    expect(evaluate({ ...sent, recipients: report.apologyTo, letter: null })).toEqual([]);
  });

  test.each(['fr', 'en'] as const)('are written about in %s without an address', (language) => {
    const { toOfficer, apology } = lettersAfter(report, facts, language);
    for (const { subject, text } of [toOfficer, apology]) {
      expect(`${subject}${text}`).not.toMatch(/@|undefined/);
      expect(text).toContain('Sortie');
      expect(text).toContain('C. Martin');
    }
    expect(toOfficer.text).toContain('7 octobre');
    expect(toOfficer.text).toMatch(/3 (familles|families)/);
  });

  test('are none where the message was right', () => {
    expect(afterTheFact(mail({ to: [person(ME)], bcc: [mmeA, mB] }), NOW_AT)).toBeNull();
  });
});
