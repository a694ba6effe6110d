import { fork } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { builtScript } from '../servers/workers.ts';

describe('A bug in a handler', () => {
  it('is no answer: it ends the engine, with a code that is not 0', async () => {
    const child = fork(await builtScript('test/contract/bug-process.ts'), {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const messages: unknown[] = [];
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += chunk;
    });
    await once(child, 'message');
    child.on('message', (message) => messages.push(message));
    child.send({ type: 'call', id: 1, method: 'letters.read', input: undefined });
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).not.toBe(0);
    expect(messages).toEqual([]);
    expect(stderr).toContain('TypeError: a bug');
  });
});
