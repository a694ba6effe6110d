import { expect, test } from 'vitest';
import { keepWatching } from '../../../engine/accounts/watch.ts';
import type { Backend, Watch } from '../../../engine/backend/backend.ts';
import { deferred } from '../../../engine/core/deferred.ts';

/** A server whose answer to being listened to is given by the test. */
function fakeBackend() {
  const asked = deferred<void>();
  const answered = deferred<Watch>();
  const closed = deferred<null>();
  let closings = 0;
  const backend: Backend = {
    open: () => Promise.reject(new Error('nobody asked for a session')),
    watch() {
      asked.resolve();
      return answered.promise;
    },
  };
  const watch: Watch = {
    closed: closed.promise,
    async close() {
      closings += 1;
      closed.resolve(null);
    },
  };
  return { backend, asked: asked.promise, answer: () => answered.resolve(watch), closings: () => closings };
}

const options = { path: () => 'INBOX', onChange: () => undefined };

test('ends when nobody wants it any more', async () => {
  const { backend, asked, answer, closings } = fakeBackend();
  const ending = new AbortController();
  const watching = keepWatching({ backend, ...options, signal: ending.signal });
  await asked;
  answer();
  await new Promise(setImmediate);
  ending.abort();
  await watching;
  expect(closings()).toBe(1);
});

test('ends also when that comes while the server is being asked', async () => {
  const { backend, asked, answer, closings } = fakeBackend();
  const ending = new AbortController();
  const watching = keepWatching({ backend, ...options, signal: ending.signal });
  await asked;
  ending.abort();
  answer();
  await watching;
  expect(closings()).toBe(1);
});
