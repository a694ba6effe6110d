// Dovecot with each extension switched on and off. It obeys commands it does not offer, so its own log of what it was
// told shows whether anything was used that was not offered.
import { afterEach, describe, expect, it } from 'vitest';
import type { Session } from '../../../engine/backend/backend.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { InMemoryMailboxSink } from '../memory-sink.ts';
import { backendOn, deliver, never, openOn, PASSWORD, subjects, testMessage } from './fixture.ts';

const EXTENSIONS = [
  'CONDSTORE',
  'QRESYNC',
  'NOTIFY',
  'COMPRESS=DEFLATE',
  'MOVE',
  'UIDPLUS',
  'SPECIAL-USE',
  'LIST-STATUS',
  'QUOTA',
  'IDLE',
  'ESEARCH',
];
/** Without which Dovecot's other extensions mean nothing. */
const COMPANIONS = 'ENABLE SASL-IR LITERAL+ UNSELECT NAMESPACE ID CHILDREN LIST-EXTENDED';

const BASE = 'IMAP4rev1';
const SETS = [
  { name: 'nothing but IMAP4rev1', offered: [BASE] },
  { name: 'everything', offered: [BASE, COMPANIONS, ...EXTENSIONS] },
  ...EXTENSIONS.map((one) => ({ name: `${one} alone`, offered: [BASE, COMPANIONS, one] })),
  ...EXTENSIONS.map((one) => ({
    name: `everything but ${one}`,
    offered: [BASE, COMPANIONS, ...EXTENSIONS.filter((other) => other !== one)],
  })),
];

/** What a command needs to be offered. */
const NEEDS: readonly (readonly [RegExp, string])[] = [
  [/^ENABLE/, 'ENABLE'],
  [/^ENABLE.*CONDSTORE|CHANGEDSINCE|MODSEQ/, 'CONDSTORE'],
  [/QRESYNC/, 'QRESYNC'],
  [/^NOTIFY/, 'NOTIFY'],
  [/^COMPRESS/, 'COMPRESS=DEFLATE'],
  [/^(UID )?MOVE/, 'MOVE'],
  [/^UID EXPUNGE/, 'UIDPLUS'],
  [/SPECIAL-USE/, 'SPECIAL-USE'],
  [/RETURN \(STATUS/, 'LIST-STATUS'],
  [/^LIST.*RETURN/, 'LIST-EXTENDED'],
  [/^GETQUOTA/, 'QUOTA'],
  [/^IDLE/, 'IDLE'],
  [/^UID SEARCH RETURN/, 'ESEARCH'],
  [/^UNSELECT/, 'UNSELECT'],
  [/^NAMESPACE/, 'NAMESPACE'],
  [/^ID /, 'ID'],
  [/^XLIST/, 'XLIST'],
  [/\{\d+\+\}$/, 'LITERAL+'],
];

let server: MailServer;
afterEach(() => server.stop());

describe('A server that offers', () => {
  it.each(SETS)('$name is synchronised and worked on, with nothing that it does not offer', async ({ offered }) => {
    const capability = offered.join(' ');
    server = await startMailServer({
      users: { prof: { password: PASSWORD, quota: '10M' } },
      imapCapability: capability,
      imapLog: true,
    });
    const letters = subjects('Lettre', 12).map((subject) => testMessage(subject));
    deliver(server, 'prof', letters);
    const session = await openOn(server, {}, { limits: { pollMs: 100 } });
    await dayOfWork(session);
    await session.close();

    const has = new Set(capability.split(' '));
    // RFC 7162 §3.2.3: who keeps QRESYNC keeps modification sequences.
    if (has.has('QRESYNC')) has.add('CONDSTORE');
    const stolen = server
      .imapCommands('prof')
      .filter((command) => NEEDS.some(([pattern, needed]) => pattern.test(command) && !has.has(needed)));
    expect(stolen).toEqual([]);
  });
});

async function dayOfWork(session: Session): Promise<void> {
  const sink = new InMemoryMailboxSink();
  const sync = () => session.syncMailbox('INBOX', sink, never);
  const validity = () => sink.state().uidValidity!;
  const ref = (...uids: number[]) => ({ path: 'INBOX', uidValidity: validity(), uids });

  const listed = await session.listMailboxes(never);
  expect(listed.find(({ path }) => path === 'INBOX')?.state).toMatchObject({ exists: 12, unseen: 12 });
  expect(listed.find(({ path }) => path === 'Sent')).toMatchObject({ role: 'sent' });
  await sync();
  expect(sink.subjects()).toEqual(subjects('Lettre', 12));

  await session.addFlags(ref(1, 2), ['\\Seen', '$Junk'], never);
  await session.move(ref(3), 'Archive', never);
  await session.copy(ref(4), 'Archive', never);
  await session.destroy(ref(5), never);
  await session.append(
    'INBOX',
    { raw: Buffer.from(testMessage('Ajoutée')), flags: ['\\Seen'], internalDateAt: 1e12 },
    never,
  );
  await sync();
  expect(sink.subjects()).toEqual([...subjects('Lettre', 12).filter((_, i) => i !== 2 && i !== 4), 'Ajoutée']);
  expect(sink.flagsOf(1)).toEqual(['$Junk', '\\Seen']);
  expect((await sync()).changed).toBe(false);

  await session.fetchSources('INBOX', validity(), sink.knownUids(), sink, never);
  expect([...sink.messages.values()].every(({ source }) => source !== null)).toBe(true);
  await session.createMailbox('Élèves & cie', never);
  await session.renameMailbox('Élèves & cie', 'Élèves/6e', never);
  expect((await session.listMailboxes(never)).map(({ path }) => path)).toContain('Élèves/6e');
  await session.deleteMailbox('Élèves/6e', never);
  expect(await session.findByMessageIdHeader('Archive', '<Lettre-4@ecole.example>', never)).toHaveLength(1);

  const quota = await session.quota(never);
  expect(quota === null || quota.limitBytes === 10 * 1024 * 1024).toBe(true);
  await isWatched();
}

/** With IDLE or without, a delivery is heard of. */
async function isWatched(): Promise<void> {
  let heard = () => {};
  const next = () =>
    new Promise<void>((resolve) => {
      heard = resolve;
    });
  const first = next();
  const watch = await backendOn(server, {}, { limits: { pollMs: 100 } }).watch('INBOX', () => heard(), never);
  await first;
  const second = next();
  deliver(server, 'prof', [testMessage('Plus tard')]);
  await second;
  await watch.close();
}
