import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../engine/backend/backend.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { InMemoryMailboxSink, type StoredMessage } from '../memory-sink.ts';
import { deliver, never, openOn, PASSWORD, subjects, testMessage } from './fixture.ts';

const CONDSTORE_ONLY = 'IMAP4rev1 SASL-IR ENABLE IDLE UIDPLUS MOVE CONDSTORE LITERAL+';
const PLAIN = 'IMAP4rev1 SASL-IR LITERAL+';

const SERVERS = [
  { name: 'QRESYNC', capability: undefined, reason: 'changedByModSeq:qresync' },
  { name: 'CONDSTORE alone', capability: CONDSTORE_ONLY, reason: 'changedByModSeq:condstore' },
  { name: 'neither', capability: PLAIN, reason: 'noModSeq' },
];

describe.each(SERVERS)('a sync with $name', ({ capability, reason }) => {
  let server: MailServer;
  let session: Session;
  let sink: InMemoryMailboxSink;
  const sync = () => session.syncMailbox('INBOX', sink, never);

  beforeAll(async () => {
    server = await startMailServer({
      users: { prof: { password: PASSWORD } },
      ...(capability && { imapCapability: capability }),
    });
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

  it('brings every header, newest first, in chunks that grow', async () => {
    deliver(
      server,
      'prof',
      subjects('Premier', 850).map((subject) => testMessage(subject)),
    );
    expect(await sync()).toEqual({ changed: true, reason: 'firstSync' });
    expect(sink.headerChunks).toEqual([60, 120, 240, 250, 180]);
    expect(sink.subjects()).toEqual(subjects('Premier', 850));
    expect(sink.state()).toMatchObject({ complete: true, knownCount: 850 });
  });

  it('resumes an interrupted first sync with what is missing', async () => {
    deliver(
      server,
      'prof',
      subjects('Repris', 400).map((subject) => testMessage(subject)),
    );
    const stop = new AbortController();
    sink.onHeaders = () => stop.abort();
    await expect(session.syncMailbox('INBOX', sink, stop.signal)).rejects.toMatchObject({ kind: 'cancelled' });
    expect(sink.state()).toMatchObject({ complete: false, knownCount: 60 });

    await server.doveadm('flags', 'add', '-u', server.address('prof'), '\\Flagged', 'mailbox', 'INBOX', 'all');
    sink.onHeaders = null;
    expect((await sync()).reason).toBe('interrupted');
    expect(sink.subjects()).toEqual(subjects('Repris', 400));
    expect(sink.knownUids().map((uid) => sink.flagsOf(uid))).toEqual(Array(400).fill(['\\Flagged']));
  });

  it('follows new mail, flags and removals made by another client', async () => {
    const user = server.address('prof');
    deliver(
      server,
      'prof',
      subjects('Suivi', 6).map((subject) => testMessage(subject)),
    );
    await sync();
    const [first, second, third] = sink.knownUids();
    await server.doveadm('flags', 'add', '-u', user, '\\Seen', 'mailbox', 'INBOX', 'uid', String(first));
    await server.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', `${second}:${third}`);
    deliver(server, 'prof', [testMessage('Arrivé')]);

    expect(await sync()).toEqual({ changed: true, reason });
    expect(sink.subjects()).toEqual(['Suivi 1', 'Suivi 4', 'Suivi 5', 'Suivi 6', 'Arrivé']);
    expect(sink.flagsOf(first!)).toEqual(['\\Seen']);
    expect((await sync()).changed).toBe(false);
  });

  it('brings the flags of a message whose UID was told by a move, before any pass has seen it', async () => {
    deliver(server, 'prof', [testMessage('Premier')]);
    await sync();
    deliver(server, 'prof', [testMessage('Venu')]);
    await server.doveadm('flags', 'add', '-u', server.address('prof'), '\\Flagged', 'mailbox', 'INBOX', 'all');
    const [{ header }] = [...sink.messages.values()] as [StoredMessage];
    const uid = sink.state().uidNext!;
    sink.saveHeaders([{ ...header, uid, flags: ['\\Seen'] }]);
    await sync();
    expect(sink.knownUids().map((known) => sink.flagsOf(known))).toEqual([['\\Flagged'], ['\\Flagged']]);
  });

  it('notices a removal that is balanced by an arrival', async () => {
    const user = server.address('prof');
    deliver(
      server,
      'prof',
      subjects('Balance', 3).map((subject) => testMessage(subject)),
    );
    await sync();
    await server.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', String(sink.knownUids()[0]));
    deliver(server, 'prof', [testMessage('Balance 4')]);
    await sync();
    expect(sink.subjects()).toEqual(['Balance 2', 'Balance 3', 'Balance 4']);
  });

  it('finds known messages again after a new UIDVALIDITY', async () => {
    deliver(
      server,
      'prof',
      subjects('Valide', 3).map((subject) => testMessage(subject)),
    );
    await sync();
    await session.fetchSources('INBOX', sink.state().uidValidity!, sink.knownUids(), sink, never);
    await session.close();
    const validity = sink.state().uidValidity! + 7;
    await server.doveadm(
      'mailbox',
      'update',
      '-u',
      server.address('prof'),
      '--uid-validity',
      String(validity),
      'INBOX',
    );

    session = await openOn(server);
    expect((await sync()).reason).toBe('uidValidityChanged');
    expect(sink.state()).toMatchObject({ uidValidity: validity, complete: true });
    expect(sink.subjects()).toEqual(subjects('Valide', 3));
    expect([...sink.messages.values()].every(({ source }) => source !== null)).toBe(true);
  });

  it('asks for nothing where nothing changed', async () => {
    deliver(server, 'prof', [testMessage('Calme')]);
    await sync();
    sink.headerChunks.length = 0;
    expect((await sync()).changed).toBe(false);
    expect(sink.headerChunks).toEqual([]);
  });

  it('reads an empty mailbox', async () => {
    expect(await sync()).toEqual({ changed: true, reason: 'firstSync' });
    expect(sink.state()).toMatchObject({ complete: true, knownCount: 0 });
  });
});
