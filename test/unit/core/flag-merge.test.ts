// known: what the server last told. ours: as it is shown here. theirs: as the server tells now.
import { describe, expect, it } from 'vitest';
import { flagsToCarry, mergeFlags } from '../../../engine/core/flag-merge.ts';
import { flagBits } from '../../../engine/core/flags.ts';
import type { MessageFlag } from '../../../shared/domain/message.ts';

type Flags = MessageFlag[];

/** The wishes that made ours of known, as one operation. */
const wishes = (known: Flags, ours: Flags) => {
  const set = flagBits(ours.filter((flag) => !known.includes(flag)));
  const clear = flagBits(known.filter((flag) => !ours.includes(flag)));
  return set || clear ? [{ set, clear }] : [];
};

describe('Flags that were changed on both sides', () => {
  it.each<[string, Flags, Flags, Flags, Flags]>([
    ['nobody changed anything', ['seen'], ['seen'], ['seen'], ['seen']],
    ['we set one', [], ['seen'], [], ['seen']],
    ['we cleared one', ['seen'], [], ['seen'], []],
    ['they set one', [], [], ['flagged'], ['flagged']],
    ['they cleared one', ['flagged'], ['flagged'], [], []],
    ['we set one, they another', [], ['seen'], ['flagged'], ['seen', 'flagged']],
    ['we set one, they cleared another', ['flagged'], ['flagged', 'seen'], [], ['seen']],
    ['we cleared one, they another', ['seen', 'flagged'], ['seen'], ['flagged'], []],
    ['both set the same', [], ['seen'], ['seen'], ['seen']],
    ['both cleared the same', ['seen'], [], [], []],
    ['they answered while we read and starred', [], ['seen', 'flagged'], ['answered'], ['seen', 'flagged', 'answered']],
  ])('%s', (_what, known, ours, theirs, merged) => {
    expect(mergeFlags(flagBits(theirs), wishes(known, ours))).toBe(flagBits(merged));
  });

  it('follow the latest of several wishes about one flag', () => {
    const [seen, flagged] = [flagBits(['seen']), flagBits(['flagged'])];
    const read = { set: seen, clear: 0 };
    const unread = { set: 0, clear: seen };
    expect(mergeFlags(flagged, [read, unread])).toBe(flagged);
    expect(mergeFlags(0, [unread, read])).toBe(seen);
  });
});

describe('Flags of a message that another server has', () => {
  const carried = (here: Flags, theirs: Flags, pending: Parameters<typeof flagsToCarry>[2] = []) =>
    flagsToCarry(flagBits(here), flagBits(theirs), pending);

  it.each<[string, Flags, Flags, Flags]>([
    ['what was done here is carried there', ['seen', 'answered'], [], ['seen', 'answered']],
    ['what both know is not', ['seen'], ['seen'], []],
    ['what they alone know is theirs', [], ['seen', 'flagged'], []],
    ['what is no doing of a person is not carried', ['draft', 'seen'], [], ['seen']],
  ])('%s', (_rule, here, theirs, expected) => {
    expect(carried(here, theirs)).toBe(flagBits(expected));
  });

  it('what a pending wish speaks of is left to that wish', () => {
    const unread = [{ set: 0, clear: flagBits(['seen']) }];
    expect(carried(['seen', 'flagged'], [], unread)).toBe(flagBits(['flagged']));
  });
});
