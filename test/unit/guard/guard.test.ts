// The guard as a table of messages: who writes to whom in which field, and what must be said. Case numbers are
// those of docs/guard.md.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Group } from '../../../shared/domain/contact.ts';
import { evaluate, exposuresOf, type PersonFacts } from '../../../shared/guard/index.ts';
import { chip, colleague, DAY_MS, family, group, groupChip, ME, NOW_AT, partner, person, probable } from './people.ts';

const townHall = partner('mairie');

interface Mail {
  to?: PersonFacts[];
  cc?: PersonFacts[];
  bcc?: PersonFacts[];
  toGroups?: Group[];
}

function input({ to = [], cc = [], bcc = [], toGroups = [] }: Mail, known: PersonFacts[] = []) {
  const people = new Map([...to, ...cc, ...bcc, ...known].map((one) => [one.address, one]));
  const recipients = {
    to: [...to.map((one) => chip(one)), ...toGroups.map(({ id }) => groupChip(id))],
    cc: cc.map((one) => chip(one)),
    bcc: bcc.map((one) => chip(one)),
  };
  return { recipients, ownAddress: ME, people, groups: toGroups, nowAt: NOW_AT };
}

const [mmeA, mB, mmeC] = [family('a'), family('b'), family('c')];
const [p1, p2, p3] = [probable('p1'), probable('p2'), probable('p3')];
const [dupont, durand] = [colleague('dupont'), colleague('durand')];
const couple = ['x1', 'x2'].map((name) => family(name, { household: 'Lea' }));
const couple2 = couple.map((one) => ({ ...one, householdTogether: true }));
const elected = ['e1', 'e2'].map((name) =>
  person(`${name}@free.fr`, { roles: [{ role: 'electedParent', source: 'user' }] }),
);
const agreement = { name: 'Élus', privacy: 'agreed' as const, memberAddresses: elected.map((e) => e.address) };
const electedAgreed = elected.map((e) => ({ ...e, groups: [{ ...agreement, agreedAt: NOW_AT - 20 * DAY_MS }] }));
const electedLastYear = elected.map((e) => ({ ...e, groups: [{ ...agreement, agreedAt: NOW_AT - 300 * DAY_MS }] }));

describe('who would see whose address', () => {
  const table: [what: string, mail: Mail, expected: string[]][] = [
    ['two families in À', { to: [mmeA, mB] }, ['1 red']],
    ['one family in À, another in Cc', { to: [mmeA], cc: [mB, dupont] }, ['1 red']],
    ['three families in Cci, own address in À', { to: [person(ME)], bcc: [mmeA, mB, mmeC] }, []],
    ['one family in À, others in Cci', { to: [mmeA], bcc: [mB, mmeC] }, ['3 red']],
    ['one family and colleagues', { to: [mmeA], cc: [dupont, durand] }, []],
    ['one family and a colleague in Cci', { to: [mmeA], bcc: [dupont] }, []],
    ['colleagues only', { to: [dupont], cc: [durand] }, []],
    ['one family and the town hall', { to: [mmeA], cc: [townHall] }, ['5 amber']],
    ['families, the town hall, colleagues', { to: [mmeA, mB], cc: [townHall, dupont] }, ['5 red']],
    ['one family and a stranger', { to: [mmeA], cc: [person('x@entreprise.example')] }, ['5 amber']],
    [
      'one family and a remote list',
      { to: [mmeA], cc: [person('l@listes.example', { roles: [{ role: 'list', source: 'user' }] })] },
      ['9 amber'],
    ],
    ['one family and another académie', { to: [mmeA], cc: [person('ce.0170000a@ac-lyon.fr')] }, ['9 amber']],
    ['two parents of one child', { to: couple }, ['2 amber']],
    ['two parents who may be written to together', { to: couple2 }, []],
    ['elected parents without an agreement', { to: elected }, ['7 amber']],
    ['elected parents with an agreement', { to: electedAgreed }, ['6 note']],
    ['elected parents with last year’s agreement', { to: electedLastYear }, ['7 amber']],
    ['elected parents who agreed, and a family in Cci', { to: electedAgreed, bcc: [mmeA] }, ['1 red']],
    ['a class as one chip', { toGroups: [group(7, 'CM2', [mmeA, mB, mmeC])] }, ['8 red']],
    ['everybody in Cci, nobody in À', { bcc: [mmeA, mB] }, ['29 note']],
    ['one probable family', { to: [p1] }, []],
    ['two probable families', { to: [p1, p2] }, ['1 amber']],
    ['three probable families', { to: [p1, p2], cc: [p3] }, ['1 red']],
    ['one probable family in À, several in Cci', { to: [p1], bcc: [p2, p3] }, ['3 amber']],
    ['a certain and a probable family', { to: [mmeA, p1] }, ['1 amber']],
    ['a probable family and the town hall', { to: [p1], cc: [townHall] }, []],
    ['an address of a pupils’ sub-domain', { to: [person('lea@eleves.ac-poitiers.fr'), dupont] }, []],
    ['somebody not to be written to, in Cci', { to: [dupont], bcc: [family('n', { doNotWrite: true })] }, ['25 red']],
  ];
  test.each(table)('%s', (_what, mail, expected) => {
    expect(evaluate(input(mail)).map((f) => `${f.case} ${f.severity}`)).toEqual(expected);
  });

  test('a teacher who is a parent here is a family where the mail touches families', () => {
    const both = person('d.roy@ac-poitiers.fr', {
      roles: [
        { role: 'family', source: 'user' },
        { role: 'colleague', source: 'user' },
      ],
    });
    expect(evaluate(input({ to: [both, dupont] }))).toEqual([]);
    expect(evaluate(input({ to: [both, mmeA] }))[0]?.severity).toBe('red');
  });
});

