import { describe, expect, it } from 'vitest';
import { isKnownEmpty, mailboxChange, mailboxesToPassOver } from '../../../engine/core/mailbox-changes.ts';

const stored = { uidValidity: 7, uidNext: 30, highestModSeq: '500', knownCount: 20, complete: true };
const told = { uidValidity: 7, uidNext: 30, exists: 20, unseen: 3, highestModSeq: '500' };

describe('What STATUS told of a mailbox', () => {
  it.each([
    ['everything agrees', {}, {}, 'unchanged'],
    ['a flag was changed', {}, { highestModSeq: '501' }, 'changed'],
    ['a message came', {}, { uidNext: 31, exists: 21 }, 'changed'],
    ['a message went, though the mod-sequence stays', {}, { exists: 19 }, 'changed'],
    ['another UIDVALIDITY', {}, { uidValidity: 8 }, 'changed'],
    ['UIDs that went back', {}, { uidNext: 29 }, 'changed'],
    ['the first sync was interrupted', { complete: false }, {}, 'changed'],
    ['no mod-sequences, counts agree', {}, { highestModSeq: null }, 'likelyUnchanged'],
    ['no mod-sequences, one more is unread', {}, { highestModSeq: null, unseen: 4 }, 'changed'],
    ['no mod-sequences, unread not told', {}, { highestModSeq: null, unseen: null }, 'changed'],
    [
      'no mod-sequences, empty here and there',
      { knownCount: 0 },
      { highestModSeq: null, exists: 0, unseen: 3 },
      'unchanged',
    ],
  ])('%s', (_what, here, there, change) => {
    expect(mailboxChange({ stored: { ...stored, ...here }, storedUnseen: 3, told: { ...told, ...there } })).toBe(
      change,
    );
  });

  it('is nothing where the server did not tell', () => {
    expect(mailboxChange({ stored, storedUnseen: 3, told: undefined })).toBe('changed');
  });

  it('is all there is to know of a mailbox that is empty and new', () => {
    const never = { uidValidity: null, uidNext: null, highestModSeq: null, knownCount: 0, complete: false };
    expect(isKnownEmpty({ stored: never, told: { ...told, exists: 0 } })).toBe(true);
    expect(isKnownEmpty({ stored: never, told })).toBe(false);
    expect(isKnownEmpty({ stored, told: { ...told, exists: 0 } })).toBe(false);
    expect(isKnownEmpty({ stored: never, told: undefined })).toBe(false);
  });
});

describe('Of thousands of mailboxes without mod-sequences', () => {
  const many = Array.from({ length: 5_000 }, (_, id) => ({
    id,
    stored,
    storedUnseen: 3,
    told: { ...told, highestModSeq: null },
  }));

  it('a few are compared at a look, each in its turn', () => {
    const comparedAt = new Map<number, number>();
    for (let look = 0; look < 100; look += 1) {
      const passed = mailboxesToPassOver(many, (id) => comparedAt.get(id));
      const compared = many.filter(({ id }) => !passed.has(id));
      expect(compared).toHaveLength(50);
      for (const { id } of compared) {
        expect(comparedAt.has(id)).toBe(false);
        comparedAt.set(id, look);
      }
    }
    expect(comparedAt.size).toBe(5_000);
  });

  it('those that did change are all compared', () => {
    const changed = many.map((mailbox) => ({ ...mailbox, told: { ...mailbox.told, exists: 21 } }));
    expect(mailboxesToPassOver(changed, () => 1).size).toBe(0);
  });
});
