// Everybody chosen is in exactly one message of a mailing, and only those share one that may.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chosen, lettersFor } from '../../../engine/core/letters.ts';
import type { PersonFacts } from '../../../shared/guard/index.ts';

const nobody: PersonFacts = {
  address: '',
  name: null,
  isMe: false,
  roles: [],
  household: null,
  householdTogether: false,
  doNotWrite: false,
  onlyEverBcc: false,
  groups: [],
};

function person(address: string, patch: Partial<PersonFacts> = {}): PersonFacts {
  return { ...nobody, address, ...patch };
}

const family = (address: string, patch: Partial<PersonFacts> = {}) =>
  person(address, { roles: [{ role: 'family', source: 'import' }], ...patch });

function letters(people: (PersonFacts & { field?: Chosen['field'] })[]) {
  const facts = new Map(people.map((one) => [one.address, one]));
  const chosen = people.map(({ address, field = 'to' }) => ({ address: { name: null, address }, field }));
  return lettersFor(chosen, (key) => facts.get(key)).map(({ kind, to, cc, bcc }) => ({
    kind,
    to: to.map(({ address }) => address),
    cc: cc.map(({ address }) => address),
    bcc: bcc.map(({ address }) => address),
  }));
}

describe('the letters of a mailing', () => {
  it('are one for each parent, and one for a household that may be written to together', () => {
    const people = [
      family('a@x.fr', { household: 'Lopez' }),
      family('b@x.fr', { household: 'Lopez' }),
      family('c@x.fr', { household: 'Martin', householdTogether: true }),
      family('d@x.fr', { household: 'Martin', householdTogether: true }),
      family('e@x.fr', { household: 'Petit', householdTogether: true }),
      family('f@x.fr', { household: 'Petit' }),
    ];
    expect(letters(people).map(({ to }) => to)).toEqual([
      ['a@x.fr'],
      ['b@x.fr'],
      ['c@x.fr', 'd@x.fr'],
      ['e@x.fr'],
      ['f@x.fr'],
    ]);
  });

  it('are one for the two addresses of one person', () => {
    expect(letters([family('a@x.fr', { personId: 3 }), family('b@x.fr', { personId: 3 })])).toEqual([
      { kind: 'household', to: ['a@x.fr', 'b@x.fr'], cc: [], bcc: [] },
    ]);
  });

  it('are one for all colleagues, schools, partners and lists, in the fields chosen', () => {
    const people = [
      { ...family('a@orange.fr'), field: 'bcc' as const },
      { ...person('paul.durand@ac-poitiers.fr'), field: 'cc' as const },
      { ...person('ce.0170001b@ac-poitiers.fr'), field: 'to' as const },
      { ...person('mairie@x.fr', { roles: [{ role: 'partner', source: 'user' }] }), field: 'bcc' as const },
    ];
    expect(letters(people)).toEqual([
      { kind: 'household', to: ['a@orange.fr'], cc: [], bcc: [] },
      {
        kind: 'together',
        to: ['ce.0170001b@ac-poitiers.fr'],
        cc: ['paul.durand@ac-poitiers.fr'],
        bcc: ['mairie@x.fr'],
      },
    ]);
  });

  it('leave oneself out, and write to a stranger alone', () => {
    expect(
      letters([person('moi@ac-poitiers.fr', { isMe: true }), person('x@inconnu.example'), person('y@inconnu.example')]),
    ).toEqual([
      { kind: 'household', to: ['x@inconnu.example'], cc: [], bcc: [] },
      { kind: 'household', to: ['y@inconnu.example'], cc: [], bcc: [] },
    ]);
  });

  it('hold everybody exactly once, and no two families that were not allowed together', () => {
    const anyone = fc.record({
      household: fc.constantFrom(null, 'h1', 'h2'),
      householdTogether: fc.boolean(),
      personId: fc.constantFrom(null, 1, 2),
      role: fc.constantFrom('family' as const, 'colleague' as const, 'electedParent' as const, null),
      field: fc.constantFrom('to' as const, 'cc' as const, 'bcc' as const),
    });
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 12 }), (drawn) => {
        const people = drawn.map(({ role, ...rest }, index) =>
          person(`p${index}@orange.fr`, { ...rest, roles: role ? [{ role, source: 'import' }] : [] }),
        );
        const made = letters(people.map((one, index) => ({ ...one, field: drawn[index]!.field })));
        const all = made.flatMap(({ to, cc, bcc }) => [...to, ...cc, ...bcc]).sort();
        expect(all).toEqual(people.map(({ address }) => address).sort());
        const known = new Map(people.map((one) => [one.address, one]));
        for (const { kind, to } of made.filter((one) => one.kind === 'household')) {
          const [first, ...others] = to.map((address) => known.get(address)!);
          expect([kind, others.every((one) => mayShare(first!, one))]).toEqual(['household', true]);
        }
      }),
    );
  });
});

function mayShare(a: PersonFacts, b: PersonFacts): boolean {
  const household = a.household !== null && a.household === b.household && a.householdTogether && b.householdTogether;
  return household || (a.personId != null && a.personId === b.personId);
}
