import { describe, expect, it } from 'vitest';
import {
  type KnownName,
  type ListedName,
  provesRename,
  supposedRenames,
} from '../../../engine/core/renamed-mailboxes.ts';

const known = (id: number, path: string, uidValidity: number | null, more: Partial<KnownName<number>> = {}) => ({
  ...{ id, path, uidValidity, uidNext: 10, remoteId: null },
  ...more,
});
const listed = (path: string, uidValidity: number, more: Partial<ListedName['state']> = {}): ListedName => ({
  path,
  selectable: true,
  state: { uidValidity, uidNext: 10, mailboxId: null, ...more },
});
const renames = (...args: Parameters<typeof supposedRenames<number>>) =>
  supposedRenames(...args).map(({ id, toPath, certain }) => [id, toPath, certain]);

describe('A mailbox that another program has renamed', () => {
  it('is found by its UIDVALIDITY, to be proved', () => {
    expect(renames([known(1, 'CM1', 5), known(2, 'INBOX', 1)], [listed('CM2', 5), listed('INBOX', 1)])).toEqual([
      [1, 'CM2', false],
    ]);
  });

  it('is known for certain by its id', () => {
    expect(renames([known(1, 'CM1', 5, { remoteId: 'M1' })], [listed('CM2', 5, { mailboxId: 'M1' })])).toEqual([
      [1, 'CM2', true],
    ]);
  });

  it('is not one with another id, whatever its UIDVALIDITY', () => {
    expect(renames([known(1, 'CM1', 5, { remoteId: 'M1' })], [listed('CM2', 5, { mailboxId: 'M9' })])).toEqual([]);
  });

  it('may have got new mail meanwhile, but has not lost UIDs', () => {
    expect(renames([known(1, 'CM1', 5)], [listed('CM2', 5, { uidNext: 12 })])).toEqual([[1, 'CM2', false]]);
    expect(renames([known(1, 'CM1', 5)], [listed('CM2', 5, { uidNext: 9 })])).toEqual([]);
  });

  it('may have exchanged its name with another', () => {
    expect(renames([known(1, 'A', 5), known(2, 'B', 6)], [listed('A', 6), listed('B', 5)])).toEqual([
      [1, 'B', false],
      [2, 'A', false],
    ]);
  });

  it('may have taken the name of one that was deleted', () => {
    expect(renames([known(1, 'A', 5), known(2, 'B', 6)], [listed('B', 5)])).toEqual([[1, 'B', false]]);
  });

  it.each([
    ['was deleted', [known(1, 'CM1', 5)], [listed('INBOX', 1)]],
    ['is where it was', [known(1, 'CM1', 5)], [listed('CM1', 5), listed('CM2', 5)]],
    ['was never compared', [known(1, 'CM1', null)], [listed('CM2', 5)]],
    ['could be either of two', [known(1, 'CM1', 5)], [listed('CM2', 5), listed('CM3', 5)]],
    ['is one of two that could be', [known(1, 'A', 5), known(2, 'B', 5)], [listed('C', 5)]],
    ['only got a new UIDVALIDITY', [known(1, 'CM1', 5)], [listed('CM1', 6)]],
    ['is gone, and a node without mail came', [known(1, 'A', 5)], [{ path: 'B', selectable: false }]],
    ['is there, but nothing is told of it', [known(1, 'A', 5)], [{ path: 'A', selectable: true }, listed('B', 5)]],
  ])('is not one that %s', (_what, here, there) => {
    expect(renames(here, there)).toEqual([]);
  });

  it('is found among thousands that were renamed with their parent', () => {
    const here = Array.from({ length: 5_000 }, (_, id) => known(id, `A/${id}`, 100 + id));
    const there = here.map(({ id, uidValidity }) => listed(`B/${id}`, uidValidity!));
    expect(renames(here, there)).toHaveLength(5_000);
  });
});

describe('The proof of a rename', () => {
  const held = [
    { uid: 9, messageIdHeader: 'a@x', sizeBytes: 10 },
    { uid: 7, messageIdHeader: 'b@x', sizeBytes: 20 },
  ];
  it.each([
    ['the same messages', held, true],
    ['one is gone, the other is the same', held.slice(1), true],
    ['another message under a UID', [held[0]!, { ...held[1]!, messageIdHeader: 'c@x' }], false],
    ['another size', [{ ...held[0]!, sizeBytes: 11 }], false],
    ['none of them is there', [], false],
  ])('%s', (_what, shown, proved) => {
    expect(provesRename(held, shown)).toBe(proved);
  });

  it('is not needed where nothing was held', () => {
    expect(provesRename([], [])).toBe(true);
  });
});
