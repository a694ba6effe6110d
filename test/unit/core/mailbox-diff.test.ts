import { describe, expect, it } from 'vitest';
import { diffFlags, diffUids } from '../../../engine/core/mailbox-diff.ts';

describe('the difference between what is known and what the server has', () => {
  it.each([
    ['nothing', [1, 2], [1, 2], [], []],
    ['new mail, newest first', [1], [1, 2, 9, 4], [9, 4, 2], []],
    ['removals', [1, 2, 3], [2], [], [1, 3]],
    ['both', [1, 2], [2, 3], [3], [1]],
    ['an emptied mailbox', [1, 2], [], [], [1, 2]],
    ['a UID told twice', [1], [1, 2, 2], [2], []],
  ])('is %s', (_what, known, remote, added, removed) => {
    expect(diffUids(known, remote)).toEqual({ added, removed });
  });

  it('of flags is told for known messages alone', () => {
    const known = new Map([
      [1, ['\\Seen']],
      [2, ['\\Seen']],
      [3, []],
    ]);
    const remote = new Map([
      [1, []],
      [3, ['$Forwarded', '\\Flagged']],
      [9, ['\\Seen']],
    ]);
    expect(diffFlags(known, remote)).toEqual([
      { uid: 1, flags: [] },
      { uid: 3, flags: ['$Forwarded', '\\Flagged'] },
    ]);
  });

  it('of flags is none for another order, case, or \\Recent', () => {
    const known = new Map([[1, ['\\Seen', '$Junk']]]);
    expect(diffFlags(known, new Map([[1, ['$junk', '\\Recent', '\\seen']]]))).toEqual([]);
  });
});
