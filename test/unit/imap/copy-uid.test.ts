import { describe, expect, it } from 'vitest';
import type { RemoteMoved } from '../../../engine/backend/backend.ts';
import { readCopyUid } from '../../../engine/imap/copy-uid.ts';

function read(code: string[], askedCount: number): RemoteMoved {
  const moved: RemoteMoved = { uidValidity: null, uids: new Map() };
  readCopyUid(code, moved, askedCount);
  return moved;
}

describe('COPYUID', () => {
  it('pairs old and new UIDs by position', () => {
    const { uidValidity, uids } = read(['COPYUID', '38505', '304,319:320', '3956:3958'], 3);
    expect(uidValidity).toBe(38505);
    expect([...uids]).toEqual([
      [304, 3956],
      [319, 3957],
      [320, 3958],
    ]);
  });

  it.each([
    ['another code', ['APPENDUID', '1', '2', '3']],
    ['sets of different size', ['COPYUID', '1', '1:2', '3']],
    ['more than was asked for', ['COPYUID', '1', '1:4294967295', '1:4294967295']],
    ['no numbers', ['COPYUID', 'x', '1', '1']],
    ['nothing', []],
  ])('with %s tells nothing', (_what, code) => {
    expect(read(code, 2)).toEqual({ uidValidity: null, uids: new Map() });
  });
});
