import { describe, expect, it } from 'vitest';
import { added, addressesOf, moved } from '../../../renderer/features/composer/address-field/recipient-list.ts';
import type { Recipient } from '../../../shared/domain/draft.ts';
import { GroupId } from '../../../shared/domain/ids.ts';

const person = (address: string): Recipient => ({ kind: 'address', address: { name: null, address } });
const groupId = GroupId.parse(3);
const group: Recipient = { kind: 'group', groupId };

describe('the recipients of a field', () => {
  it('hold nobody twice, whatever the case of the address', () => {
    expect(added([person('a@x.fr'), group], [person('A@X.fr'), group, person('b@x.fr')])).toEqual([
      person('a@x.fr'),
      group,
      person('b@x.fr'),
    ]);
  });

  it('move to another field, where they are not doubled', () => {
    const fields = { to: [person('a@x.fr'), person('b@x.fr')], cc: [], bcc: [person('B@x.fr')] };
    expect(moved(fields, 'to', 1, 'bcc')).toEqual({ to: [person('a@x.fr')], cc: [], bcc: [person('B@x.fr')] });
    expect(moved(fields, 'to', 9, 'bcc')).toBe(fields);
  });

  it('are addresses once groups are taken apart', () => {
    const groups = [
      {
        id: groupId,
        name: 'CM2',
        privacy: 'alwaysBcc' as const,
        agreedAt: null,
        schoolYear: null,
        note: '',
        memberAddresses: ['m@x.fr'],
      },
    ];
    expect(addressesOf([person('a@x.fr'), group], groups)).toEqual(['a@x.fr', 'm@x.fr']);
  });
});
