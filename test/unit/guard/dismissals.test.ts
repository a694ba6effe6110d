// Case 31: what was let pass stays silent; what is new since is said, and that alone. What turns out worse than it was
// shown comes back as well.
import { describe, expect, test } from 'vitest';
import { dismissalOf, evaluate, type GuardInput } from '../../../shared/guard/index.ts';
import { colleague, family, ME, mail, partner, person, probable } from './people.ts';

const [mmeA, mB, mmeC] = [family('a'), family('b'), family('c')];
const mairie = partner('mairie');
const file = { id: 'f', kind: 'other', found: [], header: null, unreadable: false, treatment: 'asIs' } as const;

const letPass = (input: GuardInput) => evaluate(input).map(dismissalOf);
const said = (input: GuardInput) => evaluate(input).map((one) => `${one.case} ${one.severity}`);

describe('what was let pass', () => {
  test('is not said again, in whatever order the recipients stand', () => {
    const dismissed = letPass(mail({ to: [mmeA, mB] }));
    expect(said({ ...mail({ to: [mB], cc: [mmeA] }), dismissed })).toEqual([]);
  });

  test('stays silent when a recipient is taken out', () => {
    const dismissed = letPass(mail({ to: [mmeA, mB, mmeC] }));
    expect(said({ ...mail({ to: [mmeA, mB] }), dismissed })).toEqual([]);
  });

  test('comes back for the new exposures when a family is added', () => {
    const dismissed = letPass(mail({ to: [mmeA, mB] }));
    const [finding, ...others] = evaluate({ ...mail({ to: [mmeA, mB, mmeC] }), dismissed });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ case: 1, severity: 'red' });
    // Both of the old see the new one, and the new one both of them: none of it was let pass.
    expect(finding?.exposed).toHaveLength(3);
    const again = [...dismissed, dismissalOf(finding!)];
    expect(said({ ...mail({ to: [mmeA, mB, mmeC] }), dismissed: again })).toEqual([]);
  });

  test('comes back only for the new reader when an outsider is added', () => {
    const dismissed = letPass(mail({ to: [mmeA, mB] }));
    const findings = evaluate({ ...mail({ to: [mmeA, mB], cc: [mairie] }), dismissed });
    expect(findings).toMatchObject([{ case: 5, severity: 'red', readers: [mairie.address] }]);
  });

  test('in one place holds for no other', () => {
    const dismissed = letPass(mail({ to: [mB], known: [mmeA], text: 'a@orange.fr' }));
    expect(said({ ...mail({ to: [mB], known: [mmeA], text: '' }), dismissed })).toEqual([]);
    expect(said({ ...mail({ to: [mmeA, mB], text: 'a@orange.fr' }), dismissed })).toEqual(['1 red']);
  });

  test('as amber does not hold for the red that it becomes', () => {
    const [p1, p2] = [probable('p1'), probable('p2')];
    const dismissed = letPass(mail({ to: [p1, p2] }));
    expect(dismissed).toMatchObject([{ severity: 'amber' }]);
    expect(said({ ...mail({ to: [p1, p2] }), dismissed })).toEqual([]);
    const found = [p1, p2].map((one) => ({ ...one, roles: [{ role: 'family' as const, source: 'import' as const }] }));
    expect(said({ ...mail({ to: found }), dismissed })).toEqual(['1 red']);
  });

  test('still counts where it is counted how many are shown', () => {
    const strangers = ['p1', 'p2', 'p3'].map(probable);
    const [p1, p2, p3] = strangers.map(({ address }) => address);
    const input = mail({
      to: [probable('reader')],
      text: p1!,
      letter: { subject: p2!, attachments: [{ ...file, found: [], name: `${p3}.pdf` }] },
    });
    const findings = evaluate(input);
    expect(findings.map((one) => `${one.surface} ${one.severity}`)).toEqual(['S7 red', 'S3 red', 'S7 red']);
    // The third was never let pass, and shows the third stranger as it did.
    const dismissed = findings.slice(0, 2).map(dismissalOf);
    expect(evaluate({ ...input, dismissed })).toMatchObject([{ severity: 'red', exposed: findings[2]!.exposed }]);
  });

  test('of one household holds for no other family', () => {
    const couple = ['x', 'y'].map((name) => family(name, { household: 'Lea' }));
    const dismissed = letPass(mail({ to: couple }));
    expect(said({ ...mail({ to: couple }), dismissed })).toEqual([]);
    expect(said({ ...mail({ to: [...couple, mmeA] }), dismissed })).toEqual(['1 red']);
    // And the other way round: the families were let pass, not the two parents.
    const families = letPass(mail({ to: [...couple, mmeA] })).filter((one) => one.case === 1);
    expect(said({ ...mail({ to: [...couple, mmeA] }), dismissed: families })).toEqual(['2 amber']);
  });

  test('about a person is about that person alone', () => {
    const [n, o] = [family('n', { doNotWrite: true }), family('o', { doNotWrite: true })];
    const dismissed = letPass(mail({ to: [colleague('d')], bcc: [n] }));
    expect(said({ ...mail({ to: [colleague('d')], bcc: [n] }), dismissed })).toEqual([]);
    const [finding] = evaluate({ ...mail({ to: [person(ME)], bcc: [n, o] }), dismissed });
    expect(finding).toMatchObject({ case: 25, exposed: [o.address] });
  });
});
