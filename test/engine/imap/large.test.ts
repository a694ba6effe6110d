// Messages of 25 MB, both ways: whole and exact, and never in memory more than a few times over.
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../engine/backend/backend.ts';
import { imapBackend } from '../../../engine/imap/index.ts';
import { peakRssMb } from '../../bench/processes.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { engineHome } from '../engine-child.ts';
import { InMemoryMailboxSink } from '../memory-sink.ts';
import { newAccount } from '../start-engine.ts';
import { FakeImapServer } from './fake-imap-server.ts';
import { deliver, never, openOn, PASSWORD, testMessage } from './fixture.ts';

const MB = 1024 * 1024;
const LARGE_BYTES = 25 * MB;
const COUNT = 8;

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** As a scanned document is sent: base64, in lines of 76 characters. */
function largeMessage(number: number, bytes = LARGE_BYTES): Buffer {
  const lines = randomBytes(Math.round((bytes / 78) * 57))
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n');
  const [header] = testMessage(`Grand ${number}`).split('Content-Type');
  const type = 'application/pdf\r\nContent-Disposition: attachment; filename="scan.pdf"';
  return Buffer.from(`${header}Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n`);
}

describe('A message of 25 MB', () => {
  let server: MailServer;
  let session: Session;
  const messages = Array.from({ length: COUNT }, (_, i) => largeMessage(i));

  beforeAll(async () => {
    server = await startMailServer({ users: { prof: { password: PASSWORD } } });
    deliver(server, 'prof', messages);
    session = await openOn(server);
  }, 60_000);
  afterAll(async () => {
    await session.close();
    await server.stop();
  });

  it('comes down byte for byte', async () => {
    const sink = new InMemoryMailboxSink();
    await session.syncMailbox('INBOX', sink, never);
    await session.fetchSources('INBOX', sink.state().uidValidity!, sink.knownUids().slice(0, 2), sink, never);
    const sources = sink
      .knownUids()
      .slice(0, 2)
      .map((uid) => sha256(sink.messages.get(uid)!.source!));
    expect(sources).toEqual(messages.slice(0, 2).map(sha256));
  });

  it('goes up byte for byte', async () => {
    const raw = largeMessage(99);
    await session.append('Archive', { raw, flags: [], internalDateAt: 1e12 }, never);
    const sink = new InMemoryMailboxSink();
    await session.syncMailbox('Archive', sink, never);
    await session.fetchSources('Archive', sink.state().uidValidity!, sink.knownUids(), sink, never);
    expect(sha256([...sink.messages.values()][0]!.source!)).toBe(sha256(raw));
  });

  it('takes no more memory when many of them come', async () => {
    const home = await engineHome(server);
    const child = home.start();
    try {
      const { client } = child;
      await client.accounts.create(newAccount(server, 'prof', PASSWORD));
      const peakAfter = (count: number) =>
        child.until(async () => {
          const [status] = await client.accounts.status();
          return status!.messagesOffline >= count && peakRssMb(child.pid);
        }, 90_000);
      const few = await peakAfter(3);
      const all = await peakAfter(COUNT + 1);
      // Six messages more are 150 MB of mail, and 110 MB as they are stored.
      expect(all - few).toBeLessThan(100);
    } finally {
      await child.kill();
      home.remove();
    }
  }, 120_000);
});

describe('A large message of a server that', () => {
  const raw = `Subject: Grand\r\nMessage-ID: <g@x>\r\n\r\n${'0123456789abcdef'.repeat(600_000)}\r\n`;
  const fetched = async (change: (server: FakeImapServer) => void) => {
    const server = new FakeImapServer();
    change(server);
    const settings = {
      host: '127.0.0.1',
      port: await server.start(),
      security: 'none',
      userName: 'x',
      plainTextConfirmed: true,
    } as const;
    const session = await imapBackend(settings, PASSWORD).open(never);
    const sink = new InMemoryMailboxSink();
    await session.syncMailbox('INBOX', sink, never);
    await session.fetchSources('INBOX', 1, [1], sink, never);
    await session.close();
    await server.stop();
    const { source } = sink.messages.get(1)!;
    return source && Buffer.from(source).toString('latin1');
  };

  it.each([
    ['tells its size exactly', raw.length],
    ['tells a size that is too small', raw.length - 70_000],
    ['tells a size that is too large', raw.length + 9_000_000],
  ])('%s comes whole', async (_what, sizeBytes) => {
    const source = await fetched((server) => server.inbox.add({ uid: 1, flags: [], subject: 'g', raw, sizeBytes }));
    expect(source === raw).toBe(true);
  });

  it('knows no pieces and gives it whole is taken at its word', async () => {
    const source = await fetched((server) => {
      server.inbox.add({ uid: 1, flags: [], subject: 'g', raw });
      server.manners.push((command, connection) =>
        /<\d+\.\d+>/.test(command) ? server.usual(command.replace(/<\d+\.\d+>/, ''), connection) : null,
      );
    });
    expect(source === raw).toBe(true);
  });

  it('cannot read it is not waited for', async () => {
    const source = await fetched((server) =>
      server.inbox.add({ uid: 1, flags: [], subject: 'g', raw, unreadable: true }),
    );
    expect(source).toBeNull();
  });
});
