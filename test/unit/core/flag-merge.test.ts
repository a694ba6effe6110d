import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeFlags } from '../../../engine/core/flag-merge.ts';

const flags = fc.uniqueArray(fc.constantFrom('\\Seen', '\\Flagged', '\\Answered', '$Forwarded', '$Junk', 'school'));
const sorted = (list: readonly string[]) => [...list].sort();

test('with nothing pending, the server is followed to the letter', () => {
  fc.assert(
    fc.property(flags, flags, (base, remote) => {
      expect(sorted(mergeFlags({ base, local: base, remote }))).toEqual(sorted(remote));
    }),
  );
});

test('when the server repeats itself, what the person did stands', () => {
  fc.assert(
    fc.property(flags, flags, (base, local) => {
      expect(sorted(mergeFlags({ base, local, remote: base }))).toEqual(sorted(local));
    }),
  );
});

test('a flag that only one side touched follows that side', () => {
  fc.assert(
    fc.property(flags, flags, flags, (base, local, remote) => {
      const merged = new Set(mergeFlags({ base, local, remote }));
      for (const flag of new Set([...base, ...local, ...remote])) {
        const touchedHere = base.includes(flag) !== local.includes(flag);
        expect(merged.has(flag)).toBe(touchedHere ? local.includes(flag) : remote.includes(flag));
      }
    }),
  );
});

test('a star set here survives a message read elsewhere', () => {
  expect(mergeFlags({ base: [], local: ['\\Flagged'], remote: ['\\Seen'] })).toEqual(['\\Seen', '\\Flagged']);
});

test('a message marked unread here stays unread when another client stars it', () => {
  expect(mergeFlags({ base: ['\\Seen'], local: [], remote: ['\\Seen', '\\Flagged'] })).toEqual(['\\Flagged']);
});
