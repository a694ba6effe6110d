import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { deferred } from '../../engine/core/deferred.ts';
import type { EngineEvent } from '../../shared/contract/event.ts';
import { command, query } from '../../shared/contract/procedure.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { connectInProcess } from './in-process.ts';

const contract = {
  letters: {
    echo: query<Uint32Array>()(z.object({ ids: z.array(z.number()).max(10) })),
    slow: query<string>()(z.void()),
    post: command<string>()(z.void()),
    refuse: query<void>()(z.void()),
    secret: query<void>()(z.object({ password: z.string().max(5), port: z.number() })),
  },
};

const typing = { typing: { find: query<string>()(z.object({ text: z.string() })) } };

function setUp() {
  const started = deferred<AbortSignal>();
  const finish = deferred<string>();
  const connected = connectInProcess(contract, {
    letters: {
      echo: ({ ids }) => Uint32Array.from(ids),
      slow: (_, signal) => {
        started.resolve(signal);
        return finish.promise;
      },
      post: (_, signal) => {
        started.resolve(signal);
        return finish.promise;
      },
      refuse: () => {
        throw new MailError({ kind: 'certificate', reason: 'certificateExpired', host: 'imap.test', port: 993 });
      },
      secret: () => undefined,
    },
  });
  return { ...connected, started: started.promise, finish: finish.resolve };
}

const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail('the call was answered'),
    (error: unknown) => (error as MailError).data,
  );

describe('A call over the wire', () => {
  it('answers typed arrays as typed arrays', async () => {
    const { client, closeClientSide } = setUp();
    expect(await client.letters.echo({ ids: [3, 1, 2] })).toEqual(Uint32Array.of(3, 1, 2));
    closeClientSide();
  });

  it('answers a MailError with all its facts', async () => {
    const { client, closeClientSide } = setUp();
    expect(await failure(client.letters.refuse())).toEqual({
      kind: 'certificate',
      reason: 'certificateExpired',
      host: 'imap.test',
      port: 993,
    });
    closeClientSide();
  });

  it('refuses what is malformed and says where, without a word of it', async () => {
    const { client, closeClientSide } = setUp();
    const error = await failure(client.letters.secret({ password: 'hunter2-hunter2', port: 'x' as unknown as number }));
    expect(error).toEqual({
      kind: 'invalid',
      detail: 'letters.secret: password too_big, port invalid_type',
    });
    closeClientSide();
  });

  it.each(['letters.nothing', 'letters', 'toString', 'letters.toString', '__proto__.x', 'letters.echo.x', ''])(
    'refuses the method %j',
    async (method) => {
      const { rawPort } = setUp();
      rawPort.postMessage({ type: 'call', id: 7, method, input: undefined });
      const [response] = (await once(rawPort, 'message')) as unknown[];
      expect(response).toMatchObject({ type: 'failure', id: 7, error: { kind: 'invalid' } });
      rawPort.close();
    },
  );

  it.each([
    null,
    'x',
    3,
    {},
    { type: 'call' },
    { type: 'call', id: 'x', method: 'letters.post' },
    { type: 'call', id: 1 },
  ])('ignores the message %j and goes on serving', async (message) => {
    const { client, rawPort } = setUp();
    rawPort.postMessage(message);
    expect(await client.letters.echo({ ids: [] })).toEqual(new Uint32Array());
    rawPort.close();
  });
});

describe('Cancelling', () => {
  it('rejects at once and tells the query', async () => {
    const { client, started, closeClientSide } = setUp();
    const controller = new AbortController();
    const answer = failure(client.letters.slow(undefined, controller.signal));
    const engineSignal = await started;
    controller.abort();
    expect(await answer).toEqual({ kind: 'cancelled' });
    if (!engineSignal.aborted) await once(engineSignal, 'abort');
    closeClientSide();
  });

  it('does not stop a command that was begun', async () => {
    const { client, started, closeClientSide } = setUp();
    const controller = new AbortController();
    const answer = failure(client.letters.post(undefined, controller.signal));
    const engineSignal = await started;
    controller.abort();
    await answer;
    await client.letters.echo({ ids: [] });
    expect(engineSignal.aborted).toBe(false);
    closeClientSide();
  });

  it('never begins a query that was cancelled while it waited, as when one types faster than is answered', async () => {
    const begun: string[] = [];
    const { client, closeClientSide } = connectInProcess(typing, {
      typing: {
        find: ({ text }) => {
          begun.push(text);
          return text;
        },
      },
    });
    const controllers = ['s', 'so', 'sor'].map(() => new AbortController());
    const answers = controllers.map(({ signal }, index) =>
      client.typing.find({ text: 'sort'.slice(0, index + 1) }, signal),
    );
    const superseded = answers.slice(0, 2).map(failure);
    for (const controller of controllers.slice(0, 2)) controller.abort();
    expect(await answers[2]).toBe('sor');
    expect(await Promise.all(superseded)).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
    expect(begun).toEqual(['sor']);
    closeClientSide();
  });

  it('never sends a call that was cancelled before', async () => {
    const { client, closeClientSide } = setUp();
    expect(await failure(client.letters.slow(undefined, AbortSignal.abort()))).toEqual({ kind: 'cancelled' });
    closeClientSide();
  });
});

describe('When the port dies', () => {
  it('rejects the calls in flight and every later one', async () => {
    const { client, started, closeEngineSide, onGone } = setUp();
    const gone = new Promise<void>((resolve) => onGone(resolve));
    const answer = failure(client.letters.slow());
    await started;
    closeEngineSide();
    expect(await answer).toEqual({ kind: 'connection', reason: 'engineGone' });
    await gone;
    expect(await failure(client.letters.slow())).toEqual({ kind: 'connection', reason: 'engineGone' });
  });

  it('aborts what the lost window had asked', async () => {
    const { client, started, closeClientSide } = setUp();
    client.letters.slow().catch(() => undefined);
    const engineSignal = await started;
    closeClientSide();
    if (!engineSignal.aborted) await once(engineSignal, 'abort');
    expect(engineSignal.aborted).toBe(true);
  });
});

describe('Events', () => {
  it('reach every listener until it stops listening', async () => {
    const { client, onEvent, served, closeClientSide } = setUp();
    const seen: EngineEvent[] = [];
    const stop = onEvent((event) => seen.push(event));
    served.sendEvent({ type: 'problemGone', id: 'a' });
    await client.letters.echo({ ids: [] });
    stop();
    served.sendEvent({ type: 'problemGone', id: 'b' });
    await client.letters.echo({ ids: [] });
    expect(seen).toEqual([{ type: 'problemGone', id: 'a' }]);
    closeClientSide();
  });
});
