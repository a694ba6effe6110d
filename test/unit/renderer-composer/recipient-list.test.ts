import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  added,
  keyOf,
  membersOf,
  moved,
  replaced,
  textOf,
  undone,
  without,
} from '../../../renderer/features/composer/address-field/recipient-list.ts';
import { parseRecipients } from '../../../shared/compose/recipients.ts';
import type { Group } from '../../../shared/domain/contact.ts';
import type { Recipient, RecipientField } from '../../../shared/domain/draft.ts';
import { GroupId } from '../../../shared/domain/ids.ts';
import type { RecipientFields } from '../../../shared/guard/index.ts';

const person = (address: string, name: string | null = null): Recipient => ({
  kind: 'address',
  address: { name, address },
});
const groupId = GroupId.parse(3);
const group: Recipient = { kind: 'group', groupId };
const cm2: Group = {
  id: groupId,
  name: 'CM2',
  privacy: 'alwaysBcc',
  agreedAt: null,
  schoolYear: null,
  note: '',
  memberAddresses: ['m@x.fr', 'n@x.fr'],
};
const keys = (...addresses: string[]) => new Set(addresses);
const NOBODY: RecipientFields = { to: [], cc: [], bcc: [] };

describe('the recipients of a field', () => {
  it('hold nobody twice, whatever the case of the address', () => {
    expect(added([person('a@x.fr'), group], [person('A@X.fr'), group, person('b@x.fr')])).toEqual([
      person('a@x.fr'),
      group,
      person('b@x.fr'),
    ]);
  });

  it('move to another field several at once, in their order, where they are not doubled', () => {
    const fields = { to: ['a', 'b', 'c'].map((one) => person(`${one}@x.fr`)), cc: [], bcc: [person('B@x.fr')] };
    expect(moved(fields, 'to', keys('c@x.fr', 'b@x.fr'), 'bcc')).toEqual({
      to: [person('a@x.fr')],
      cc: [],
      bcc: [person('B@x.fr'), person('c@x.fr')],
    });
    expect(moved(fields, 'to', keys('z@x.fr'), 'bcc')).toBe(fields);
  });

  it('give a group up for its members in its place, under the names that are known', () => {
    const members = membersOf(cm2, (address) => (address === 'm@x.fr' ? 'Mme M' : null));
    expect(replaced([person('a@x.fr'), group, person('b@x.fr')], keyOf(group), members)).toEqual([
      person('a@x.fr'),
      person('m@x.fr', 'Mme M'),
      person('n@x.fr'),
      person('b@x.fr'),
    ]);
  });

  it('are text that any mail program reads, groups too', () => {
    const text = textOf([person('a@x.fr', 'Lopez, Marie'), group], [cm2]);
    expect(text).toBe('"Lopez, Marie" <a@x.fr>, CM2: m@x.fr, n@x.fr;');
    expect(parseRecipients(textOf([group], [cm2])).recipients.map(({ address }) => address)).toEqual(
      cm2.memberAddresses,
    );
  });
});

describe('an edit that is undone', () => {
  it('brings back what it took away where it stood, and leaves what came since', () => {
    const before = { ...NOBODY, to: [person('a@x.fr'), person('b@x.fr'), person('c@x.fr')] };
    const after = { ...before, to: without(before.to, keys('b@x.fr')) };
    expect(undone(after, { before, after })).toBe(before);
    const since = { ...after, to: [...after.to, person('d@x.fr')] };
    expect(undone(since, { before, after })).toEqual({
      ...NOBODY,
      to: ['a', 'b', 'c', 'd'].map((one) => person(`${one}@x.fr`)),
    });
  });

  it('never loses anybody, and never writes to somebody twice, whatever happened since', () => {
    const list = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
    const fieldsFrom = (letters: string[]): RecipientFields => ({
      to: letters.slice(0, 3).map((one) => person(`${one}@x.fr`)),
      cc: letters.slice(3, 5).map((one) => person(`${one}@x.fr`)),
      bcc: letters.slice(5).map((one) => person(`${one}@x.fr`)),
    });
    fc.assert(
      fc.property(list, list, list, (before, after, now) => {
        const result = undone(fieldsFrom(now), { before: fieldsFrom(before), after: fieldsFrom(after) });
        const there = (['to', 'cc', 'bcc'] satisfies RecipientField[]).flatMap((field) => result[field].map(keyOf));
        expect(new Set(there).size).toBe(there.length);
        for (const one of [...before, ...now]) expect(there).toContain(`${one}@x.fr`);
      }),
    );
  });
});
