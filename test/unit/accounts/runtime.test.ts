import { describe, expect, it } from 'vitest';
import { createRuntime, type Tell } from '../../../engine/accounts/runtime.ts';
import { type Deferred, deferred } from '../../../engine/core/deferred.ts';
import { MailError } from '../../../shared/domain/problem.ts';

const diskFull = new MailError({ kind: 'store', reason: 'diskFull' });

interface Conversation {
  tell: Tell;
  end: Deferred<MailError>;
}

/** An account whose conversations with its server are begun by the runtime and ended by the test. */
function account() {
  const conversations: Conversation[] = [];
  const runtime = createRuntime({
    converse(tell) {
      const end = deferred<MailError>();
      conversations.push({ tell, end });
      return end.promise;
    },
    everythingDue: () => undefined,
    recheck: () => undefined,
    now: () => 0,
    onState: () => undefined,
  });
  return { runtime, conversations };
}

async function connected() {
  const { runtime, conversations } = account();
  runtime.start();
  await turn();
  conversations[0]!.tell.connected();
  return { runtime, conversations, end: () => conversations[0]!.end.resolve(diskFull) };
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('The runtime of an account', () => {
  it('waits after a session that failed', async () => {
    const { runtime, conversations, end } = await connected();
    end();
    await turn();
    expect(runtime.state().phase).toBe('waiting');
    expect(conversations).toHaveLength(1);
    await runtime.stop();
  });

  it('connects again at once where « Relever » was asked of a session that was ending already', async () => {
    const { runtime, conversations, end } = await connected();
    runtime.hurry();
    end();
    await turn();
    expect(runtime.state().phase).toBe('connecting');
    expect(conversations).toHaveLength(2);
    conversations[1]!.end.resolve(diskFull);
    await turn();
    expect(runtime.state().phase).toBe('waiting');
    expect(conversations).toHaveLength(2);
    await runtime.stop();
  });

  it('waits where all that « Relever » asked for had been done before the session failed', async () => {
    const { runtime, conversations, end } = await connected();
    runtime.hurry();
    conversations[0]!.tell.busy(false);
    end();
    await turn();
    expect(runtime.state().phase).toBe('waiting');
    expect(conversations).toHaveLength(1);
    await runtime.stop();
  });
});
