import { type Query, QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createRefresh } from '../../../renderer/engine/refresh.ts';

/** A question that is answered when the test says so, and that hears when it is given up. */
function scene() {
  const client = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
  const refresh = createRefresh(client);
  const asked: { answer(found: number): void }[] = [];
  const options = {
    queryKey: ['search', 'préau'],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      new Promise<number>((answer, giveUp) => {
        asked.push({ answer });
        signal.addEventListener('abort', () => giveUp(new Error('given up')));
      }),
  };
  const look = () => {
    const observer = new QueryObserver<number>(client, options);
    return { stop: observer.subscribe(() => undefined), found: () => observer.getCurrentResult().data };
  };
  const query = () => client.getQueryCache().find({ queryKey: options.queryKey }) as Query;
  return { asked, look, changed: () => refresh(query()) };
}

test('what changes while a question is under way is asked once more after its answer', async () => {
  const { asked, look, changed } = scene();
  const { found } = look();
  changed();
  changed();
  expect(asked).toHaveLength(1);
  asked[0]!.answer(1);
  await expect.poll(() => asked.length).toBe(2);
  asked[1]!.answer(2);
  await expect.poll(found).toBe(2);
  expect(asked).toHaveLength(2);
});

test('a question that was given up while something changed is asked again, once, by who looks next', async () => {
  const { asked, look, changed } = scene();
  const first = look();
  asked[0]!.answer(1);
  await expect.poll(first.found).toBe(1);
  changed();
  await expect.poll(() => asked.length).toBe(2);
  changed();
  first.stop();
  await Promise.resolve();
  const second = look();
  await expect.poll(() => asked.length).toBe(3);
  asked[2]!.answer(3);
  await expect.poll(second.found).toBe(3);
  expect(asked).toHaveLength(3);
});
