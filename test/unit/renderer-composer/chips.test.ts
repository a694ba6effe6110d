import { describe, expect, it } from 'vitest';
import { chipRole, familiesIn } from '../../../renderer/features/composer/address-field/chip-role.ts';
import {
  concerned,
  extended,
  NONE_SELECTED,
  toggled,
} from '../../../renderer/features/composer/address-field/chip-selection.ts';
import { foldedOf } from '../../../renderer/features/composer/address-field/folding.ts';
import { GroupId } from '../../../shared/domain/ids.ts';
import type { PersonFacts } from '../../../shared/guard/index.ts';

const order = ['a', 'b', 'c', 'd'];

describe('the selection of chips', () => {
  it('grows and shrinks from where it began', () => {
    const two = extended(NONE_SELECTED, order, { from: 'b', to: 'c' });
    expect([...two.keys]).toEqual(['b', 'c']);
    expect([...extended(two, order, { from: 'c', to: 'd' }).keys]).toEqual(['b', 'c', 'd']);
    expect([...extended(two, order, { from: 'c', to: 'a' }).keys]).toEqual(['a', 'b']);
  });

  it('begins anew where its anchor is gone', () => {
    expect([...extended({ keys: new Set(['z']), anchor: 'z' }, order, { from: 'a', to: 'b' }).keys]).toEqual([
      'a',
      'b',
    ]);
  });

  it('takes one in and out, and is what an action on one of its chips is about', () => {
    const both = toggled(toggled(NONE_SELECTED, 'a'), 'c');
    expect([...concerned(both, 'c')]).toEqual(['a', 'c']);
    expect([...concerned(both, 'd')]).toEqual(['d']);
    expect([...toggled(both, 'a').keys]).toEqual(['c']);
  });
});

describe('a field of many', () => {
  it('folds those in the middle, never a few only, and loses none', () => {
    const list = Array.from({ length: 500 }, (_, i) => i);
    const { head, folded, tail } = foldedOf(list, false);
    expect([...head, ...folded, ...tail]).toEqual(list);
    expect(folded).toHaveLength(480);
    expect(foldedOf(list.slice(0, 29), false).folded).toEqual([]);
    expect(foldedOf(list, true)).toEqual({ head: list, folded: [], tail: [] });
  });
});

const facts = (patch: Partial<PersonFacts>): PersonFacts => ({
  address: 'm@orange.fr',
  name: null,
  isMe: false,
  roles: [],
  household: null,
  householdTogether: false,
  doNotWrite: false,
  onlyEverBcc: false,
  groups: [],
  ...patch,
});

describe('the role on a chip', () => {
  it('is the one that the guard goes by, with who said so', () => {
    expect(chipRole(facts({ roles: [{ role: 'family', source: 'import' }] }))).toEqual({
      role: 'family',
      source: 'import',
    });
    expect(chipRole(facts({ address: 'j@ac-poitiers.fr' }))).toEqual({ role: 'colleague', source: 'heuristic' });
    expect(chipRole(facts({ isMe: true }))).toEqual({ role: 'me', source: null });
  });

  it('comes from a group of families, and is none where it would be a guess about a family', () => {
    const cm2 = { name: 'CM2', privacy: 'alwaysBcc' as const, agreedAt: null, memberAddresses: ['m@orange.fr'] };
    const member = facts({ groups: [cm2] });
    expect(chipRole(member)).toEqual({ role: 'family', source: 'group' });
    expect(chipRole(facts({}))).toBeNull();
    const group = {
      ...cm2,
      id: GroupId.parse(1),
      schoolYear: null,
      note: '',
      memberAddresses: ['M@orange.fr', 'x@x.fr'],
    };
    expect(familiesIn(group, new Map([['m@orange.fr', member]]))).toBe(1);
  });
});
