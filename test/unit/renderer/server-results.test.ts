import { expect, test } from 'vitest';
import { withServerResults } from '../../../renderer/features/message-list/server-results.ts';

const list = (...ids: number[]) => Uint32Array.from(ids);

test('what the servers found is shown in its place, what came here since on top', () => {
  const results = { ids: list(9, 7, 5, 3), fromServer: 2, complete: true };
  expect(withServerResults(list(9, 5), results)).toEqual(list(9, 7, 5, 3));
  expect(withServerResults(list(11, 9, 5), results)).toEqual(list(11, 9, 7, 5, 3));
});

test('where they found nothing the list is what is here', () => {
  const local = list(9, 5);
  expect(withServerResults(local, null)).toBe(local);
  expect(withServerResults(local, { ids: list(9), fromServer: 0, complete: true })).toBe(local);
});