describe('the one click', () => {
  test('puts the families in Cci, keeps the colleagues where they are and fills À with the own address', () => {
    const fix = evaluate(input({ to: [mmeA, mB], cc: [dupont] }))[0]?.fixes[0];
    expect(fix).toEqual({
      kind: 'setRecipients',
      label: 'familiesToBcc',
      recipients: { to: [chip(person(ME))], cc: [chip(dupont)], bcc: [chip(mmeA), chip(mB)] },
    });
  });

  test('leaves a colleague alone in À', () => {
    const fix = evaluate(input({ to: [dupont], cc: [mmeA, mB] }))[0]?.fixes[0];
    expect(fix).toMatchObject({ recipients: { to: [chip(dupont)], cc: [], bcc: [chip(mmeA), chip(mB)] } });
  });

  test('moves a class as one chip, and takes a mixed group apart', () => {
    const whole = evaluate(input({ toGroups: [group(7, 'CM2', [mmeA, mB])] }, [mmeA, mB]))[0];
    expect(whole?.groupNames).toEqual(['CM2']);
    expect(whole?.fixes[0]).toMatchObject({ label: 'groupToBcc', recipients: { bcc: [groupChip(7)] } });
    const mixed = evaluate(
      input({ toGroups: [group(8, 'Sortie', [mmeA, mB, dupont], 'team')] }, [mmeA, mB, dupont]),
    )[0];
    expect(mixed?.fixes[0]).toMatchObject({ recipients: { to: [chip(dupont)], bcc: [chip(mmeA), chip(mB)] } });
  });

  test('leaves no red, loses nobody and hides no colleague, whoever is written to', () => {
    const anybody = fc.constantFrom(mmeA, mB, mmeC, p1, p2, p3, dupont, durand, townHall, ...couple, ...elected);
    const some = fc.uniqueArray(anybody, { maxLength: 5, selector: ({ address }) => address });
    fc.assert(
      fc.property(some, some, some, (to, cc, bcc) => {
        const before = input({ to, cc, bcc });
        for (const fix of evaluate(before).flatMap(({ fixes }) => fixes)) {
          if (fix.kind !== 'setRecipients') continue;
          const after = { ...before, recipients: fix.recipients };
          const everyone = new Set(
            Object.values(fix.recipients)
              .flat()
              .map((r) => r.kind === 'address' && r.address.address),
          );
          for (const { address } of [...to, ...cc, ...bcc]) expect(everyone).toContain(address);
          for (const one of [...to, ...cc].filter((o) => [dupont, durand, townHall].includes(o))) {
            expect([...fix.recipients.to, ...fix.recipients.cc]).toContainEqual(chip(one));
          }
          expect(evaluate(after).filter(({ severity }) => severity === 'red')).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test('the exposures are the pairs of a visible family and another reader', () => {
  expect(
    exposuresOf(input({ to: [mmeA], cc: [dupont], bcc: [mB, person(ME)] })).map(({ address, reader }) => [
      address,
      reader,
    ]),
  ).toEqual([
    [mmeA.address, dupont.address],
    [mmeA.address, mB.address],
  ]);
});
