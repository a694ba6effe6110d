import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../engine/backend/backend.ts';
import { connect } from '../../../engine/imap/connect.ts';
import { createGuardedCall } from '../../../engine/imap/guarded-call.ts';
import type { ImapOptions } from '../../../engine/imap/index.ts';
import { type FaultyProxy, startFaultyProxy } from '../../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { InMemoryMailboxSink } from '../memory-sink.ts';
import { backendOn, deliver, never, openOn, PASSWORD, settingsFor, subjects, testMessage } from './fixture.ts';

describe('a bad network', () => {
  let server: MailServer;
  let proxy: FaultyProxy;
  let sink: InMemoryMailboxSink;
  const opened: Session[] = [];

  beforeAll(async () => {
    server = await startMailServer({ users: { prof: { password: PASSWORD } } });
    const large = randomBytes(400_000).toString('base64');
    deliver(
      server,
      'prof',
      subjects('Message', 60).map((subject) => testMessage(subject, large)),
    );
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    proxy = await startFaultyProxy(server.ports.imaps);
    sink = new InMemoryMailboxSink();
  });
  afterEach(async () => {
    proxy.heal();
    for (const session of opened.splice(0)) await session.close();
    await proxy.stop();
  });

  async function open(limits: ImapOptions['limits'] = {}): Promise<Session> {
    const session = await openOn(server, { port: proxy.port }, { limits });
    opened.push(session);
    return session;
  }

  async function fetchAll(session: Session, signal = never): Promise<void> {
    await session.syncMailbox('INBOX', sink, signal);
    await session.fetchSources('INBOX', sink.state().uidValidity!, sink.knownUids(), sink, signal);
  }

  const stored = () => [...sink.messages.values()].filter(({ source }) => source !== null).length;

  it('that cuts in the middle of a message rejects with `connection`; another session brings the rest', async () => {
    const session = await open();
    await session.syncMailbox('INBOX', sink, never);
    proxy.set({ cutAfterBytes: 9_000_000 });
    await expect(fetchAll(session)).rejects.toMatchObject({ kind: 'connection' });
    expect(await session.closed).toMatchObject({ kind: 'connection' });
    expect(stored()).toBeGreaterThan(0);
    expect(stored()).toBeLessThan(60);
    expect([...sink.messages.values()].every(({ source }) => !source || source.length > 400_000)).toBe(true);

    proxy.heal();
    await fetchAll(await open());
    expect(stored()).toBe(60);
  });

  it('that stalls ends in a timeout', async () => {
    const session = await open({ silenceMs: 300 });
    proxy.set({ stall: true });
    await expect(fetchAll(session)).rejects.toMatchObject({ kind: 'connection', data: { reason: 'timeout' } });
    expect(await session.closed).toMatchObject({ kind: 'connection', data: { reason: 'timeout' } });
  });

  it('that is quiet because there is nothing to do leaves the session open', async () => {
    const session = await open({ silenceMs: 800, keepAliveMs: 200 });
    const ended = await Promise.race([session.closed, new Promise((resolve) => setTimeout(resolve, 2_000, 'open'))]);
    expect(ended).toBe('open');
    expect((await session.listMailboxes(never)).length).toBeGreaterThan(0);
  });

  it('that trickles does not hold a command for ever', async () => {
    const session = await open({ commandMs: 700 });
    proxy.set({ bytesPerSecond: 50_000 });
    await expect(fetchAll(session)).rejects.toMatchObject({ kind: 'connection', data: { reason: 'timeout' } });
  });

  it('that is slow but sure brings a long pass to its end: each command has its own limit', async () => {
    const session = await open({ commandMs: 6_000 });
    await session.syncMailbox('INBOX', sink, never);
    proxy.set({ bytesPerSecond: 5_000_000 });
    const startedAt = Date.now();
    await fetchAll(session);
    expect(stored()).toBe(60);
    expect(Date.now() - startedAt).toBeGreaterThan(6_000);
  });

  it('that hangs does not keep an abort waiting: the session is closed after a grace', async () => {
    const session = await open({ abortGraceMs: 50 });
    const stop = new AbortController();
    proxy.set({ stall: true });
    const listing = session.listMailboxes(stop.signal);
    setImmediate(() => stop.abort()); // once the command is on its way
    await expect(listing).rejects.toMatchObject({ kind: 'cancelled' });
    expect(await session.closed).toBeNull();
    await expect(session.listMailboxes(never)).rejects.toMatchObject({ kind: 'connection' });
  });

  it('rejects every call that waits when the connection dies', async () => {
    const session = await open();
    proxy.set({ stall: true });
    const calls = [session.listMailboxes(never), session.quota(never), session.listMailboxes(never)];
    proxy.cut();
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.kind)).toEqual(
      Array(3).fill('connection'),
    );
  });

  it('does not leave anybody waiting for a call that does not notice that its connection is gone', async () => {
    const options = { extraCertificates: [server.ca], limits: { orphanMs: 50 } };
    const settings = settingsFor(server, { port: proxy.port });
    const connection = await connect(settings, PASSWORD, options, 'work', never);
    const calling = createGuardedCall(connection)(never, () => new Promise<never>(() => undefined));
    proxy.cut();
    await expect(calling).rejects.toMatchObject({ kind: 'connection', data: { reason: 'reset' } });
  });

  it('lets a call that waits for its turn be aborted without harm to the one that runs', async () => {
    const session = await open();
    const stop = new AbortController();
    const running = session.listMailboxes(never);
    const waiting = session.quota(stop.signal);
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'cancelled' });
    expect((await running).length).toBeGreaterThan(0);
    expect((await session.listMailboxes(never)).length).toBeGreaterThan(0);
  });

  it('that answers no connection is `refused` or reset', async () => {
    proxy.set({ refuse: true });
    await expect(open()).rejects.toMatchObject({ kind: 'connection' });
  });

  it('that never answers the connection is a timeout', async () => {
    proxy.set({ stall: true });
    await expect(open({ connectMs: 200 })).rejects.toMatchObject({ kind: 'connection', data: { reason: 'timeout' } });
  });

  it('ends a session whose server is killed, and one can be opened when it is back', async () => {
    const session = await open();
    await server.end('dovecot', 'SIGKILL');
    expect(await session.closed).toMatchObject({ kind: 'connection' });
    await expect(backendOn(server).open(never)).rejects.toMatchObject({ data: { reason: 'refused' } });
    await server.start('dovecot');
    expect((await (await open()).listMailboxes(never)).length).toBeGreaterThan(0);
  });
});
