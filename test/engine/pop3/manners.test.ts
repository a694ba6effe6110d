// Servers with bad manners in the midst of a session: what can be had of them comes whole, and nothing else.
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { FakePop3Server } from '../../servers/fake-pop3-server.ts';
import { testMessage } from '../imap/fixture.ts';
import { fakeServer, never, retrieveAll } from './fixture.ts';

let fake: FakePop3Server;
let open: Awaited<ReturnType<typeof fakeServer>>['open'];

beforeEach(async () => {
  ({ fake, open } = await fakeServer());
});
afterEach(() => fake.stop());

describe('a server with bad manners', () => {
  it('that knows no UIDL lists without ids', async () => {
    fake.knowsUidl = false;
    const session = await open();
    expect((await session.list(never)).map(({ uidl }) => uidl)).toEqual([null, null, null]);
    session.close();
  });

  it('whose UIDL fails for now is not taken for one without', async () => {
    fake.answers.set('UIDL', '-ERR [SYS/TEMP] index busy\r\n');
    const session = await open();
    await expect(session.list(never)).rejects.toMatchObject({ kind: 'throttled' });
    session.close();
  });

  it('whose lists cannot be read in part is read in part', async () => {
    fake.answers.set('LIST', '+OK\r\n1 120\r\n2\r\nnoise\r\n-4 12\r\n 5  77 bytes\r\n.\r\n');
    fake.answers.set('UIDL', '+OK\r\n1 a b\r\n2\r\n3 c\r\n.\r\n');
    const session = await open();
    expect(await session.list(never)).toEqual([
      { number: 1, sizeBytes: 120, uidl: 'a b' },
      { number: 2, sizeBytes: null, uidl: null },
      { number: 3, sizeBytes: null, uidl: 'c' },
      { number: 5, sizeBytes: 77, uidl: null },
    ]);
    session.close();
  });

  it('that refuses one message gives the others', async () => {
    fake.messages[1]!.unreadable = true;
    const session = await open();
    const { messages, refused } = await retrieveAll(session, [1, 2, 3]);
    expect([...messages.keys()]).toEqual([1, 3]);
    expect(refused).toEqual([2]);
    expect([...(await session.headers([1, 2, 3], never)).keys()]).toEqual([1, 3]);
    session.close();
  });

  it('without TOP is asked for it a few times and no more', async () => {
    fake.knowsTop = false;
    fake.capability = ['USER'];
    const session = await open();
    expect((await session.headers([1, 2, 3], never)).size).toBe(0);
    expect(fake.count('TOP')).toBe(1);
    session.close();
  });

  it('that sends byte by byte is understood', async () => {
    fake.packetBytes = 1;
    const session = await open();
    expect((await retrieveAll(session, [1, 2, 3])).messages.get(2)).toBe(testMessage('Deux'));
    expect(await session.quit(never)).toBe(true);
  });

  it('whose lines end with LF alone is understood', async () => {
    fake.lineEnd = '\n';
    const session = await open();
    const { messages } = await retrieveAll(session, [1]);
    expect(messages.get(1)).toBe(testMessage('Un').replaceAll('\r\n', '\n'));
    expect(await session.quit(never)).toBe(true);
  });

  it('that lies about sizes is read to the true end', async () => {
    fake.messages[0]!.listedBytes = 9_999_999_999;
    fake.messages[1]!.listedBytes = 1;
    const session = await open();
    await session.list(never);
    const { messages } = await retrieveAll(session, [1, 2]);
    expect([...messages.values()]).toEqual([testMessage('Un'), testMessage('Deux')]);
    session.close();
  });

  it('that is cut anywhere ends in an error, with whole messages only', async () => {
    const wholes = new Set(fake.messages.map(({ raw }) => raw));
    let hasWorked = false;
    for (let cut = 10; !hasWorked; cut += 37) {
      fake.cutAfterBytes = cut;
      const seen: string[] = [];
      try {
        const session = await open();
        await session.list(never);
        await session.retrieve([3, 2, 1], async (_number, raw) => seen.push(Buffer.from(raw).toString()) > 0, never);
        hasWorked = await session.quit(never);
      } catch (error) {
        expect(error).toMatchObject({ kind: 'connection', data: { reason: 'reset' } });
      }
      for (const message of seen) expect(wholes).toContain(message);
    }
    expect(fake.sessions).toBeGreaterThan(20);
  });

  it('that falls silent in the middle is hung up on', async () => {
    fake.answers.set('RETR 2', '+OK\r\nSubject: Deux\r\n');
    const session = await open({ silenceMs: 200 });
    await expect(retrieveAll(session, [1, 2, 3])).rejects.toMatchObject({ data: { reason: 'timeout' } });
  });

  it('that trickles for ever is hung up on', async () => {
    fake.packetBytes = 1;
    fake.answers.set('RETR', `+OK\r\n${'x'.repeat(3_000_000)}`);
    const session = await open({ answerMs: 300 });
    await expect(retrieveAll(session, [1])).rejects.toMatchObject({ data: { reason: 'timeout' } });
  });

  it('is not hung up on because the clock of the PC leaps', async () => {
    let nowAt = Date.now();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (nowAt += 3_600_000));
    onTestFinished(() => clock.mockRestore());
    fake.packetBytes = 1;
    const session = await open();
    expect((await retrieveAll(session, [1, 2, 3])).messages.size).toBe(3);
    expect(await session.quit(never)).toBe(true);
  });

  it('is not hung up on while we are the busy ones', async () => {
    const session = await open({ silenceMs: 100 });
    const seen: number[] = [];
    await session.retrieve(
      [1, 2, 3],
      async (number) => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        return seen.push(number) > 0;
      },
      never,
    );
    expect(seen).toEqual([1, 2, 3]);
    session.close();
  });

  it('is not read on while a message has no room', async () => {
    const big = 'x'.repeat(70).concat('\r\n').repeat(60_000);
    fake.messages = Array.from({ length: 8 }, (_, i) => ({ raw: testMessage(`Lourd ${i}`, big), uidl: `${i}` }));
    const session = await open();
    await session.list(never);
    let busy = 0;
    await session.retrieve(
      [1, 2, 3, 4, 5, 6, 7, 8],
      async () => {
        expect(++busy).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        busy--;
        return true;
      },
      never,
    );
    session.close();
  });

  it('stops asking when told so, and can still be ended in order', async () => {
    fake.capability = ['USER'];
    const session = await open();
    const seen: number[] = [];
    await session.retrieve([3, 2, 1], async (number) => seen.push(number) < 1, never);
    expect(seen).toEqual([3]);
    expect(await session.quit(never)).toBe(true);
  });

  it('is left when what to do with a message fails', async () => {
    const session = await open();
    const full = new Error('no room');
    await expect(session.retrieve([1, 2], () => Promise.reject(full), never)).rejects.toBe(full);
    await expect(session.quit(never)).rejects.toBe(full);
    expect(fake.messages).toHaveLength(3);
  });

  it('says at QUIT what it did not delete', async () => {
    fake.quitting = 'partly';
    const session = await open();
    await session.delete([1], never);
    expect(await session.quit(never)).toBe(false);
  });

  it('that hangs up before it answers QUIT leaves it unknown', async () => {
    fake.quitting = 'unanswered';
    const session = await open();
    await session.delete([1], never);
    await expect(session.quit(never)).rejects.toMatchObject({ kind: 'connection', data: { reason: 'reset' } });
  });

  it('says in passing why it hangs up', async () => {
    fake.answers.set('LIST', '+OK\r\n.\r\n-ERR autologout\r\n');
    fake.capability = ['USER'];
    const session = await open();
    await expect(session.list(never)).rejects.toMatchObject({
      kind: 'connection',
      data: { detail: '-ERR autologout' },
    });
  });
});
