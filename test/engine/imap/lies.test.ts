import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../engine/backend/backend.ts';
import { imapBackend } from '../../../engine/imap/index.ts';
import { InMemoryMailboxSink } from '../memory-sink.ts';
import { FakeImapServer } from './fake-imap-server.ts';
import { never, PASSWORD } from './fixture.ts';

describe('a server that', () => {
  let server: FakeImapServer;
  let session: Session;
  let sink: InMemoryMailboxSink;
  const sync = () => session.syncMailbox('INBOX', sink, never);

  beforeEach(async () => {
    server = new FakeImapServer();
    for (const uid of [1, 2, 3, 4, 5]) server.add({ uid, flags: [], subject: `m${uid}` });
    const settings = {
      host: '127.0.0.1',
      port: await server.start(),
      security: 'none',
      userName: 'prof',
      plainTextConfirmed: true,
    } as const;
    session = await imapBackend(settings, PASSWORD).open(never);
    sink = new InMemoryMailboxSink();
    await sync();
    server.highestModSeq = '11';
    server.commands.length = 0;
  });
  afterEach(async () => {
    await session.close();
    await server.stop();
  });

  it('tells by VANISHED what is gone is believed', async () => {
    server.messages = server.messages.filter(({ uid }) => uid !== 2);
    server.selectExtra = ['* VANISHED (EARLIER) 2,700:900'];
    expect(await sync()).toEqual({ changed: true, reason: 'changedByModSeq:qresync' });
    expect(sink.subjects()).toEqual(['m1', 'm3', 'm4', 'm5']);
    expect(server.commands).not.toContain('UID SEARCH ALL');
  });

  it.each([
    ['claims that everything vanished', '* VANISHED (EARLIER) 1:4294967295'],
    ['sends VANISHED without a set', '* VANISHED (EARLIER)'],
    ['sends VANISHED that is no set', '* VANISHED (EARLIER) what,ever'],
    ['sends VANISHED with nothing in brackets', '* VANISHED () 9999999999999'],
  ])('%s does not lose a message', async (_what, line) => {
    await session.fetchSources('INBOX', 1, sink.knownUids(), sink, never);
    server.selectExtra = [line];
    await sync();
    expect(sink.subjects()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
    expect([...sink.messages.values()].filter(({ source }) => source === null)).toEqual([]);
  });

  it('forgets to tell of a removal is found out by counting', async () => {
    server.messages = server.messages.slice(1);
    await sync();
    expect(sink.subjects()).toEqual(['m2', 'm3', 'm4', 'm5']);
  });

  it('counts wrongly costs a comparison, no message', async () => {
    server.exists = 4_000;
    await sync();
    expect(sink.subjects()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
  });

  it('tells of messages nobody asked for is not believed', async () => {
    server.add({ uid: 6, flags: [], subject: 'm6' });
    server.fetchExtra = [
      '* 9 FETCH (UID 99 FLAGS (\\Seen))',
      '* 9 FETCH (UID 77 FLAGS () BODY[HEADER.FIELDS (SUBJECT)] {3}\r\nx\r\n)',
      '* 1 FETCH (FLAGS (\\Flagged))',
      '* 1 FETCH NIL',
    ];
    await sync();
    expect(sink.subjects()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6']);
  });

  it('lets its UIDs go back is compared as a whole', async () => {
    server.uidNext = 3;
    server.messages = server.messages.slice(0, 2);
    server.messages[0]!.flags = ['\\Seen'];
    expect((await sync()).reason).toBe('uidNextWentBack');
    expect(sink.subjects()).toEqual(['m1', 'm2']);
    expect(sink.flagsOf(1)).toEqual(['\\Seen']);
  });

  it('tells a UIDNEXT beyond all UIDs is not believed', async () => {
    server.selectExtra = ['* OK [UIDNEXT 9372036854775807] x'];
    await sync();
    expect(sink.state().uidNext).toBe(6);
    expect(sink.subjects()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
  });

  it('cannot read one message still gives the others, headers and sources', async () => {
    for (let uid = 6; uid <= 20; uid++) server.add({ uid, flags: [], subject: `m${uid}`, unreadable: uid === 13 });
    await sync();
    expect(sink.messages.size).toBe(19);
    await session.fetchSources('INBOX', 1, [...sink.knownUids(), 13], sink, never);
    expect([...sink.messages.values()].filter(({ source }) => source === null)).toEqual([]);
  });

  it('has no UIDVALIDITY is no server to keep mail from', async () => {
    server.uidValidity = Number.NaN;
    await expect(sync()).rejects.toMatchObject({ kind: 'unsupported' });
  });
});
