import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Watch } from '../../../engine/backend/backend.ts';
import { startFaultyProxy } from '../../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { InMemoryMailboxSink } from '../memory-sink.ts';
import { backendOn, deliver, never, openOn, PASSWORD, testMessage } from './fixture.ts';

/** Counts calls, and lets one wait for the next. */
function counter() {
  let wake = () => {};
  let calls = 0;
  return {
    onChange: () => {
      calls++;
      wake();
    },
    async atLeast(count: number): Promise<void> {
      while (calls < count) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    calls: () => calls,
  };
}

describe('a watch', () => {
  let server: MailServer;
  let watch: Watch;
  const user = () => server.address('prof');

  beforeAll(async () => {
    server = await startMailServer({ users: { prof: { password: PASSWORD } } });
  });
  afterAll(() => server.stop());

  it('tells at once of a gap, and then of new mail, flags and removals', async () => {
    const changes = counter();
    watch = await backendOn(server).watch('INBOX', changes.onChange, never);
    await changes.atLeast(1);

    deliver(server, 'prof', [testMessage('Nouveau')]);
    await changes.atLeast(2);
    await server.doveadm('flags', 'add', '-u', user(), '\\Seen', 'mailbox', 'INBOX', 'all');
    await changes.atLeast(3);
    await server.doveadm('expunge', '-u', user(), 'mailbox', 'INBOX', 'all');
    await changes.atLeast(4);
    await watch.close();
    expect(await watch.closed).toBeNull();
  });

  it('goes on after it has renewed its IDLE', async () => {
    const changes = counter();
    watch = await backendOn(server, {}, { limits: { idleMs: 50 } }).watch('INBOX', changes.onChange, never);
    await changes.atLeast(1);
    await new Promise((resolve) => setTimeout(resolve, 300)); // several renewals
    deliver(server, 'prof', [testMessage('Après')]);
    await changes.atLeast(2);
    await watch.close();
  });

  it('leaves what it sees unread and not recent for the session beside it', async () => {
    const changes = counter();
    watch = await backendOn(server).watch('INBOX', changes.onChange, never);
    deliver(server, 'prof', [testMessage('À côté')]);
    await changes.atLeast(2);
    const session = await openOn(server);
    const sink = new InMemoryMailboxSink();
    await session.syncMailbox('INBOX', sink, never);
    expect(sink.knownUids().map((uid) => sink.flagsOf(uid))).toContainEqual([]);
    await session.close();
    await watch.close();
  });

  it('ends with an error when its connection is cut', async () => {
    const proxy = await startFaultyProxy(server.ports.imaps);
    watch = await backendOn(server, { port: proxy.port }).watch('INBOX', () => {}, never);
    proxy.cut();
    expect(await watch.closed).toMatchObject({ kind: 'connection' });
    await proxy.stop();
  });

  it('notices a server that has gone silent', async () => {
    const proxy = await startFaultyProxy(server.ports.imaps);
    const limits = { watchSilenceMs: 300 };
    watch = await backendOn(server, { port: proxy.port }, { limits }).watch('INBOX', () => {}, never);
    proxy.set({ stall: true });
    expect(await watch.closed).toMatchObject({ kind: 'connection' });
    await proxy.stop();
  });

  it('says `missing` for a mailbox that is not there', async () => {
    await expect(backendOn(server).watch('Nulle part', () => {}, never)).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('a watch on a server without IDLE', () => {
  it('polls', async () => {
    const server = await startMailServer({ users: { prof: { password: PASSWORD } }, imapCapability: 'IMAP4rev1' });
    const changes = counter();
    const watch = await backendOn(server, {}, { limits: { pollMs: 50 } }).watch('INBOX', changes.onChange, never);
    await changes.atLeast(1);
    deliver(server, 'prof', [testMessage('Sondé')]);
    await changes.atLeast(2);
    await watch.close();
    await server.stop();
  });
});
