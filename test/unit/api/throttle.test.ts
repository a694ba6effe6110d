import { expect, test } from 'vitest';
import { throttled } from '../../../engine/api/throttle.ts';

test('what is throttled runs at once, and never again after it was cancelled', async () => {
  let runs = 0;
  const call = throttled(() => {
    runs += 1;
  }, 5);
  call();
  expect(runs).toBe(1);
  call();
  call.cancel();
  call();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(runs).toBe(1);
});
