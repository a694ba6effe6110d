import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RemoteRef, Session } from '../../../engine/backend/backend.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { InMemoryMailboxSink } from '../memory-sink.ts';
import { deliver, never, openOn, PASSWORD, subjects, testMessage } from './fixture.ts';

const OFFERS = [
  { name: 'MOVE and UIDPLUS', capability: undefined },
  { name: 'UIDPLUS alone', capability: 'IMAP4rev1 SASL-IR UIDPLUS' },
  { name: 'neither', capability: 'IMAP4rev1 SASL-IR' },
];

describe.each(OFFERS)('the verbs of a session, with $name', ({ capability }) => {
  let server: MailServer;
  let session: Session;
  let user: string;

  beforeAll(async () => {
    server = await startMailServer({
      users: { prof: { password: PASSWORD, quota: '1M' } },
      ...(capability && { imapCapability: capability }),
    });
    user = server.address('prof');
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    session = await openOn(server);
  });
  afterEach(async () => {
    await session.close();
    for (const mailbox of ['INBOX', 'Archive']) await server.doveadm('expunge', '-u', user, 'mailbox', mailbox, 'all');
  });

  async function read(path: string): Promise<InMemoryMailboxSink> {
    const sink = new InMemoryMailboxSink();
    await session.syncMailbox(path, sink, never);
    return sink;
  }

  async function inbox(prefix: string, count: number): Promise<RemoteRef> {
    deliver(
      server,
      'prof',
      subjects(prefix, count).map((subject) => testMessage(subject)),
    );
    const sink = await read('INBOX');
    return { path: 'INBOX', uidValidity: sink.state().uidValidity!, uids: sink.knownUids() };
  }

  it('adds and removes flags and keywords', async () => {
    const ref = await inbox('Drapeau', 3);
    await session.addFlags(ref, ['\\Seen', '$Forwarded'], never);
    await session.removeFlags({ ...ref, uids: ref.uids.slice(0, 1) }, ['\\Seen'], never);
    const sink = await read('INBOX');
    expect(ref.uids.map((uid) => sink.flagsOf(uid))).toEqual([
      ['$Forwarded'],
      ['$Forwarded', '\\Seen'],
      ['$Forwarded', '\\Seen'],
    ]);
  });

  it('refuses a flag that would change the command', async () => {
    const ref = await inbox('Injection', 1);
    await expect(session.addFlags(ref, ['x) (\\Deleted'], never)).rejects.toMatchObject({ kind: 'invalid' });
  });

  it('moves messages and leaves the others', async () => {
    const ref = await inbox('Déplacé', 3);
    const moved = await session.move({ ...ref, uids: ref.uids.slice(0, 2) }, 'Archive', never);
    expect((await read('INBOX')).subjects()).toEqual(['Déplacé 3']);
    const archive = await read('Archive');
    expect(archive.subjects()).toEqual(['Déplacé 1', 'Déplacé 2']);
    expect([...moved.uids]).toEqual(
      moved.uidValidity === null ? [] : ref.uids.slice(0, 2).map((uid, i) => [uid, archive.knownUids()[i]]),
    );
  });

  it('copies messages', async () => {
    const ref = await inbox('Copié', 2);
    const copied = await session.copy(ref, 'Archive', never);
    expect((await read('INBOX')).subjects()).toEqual(subjects('Copié', 2));
    const archive = await read('Archive');
    expect(archive.subjects()).toEqual(subjects('Copié', 2));
    expect([...copied.uids.values()]).toEqual(copied.uidValidity === null ? [] : archive.knownUids());
  });

  it.each(['move', 'copy'] as const)(
    'says `missing` where Dovecot says OK [EXPUNGEISSUED] to a %s and has done nothing, and does it when asked again',
    async (verb) => {
      const ref = await inbox('Moins un', 3);
      await session.addFlags(ref, ['\\Seen'], never);
      await server.doveadm('expunge', '-u', user, 'mailbox', 'INBOX', 'uid', String(ref.uids[1]));
      await expect(session[verb](ref, 'Archive', never)).rejects.toMatchObject({ kind: 'missing' });
      expect((await read('Archive')).subjects()).toEqual([]);
      expect((await read('INBOX')).subjects()).toEqual(['Moins un 1', 'Moins un 3']);
      await session[verb](ref, 'Archive', never);
      expect((await read('Archive')).subjects()).toEqual(['Moins un 1', 'Moins un 3']);
    },
  );

  it('says `missing` for a target that does not exist, and moves nothing', async () => {
    const ref = await inbox('Perdu', 1);
    await expect(session.move(ref, 'Nulle part', never)).rejects.toMatchObject({ kind: 'missing' });
    expect((await read('INBOX')).subjects()).toEqual(['Perdu 1']);
  });

  it('says `missing` for UIDs of another UIDVALIDITY', async () => {
    const ref = await inbox('Ancien', 1);
    const old = { ...ref, uidValidity: ref.uidValidity - 1 };
    await expect(session.addFlags(old, ['\\Seen'], never)).rejects.toMatchObject({ kind: 'missing' });
  });

  it('destroys exactly the messages it is told to, whatever others have marked', async () => {
    const ref = await inbox('Détruit', 3);
    await session.destroy({ ...ref, uids: ref.uids.slice(0, 1) }, never);
    expect((await read('INBOX')).subjects()).toEqual(['Détruit 2', 'Détruit 3']);

    await server.doveadm('flags', 'add', '-u', user, '\\Deleted', 'mailbox', 'INBOX', 'uid', String(ref.uids[1]));
    await session.destroy({ ...ref, uids: ref.uids.slice(2) }, never);
    const sink = await read('INBOX');
    expect(sink.knownUids()).toContain(ref.uids[1]);
    const ours = ref.uids[2]!;
    expect(sink.messages.has(ours) ? sink.flagsOf(ours) : ['\\Deleted']).toEqual(['\\Deleted']);
  });

  it('appends with flags and date, and finds the message by its Message-ID', async () => {
    const raw = Buffer.from(testMessage('Joint', 'Accents : é à ç\r\n'));
    const at = Date.UTC(2025, 4, 6, 7, 8, 9);
    const appended = await session.append('Archive', { raw, flags: ['\\Seen'], internalDateAt: at }, never);
    const found = await session.findByMessageIdHeader('Archive', '<Joint@ecole.example>', never);
    expect(found).toHaveLength(1);
    if (appended) expect(appended.uid).toBe(found[0]);

    const archive = await read('Archive');
    expect(archive.flagsOf(found[0]!)).toEqual(['\\Seen']);
    expect(archive.messages.get(found[0]!)!.header.internalDateAt).toBe(at);
    await session.fetchSources('Archive', archive.state().uidValidity!, found, archive, never);
    expect(Buffer.from(archive.messages.get(found[0]!)!.source!).equals(raw)).toBe(true);
  });

  it('finds nothing for an unknown Message-ID', async () => {
    expect(await session.findByMessageIdHeader('INBOX', '<personne@ecole.example>', never)).toEqual([]);
  });

  it('says `quota` when the mailbox is full, and how full it is', async () => {
    const raw = Buffer.from(testMessage('Lourd', 'x'.repeat(1_200_000)));
    const message = { raw, flags: [], internalDateAt: Date.now() };
    await expect(session.append('INBOX', message, never)).rejects.toMatchObject({ kind: 'quota' });
    const quota = await session.quota(never);
    // Without the QUOTA capability nobody may ask.
    expect(quota).toEqual(capability ? null : { usedBytes: expect.any(Number), limitBytes: 1024 * 1024 });
  });

  it('creates, renames and deletes mailboxes with accents, « & », and nested ones', async () => {
    await session.createMailbox('Élèves & parents', never);
    await session.createMailbox('Élèves & parents/6ᵉ B', never);
    await session.renameMailbox('Élèves & parents/6ᵉ B', 'Élèves & parents/5ᵉ B', never);
    await expect(session.createMailbox('Élèves & parents', never)).rejects.toMatchObject({
      data: { reason: 'nameTaken' },
    });

    const listed = await session.listMailboxes(never);
    expect(listed.find(({ path }) => path === 'Élèves & parents/5ᵉ B')).toMatchObject({
      name: '5ᵉ B',
      parentPath: 'Élèves & parents',
      delimiter: '/',
      role: null,
      selectable: true,
    });
    expect(listed.some(({ name }) => name === '6ᵉ B')).toBe(false);
    await read('Élèves & parents/5ᵉ B'); // selected when it is deleted
    await session.deleteMailbox('Élèves & parents/5ᵉ B', never);
    await session.deleteMailbox('Élèves & parents', never);
    expect((await session.listMailboxes(never)).some(({ path }) => path.startsWith('Élèves'))).toBe(false);
  });

  it('lists unsubscribed mailboxes too, each role once', async () => {
    await server.doveadm('mailbox', 'create', '-u', user, 'Non abonné');
    const listed = await session.listMailboxes(never);
    const roles = listed.flatMap(({ path, role }) => (role ? [`${role}=${path}`] : [])).sort();
    expect(roles).toEqual(['archive=Archive', 'drafts=Drafts', 'inbox=INBOX', 'junk=Junk', 'sent=Sent', 'trash=Trash']);
    expect(listed.map(({ path }) => path)).toContain('Non abonné');
    await server.doveadm('mailbox', 'delete', '-u', user, 'Non abonné');
  });

  it('lists a deleted mailbox as a mere node while another lies below it, though Dovecot lists it as any other', async () => {
    await server.doveadm('mailbox', 'create', '-u', user, 'Supprimé', 'Supprimé/Dessous');
    await server.doveadm('mailbox', 'delete', '-u', user, 'Supprimé');
    const listed = await session.listMailboxes(never);
    const selectable = (wanted: string) => listed.find(({ path }) => path === wanted)?.selectable;
    expect([selectable('Supprimé'), selectable('Supprimé/Dessous')]).toEqual([false, true]);
    await server.doveadm('mailbox', 'delete', '-u', user, 'Supprimé/Dessous');
  });

  it('says `missing` for a mailbox that is not there', async () => {
    await expect(read('Nulle part')).rejects.toMatchObject({ kind: 'missing' });
  });
});
