import { describe, expect, test } from 'vitest';
import { answeringIdentity, type WrittenTo, writingIdentity } from '../../../engine/core/answering-identity.ts';
import type { Address } from '../../../shared/domain/address.ts';

const identity = (name: string, address: string, replyTo = '') => ({ name, address, replyTo });
const claire = identity('Claire Martin', 'claire.martin@ac-dijon.fr');
const team = identity('L’équipe des CM2', 'claire.martin@ac-dijon.fr', 'cm2@ac-dijon.fr');
const school = identity('École Jean Moulin', 'ce.0210000A@ac-dijon.fr');
const head = identity('La directrice', 'direction@ac-dijon.fr');
const to = (...addresses: Address[]): WrittenTo => ({ from: [], to: addresses, cc: [], bcc: [], deliveredTo: [] });
const at = (address: string, name: string | null = null): Address => ({ name, address });

describe('a message is answered', () => {
  const own = { of: [claire, team], others: [school, head] };
  const ofSchool = { of: [school, head], others: [claire, team] };

  test.each<[string, WrittenTo, typeof own, unknown]>([
    ['as the one that it was written to', to(at('DIRECTION@ac-dijon.fr')), ofSchool, head],
    [
      'as the one of its own account, where two were written to',
      to(at(claire.address), at(school.address)),
      ofSchool,
      school,
    ],
    ['as the one that stands in Cc', { ...to(at('paul@x.fr')), cc: [at(head.address)] }, ofSchool, head],
    [
      'as the one that it was delivered to, where only a list was named',
      { ...to(at('liste@x.fr')), deliveredTo: [head.address] },
      ofSchool,
      head,
    ],
    ['as the one that another account has, when it was carried here', to(at(claire.address)), ofSchool, claire],
    ['as the default of its account, when nobody known was named', to(at('liste@x.fr')), ofSchool, school],
    ['by its name, where two share an address', to(at(claire.address, team.name)), own, team],
    [
      'by the first, where two share an address and the name tells nothing',
      to(at(claire.address, 'C. M.')),
      own,
      claire,
    ],
    ['as the one that wrote it', { ...to(at('paul@x.fr')), from: [at(head.address)] }, ofSchool, head],
    [
      'as the first of all, from a folder on this PC',
      to(at('liste@x.fr')),
      { of: [], others: [school, claire] },
      school,
    ],
  ])('%s', (_, message, identities, expected) => {
    expect(answeringIdentity(message, identities)).toBe(expected);
  });

  test('by nobody, where nobody can send', () => {
    expect(answeringIdentity(to(at(claire.address)), { of: [], others: [] })).toBeNull();
  });
});

describe('a draft of another program', () => {
  test('is the one’s whose address it has, told apart by where answers go, then by name', () => {
    const all = [claire, team, school];
    const from = at(claire.address, 'Claire Martin');
    expect(writingIdentity({ from, replyTo: [] }, all)).toBe(claire);
    expect(writingIdentity({ from, replyTo: [at('CM2@ac-dijon.fr')] }, all)).toBe(team);
    expect(writingIdentity({ from: at(claire.address, team.name), replyTo: [at('x@y.fr')] }, all)).toBe(team);
    expect(writingIdentity({ from: at('x@y.fr'), replyTo: [] }, all)).toBeNull();
  });
});
