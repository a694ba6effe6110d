import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../engine/backend/backend.ts';
import { imapBackend } from '../../../engine/imap/index.ts';
import type { ServerSettings } from '../../../shared/domain/account.ts';
import { InMemoryMailboxSink } from '../memory-sink.ts';
import { done, FakeImapServer, refused } from './fake-imap-server.ts';
import { never, PASSWORD } from './fixture.ts';

describe('a server that', () => {
  let server: FakeImapServer;
  let session: Session;
  let sink: InMemoryMailboxSink;
  const sync = () => session.syncMailbox('INBOX', sink, never);

  let settings: ServerSettings;
  const without = (capability: string) => {
    server.capability = server.capability.replace(capability, '').trim();
    return imapBackend(settings, PASSWORD).open(never);
  };

  beforeEach(async () => {
    server = new FakeImapServer();
    for (const uid of [1, 2, 3, 4, 5]) server.inbox.add({ uid, flags: [], subject: `m${uid}` });
    const port = await server.start();
    settings = { host: '127.0.0.1', port, security: 'none', userName: 'prof', plainTextConfirmed: true };
    session = await imapBackend(settings, PASSWORD).open(never);
    sink = new InMemoryMailboxSink();
    await sync();
    server.inbox.highestModSeq = '11';
    server.commands.length = 0;
  });
  afterEach(async () => {
    await session.close();
    await server.stop();
  });

  it('tells by VANISHED what is gone is believed', async () => {
    server.inbox.messages = server.inbox.messages.filter(({ uid }) => uid !== 2);
    server.inbox.selectExtra = ['* VANISHED (EARLIER) 2,700:900'];
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
    server.inbox.selectExtra = [line];
    await sync();
    expect(sink.subjects()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
    expect([...sink.messages.values()].filter(({ source }) => source === null)).toEqual([]);
  });

  it('copies without MOVE and then refuses to delete has not refused the move', async () => {
    const session = await without('MOVE');
    server.manners.push((command) => {
      if (command.startsWith('UID COPY')) return { untagged: [], status: 'OK [COPYUID 7 1 1] done' };
      return command.startsWith('UID STORE') ? refused('NO Mailbox was deleted under us') : null;
    });
    const ref = { path: 'INBOX', uidValidity: 1, uids: [1] };
    await expect(session.move(ref, 'Archive', never)).rejects.toMatchObject({ kind: 'missing' });
    await expect(session.destroy(ref, never)).rejects.toMatchObject({ kind: 'rejected' });
    await session.close();
  });

  it('forgets to tell of a removal is found out by counting', async () => {
    server.inbox.messages = server.inbox.messages.slice(1);
    await sync();
    expect(sink.subjects()).toEqual(['m2', 'm3', 'm4', 'm5']);
  });

  it('counts wrongly costs a comparison, no message', async () => {
    server.inbox.exists = 4_000;
    await sync();
    expect(sink.subjects()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
  });

  it('tells of messages nobody asked for is not believed', async () => {
    server.inbox.add({ uid: 6, flags: [], subject: 'm6' });
    server.inbox.fetchExtra = [
      '* 9 FETCH (UID 99 FLAGS (\\Seen))',
      '* 9 FETCH (UID 77 FLAGS () BODY[HEADER.FIELDS (SUBJECT)] {3}\r\nx\r\n)',
      '* 1 FETCH (FLAGS (\\Flagged))',
      '* 1 FETCH NIL',
    ];
    await sync();
    expect(sink.subjects()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6']);
  });

  it('lets its UIDs go back is compared as a whole', async () => {
    server.inbox.uidNext = 3;
    server.inbox.messages = server.inbox.messages.slice(0, 2);
    server.inbox.messages[0]!.flags = ['\\Seen'];
    expect((await sync()).reason).toBe('uidNextWentBack');
    expect(sink.subjects()).toEqual(['m1', 'm2']);
    expect(sink.flagsOf(1)).toEqual(['\\Seen']);
  });

  it('tells a UIDNEXT beyond all UIDs is not believed', async () => {
    server.inbox.selectExtra = ['* OK [UIDNEXT 9372036854775807] x'];
    await sync();
    expect(sink.state().uidNext).toBe(6);
    expect(sink.subjects()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5']);
  });

  it('finds messages under numbers that can be no UID is believed for the others only', async () => {
    server.manners.push((command) =>
      command.startsWith('UID SEARCH') ? done('* SEARCH 0 2 4294967296 9223372036854775') : null,
    );
    await sync();
    expect(await session.findByMessageIdHeader('INBOX', '<m2@example>', never)).toEqual([2]);
  });

  it('cannot read one message still gives the others, headers and sources', async () => {
    for (let uid = 6; uid <= 20; uid++)
      server.inbox.add({ uid, flags: [], subject: `m${uid}`, unreadable: uid === 13 });
    await sync();
    expect(sink.messages.size).toBe(20);
    expect(sink.messages.get(13)?.header).toMatchObject({ flags: [], header: new Uint8Array() });
    await session.fetchSources('INBOX', 1, sink.knownUids(), sink, never);
    expect(sink.knownUids().filter((uid) => sink.messages.get(uid)!.source === null)).toEqual([13]);
    server.commands.length = 0;
    await sync();
    expect(server.commands.filter((command) => command.startsWith('UID FETCH'))).toEqual([]);
  });

  it('says a UIDNEXT that is too low hides no message', async () => {
    server.inbox.add(...[6, 7].map((uid) => ({ uid, flags: [], subject: `m${uid}` })));
    server.inbox.uidNext = 3;
    await sync();
    expect(sink.subjects()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7']);
    server.inbox.add({ uid: 8, flags: [], subject: 'm8' });
    server.inbox.uidNext = 3;
    server.inbox.messages[6]!.flags = ['\\Flagged'];
    await sync();
    expect(sink.knownUids()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(sink.flagsOf(7)).toEqual(['\\Flagged']);
    expect((await sync()).changed).toBe(false);
  });

  it('says a UIDNEXT that is too high costs nothing', async () => {
    server.inbox.uidNext = 4_000_000_000;
    await sync();
    server.inbox.add({ uid: 6, flags: [], subject: 'm6' });
    await sync();
    expect(sink.subjects()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm6']);
  });

  it('tells of an expunge in the middle of a FETCH gives every message its own header and body', async () => {
    for (let uid = 6; uid <= 9; uid++) server.inbox.add({ uid, flags: [], subject: `m${uid}` });
    // Numbers of messages move under it, UIDs do not (RFC 9051 §7.5.1 forbids it, servers do it).
    server.inbox.fetchExtra = ['* 1 EXPUNGE', '* 2 EXPUNGE', '* 5 EXISTS'];
    await sync();
    await session.fetchSources('INBOX', 1, sink.knownUids(), sink, never);
    for (const uid of sink.knownUids()) {
      expect(Buffer.from(sink.messages.get(uid)!.source!).toString()).toContain(`Subject: m${uid}\r\n`);
    }
    server.inbox.fetchExtra = [];
    server.inbox.messages.splice(0, 2);
    server.inbox.highestModSeq = '12';
    await sync();
    expect(sink.subjects()).toEqual(['m3', 'm4', 'm5', 'm6', 'm7', 'm8', 'm9']);
  });

  it('gives an empty body for a message that it cannot read is not believed', async () => {
    server.inbox.messages[1]!.raw = '';
    await session.fetchSources('INBOX', 1, sink.knownUids(), sink, never);
    expect(sink.knownUids().filter((uid) => sink.messages.get(uid)!.source === null)).toEqual([2]);
  });

  it('says no UIDNEXT at all is asked for its newest message', async () => {
    server.inbox.add({ uid: 9, flags: [], subject: 'm9' });
    server.inbox.uidNext = Number.NaN;
    await sync();
    expect(sink.state().uidNext).toBe(10);
    expect(sink.subjects()).toEqual(['m1', 'm2', 'm3', 'm4', 'm5', 'm9']);
  });

  it('keeps no modification sequences for this mailbox is compared by flags', async () => {
    server.inbox.selectExtra = ['* OK [NOMODSEQ] not here'];
    server.inbox.messages[0]!.flags = ['\\Seen'];
    expect((await sync()).reason).toBe('noModSeq');
    expect(sink.flagsOf(1)).toEqual(['\\Seen']);
  });

  it('has no UIDVALIDITY is no server to keep mail from', async () => {
    server.inbox.uidValidity = Number.NaN;
    await expect(sync()).rejects.toMatchObject({ kind: 'unsupported' });
  });
});
