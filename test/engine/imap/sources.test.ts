import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../engine/backend/backend.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { InMemoryMailboxSink } from '../memory-sink.ts';
import { deliver, never, openOn, PASSWORD, testMessage } from './fixture.ts';

describe('fetching sources', () => {
  let server: MailServer;
  let session: Session;
  let sink: InMemoryMailboxSink;

  beforeAll(async () => {
    server = await startMailServer({ users: { prof: { password: PASSWORD } } });
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    session = await openOn(server);
    sink = new InMemoryMailboxSink();
  });
  afterEach(async () => {
    await session.close();
    await server.doveadm('expunge', '-u', server.address('prof'), 'mailbox', 'INBOX', 'all');
  });

  async function deliverAndSync(messages: (string | Uint8Array)[]): Promise<number[]> {
    deliver(server, 'prof', messages);
    await session.syncMailbox('INBOX', sink, never);
    return sink.knownUids();
  }

  const fetch = (uids: number[], signal = never) =>
    session.fetchSources('INBOX', sink.state().uidValidity!, uids, sink, signal);

  it('brings every byte as it is, strange ones too', async () => {
    const messages = [
      Buffer.concat([Buffer.from('Subject: octets\r\n\r\n'), Buffer.from([0x80, 0xff, 0xe9, 0x0d, 0x0a])]),
      Buffer.from('Subject: sans corps\r\n\r\n'),
      Buffer.from('Subject: {12}\r\n\r\n{3}\r\nabc\r\n) OK\r\n* BYE\r\n'),
      Buffer.from(testMessage('gros', `${randomBytes(3_000_000).toString('base64')}\r\n`)),
      ...Array.from({ length: 300 }, (_, i) => Buffer.from(testMessage(`petit ${i}`))),
    ];
    const uids = await deliverAndSync(messages);
    await fetch([...uids].reverse());
    const differing = uids.filter((uid, i) => !messages[i]!.equals(sink.messages.get(uid)!.source ?? new Uint8Array()));
    expect(differing).toEqual([]);
  });

  it('brings a large message whole, whatever size the server gave it', async () => {
    const large = Buffer.from(testMessage('énorme', `${randomBytes(5_000_000).toString('base64')}\r\n`));
    const exact = Buffer.concat([large, Buffer.alloc(2 ** 23 - large.length, 'a')]);
    const [uid, second] = await deliverAndSync([large, exact]);
    for (const wrongBy of [-3_000_000, 0, 5_000_000]) {
      const got = new Map<number, Uint8Array>();
      const sizeOf = () => large.length + wrongBy;
      const saveSource = async (which: number, raw: Uint8Array) => void got.set(which, raw);
      await session.fetchSources('INBOX', sink.state().uidValidity!, [uid!, second!], { saveSource, sizeOf }, never);
      expect(large.equals(got.get(uid!)!)).toBe(true);
      expect(exact.equals(got.get(second!)!)).toBe(true);
    }
  });

  it('passes over messages that are gone', async () => {
    const uids = await deliverAndSync([testMessage('un'), testMessage('deux')]);
    await server.doveadm('expunge', '-u', server.address('prof'), 'mailbox', 'INBOX', 'uid', String(uids[0]));
    await fetch([...uids, 99_999]);
    expect(uids.map((uid) => sink.messages.get(uid)!.source !== null)).toContain(true);
  });

  it('leaves messages unread', async () => {
    const uids = await deliverAndSync([testMessage('non lu')]);
    await fetch(uids);
    await session.syncMailbox('INBOX', sink, never);
    expect(sink.flagsOf(uids[0]!)).toEqual([]);
  });

  it('waits for a slow store: never more than a window of messages is in memory', async () => {
    const size = 4_000_000;
    const uids = await deliverAndSync(
      Array.from({ length: 12 }, (_, i) =>
        testMessage(`lent ${i}`, `${randomBytes(size * 0.75).toString('base64')}\r\n`),
      ),
    );
    let storing = 0;
    let most = 0;
    sink.storing = async () => {
      most = Math.max(most, ++storing);
      await new Promise((resolve) => setTimeout(resolve, 20));
      storing--;
    };
    await fetch(uids);
    expect(uids.every((uid) => sink.messages.get(uid)!.source !== null)).toBe(true);
    expect(most).toBeLessThanOrEqual(5);
  });

  it('stops at what the store throws, and the session goes on', async () => {
    const uids = await deliverAndSync([testMessage('a'), testMessage('b')]);
    sink.storing = async () => {
      throw new Error('disk full');
    };
    await expect(fetch(uids)).rejects.toThrow('disk full');
    sink.storing = async () => {};
    await fetch(uids);
    expect(uids.every((uid) => sink.messages.get(uid)!.source !== null)).toBe(true);
  });

  it('can be aborted between batches, and the session goes on', async () => {
    const uids = await deliverAndSync(Array.from({ length: 600 }, (_, i) => testMessage(`arrêt ${i}`)));
    const stop = new AbortController();
    sink.storing = async () => stop.abort();
    await expect(fetch(uids, stop.signal)).rejects.toMatchObject({ kind: 'cancelled' });
    const stored = uids.filter((uid) => sink.messages.get(uid)!.source !== null);
    expect(stored.length).toBeLessThan(600);
    sink.storing = async () => {};
    await fetch(uids);
    expect(uids.every((uid) => sink.messages.get(uid)!.source !== null)).toBe(true);
  });
});
