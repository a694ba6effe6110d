import { expect, it } from 'vitest';
import { MessageId } from '../../../shared/domain/ids.ts';
import { digestOf, type QuietArrival, writerOf } from '../../../shared/quiet/digest.ts';

let last = 0;
const arrival = (address: string, change: Partial<QuietArrival> = {}): QuietArrival => {
  last += 1;
  return {
    id: MessageId.parse(last),
    address,
    list: false,
    facts: { roles: [], groups: [] },
    reason: 'evening',
    ...change,
  };
};
const as = (role: 'family' | 'colleague' | 'institution') => ({
  facts: { roles: [{ role, source: 'user' as const }], groups: [] },
});
const inGroup = (name: string) => ({
  facts: { roles: [], groups: [{ name, privacy: 'team' as const, agreedAt: null, memberAddresses: [] }] },
});

it.each([
  ['a school’s mailbox', arrival('ce.0170001a@ac-poitiers.fr'), 'management'],
  ['somebody of the group « Direction »', arrival('x@example.fr', inGroup('Direction')), 'management'],
  ['somebody of « Directives »', arrival('x@example.fr', inGroup('Directives')), 'others'],
  ['another shared mailbox of the académie', arrival('ce.dsden17@ac-poitiers.fr'), 'institution'],
  ['a colleague, by the domain alone', arrival('paul.petit@ac-lyon.fr'), 'colleagues'],
  ['a family', arrival('mme.a@orange.fr', as('family')), 'families'],
  ['a mailing list of the académie', arrival('anim@ac-poitiers.fr', { list: true }), 'lists'],
  ['a school over a list is still a school', arrival('ce.0170001a@ac-poitiers.fr', { list: true }), 'management'],
  ['a pupil’s sub-domain is no staff', arrival('x@eleves.ac-poitiers.fr'), 'others'],
  ['a stranger', arrival('x@shop.example'), 'others'],
])('knows %s', (_what, one, group) => {
  expect(writerOf(one)).toBe(group);
});

it('sums up by who wrote, the most pressing first, and tells of the longest rest', () => {
  const school = arrival('ce.0170001a@ac-poitiers.fr', { reason: 'holidays' });
  const list = arrival('news@shop.example', { list: true, reason: 'weekday' });
  const paul = arrival('paul@ac-lyon.fr');
  expect(digestOf([list, school, paul])).toEqual({
    during: 'holidays',
    total: 3,
    groups: [
      { who: 'management', messages: [school.id] },
      { who: 'colleagues', messages: [paul.id] },
      { who: 'lists', messages: [list.id] },
    ],
  });
});

it('is none where nothing came', () => {
  expect(digestOf([])).toBeNull();
});
