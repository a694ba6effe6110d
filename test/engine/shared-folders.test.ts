// Folders that a school shares, on a real Dovecot with rights (RFC 4314): « Conseil » may only be read. What its server
// refuses is where it was, told with its remedy, and asked of the server once; nothing is lost on either side.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MessageId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { letter, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const CONSEIL = 'Partagés/Conseil';
const SHARED = ['Lettre 11', 'Lettre 12', 'Lettre 13'];
const OWN = ['Lettre 1', 'Lettre 2', 'Lettre 3'];

let server: MailServer;
let engine: TestEngine;
let folder: ReturnType<typeof temporaryFolder>;

beforeAll(async () => {
  const letters = SHARED.map((subject) => letter(Number(subject.split(' ')[1])));
  server = await startMailServer({
    users: { claire: { password: 'secret' }, paul: { password: 'secret' } },
    shared: { Conseil: { rights: 'lr', letters } },
    imapLog: true,
  });
});
afterAll(() => server?.stop());
afterEach(async () => {
  await engine?.close();
  folder.remove();
});

const messages = () => engine.client.messages;
const problems = () => engine.events.flatMap((event) => (event.type === 'problem' ? [event.problem] : []));

async function begin(user: string): Promise<void> {
  folder = temporaryFolder();
  engine = await startEngine({ dataDir: folder.path, server });
  await engine.client.accounts.create(newAccount(server, user, 'secret'));
  await settled();
  expect(await subjects(CONSEIL)).toEqual(SHARED);
}

async function settled(): Promise<void> {
  await engine.until(async () => {
    const [status] = await engine.client.accounts.status();
    return status?.phase === 'watching' && status.pendingOperations === 0 && status.messagesTotal > 0;
  });
}

const mailboxId = async (path: string) => (await engine.client.mailboxes.list()).find((one) => one.path === path)!.id;

async function rowsIn(path: string) {
  const source = { kind: 'mailbox' as const, mailboxId: await mailboxId(path) };
  const list = await messages().list({ source, sort: { by: 'date', direction: 'asc' }, threaded: false });
  return messages().rows({ ids: [...list.ids] as MessageId[] });
}

const subjects = async (path: string) => (await rowsIn(path)).map(({ subject }) => subject);
const rowOf = async (path: string, subject: string) => (await rowsIn(path)).find((row) => row.subject === subject)!;

/** How often clients of the user asked for it so far. */
const asked = (user: string, command: RegExp) => server.imapCommands(user).filter((one) => command.test(one)).length;

async function onServer(user: string, mailbox: string): Promise<string[]> {
  const fetched = await server.doveadm('fetch', '-u', server.address(user), 'hdr.subject', 'mailbox', mailbox);
  return fetched.match(/Lettre \d+/g) ?? [];
}

/** The server said no, the person is told so with the remedy, and everything is where it was. */
async function expectRefused(): Promise<void> {
  await settled();
  expect(problems().map(({ kind, reason, operation }) => [kind, reason, operation?.kept])).toEqual([
    ['rejected', 'noRight', false],
  ]);
  expect(await subjects(CONSEIL)).toEqual(SHARED);
  expect(await onServer('claire', CONSEIL)).toEqual(SHARED);
}

describe('In a shared folder that may only be read', () => {
  beforeEach(() => begin('claire'));

  it.each([
    ['moving', async (id: MessageId) => messages().move({ ids: [id], mailboxId: await mailboxId('Archive') })],
    ['archiving', (id: MessageId) => messages().archive({ ids: [id] })],
    ['deleting', (id: MessageId) => messages().remove({ ids: [id] })],
    ['« Indésirable »', (id: MessageId) => messages().setJunk({ ids: [id], junk: true })],
  ])('%s is refused, taken back and told, and asked of the server once', async (_name, act) => {
    const before = asked('claire', /^UID MOVE/);
    await act((await rowOf(CONSEIL, 'Lettre 11')).id);
    await expectRefused();
    expect(asked('claire', /^UID MOVE/) - before).toBe(1);
    for (const path of ['Archive', 'Trash', 'Junk']) expect(await subjects(path)).toEqual([]);
    const { keywords } = await rowOf(CONSEIL, 'Lettre 11');
    expect(keywords.filter((keyword) => /^\$?junk$/i.test(keyword))).toEqual([]);
  });

  it('deleting for good and a star, of which servers say OK and forget them, are refused and taken back too', async () => {
    const { id } = await rowOf(CONSEIL, 'Lettre 12');
    await messages().destroy({ ids: [id] });
    await expectRefused();
    engine.events.length = 0;
    const again = (await rowOf(CONSEIL, 'Lettre 12')).id;
    await messages().setFlag({ ids: [again], flag: 'flagged', value: true });
    await expectRefused();
    expect((await rowOf(CONSEIL, 'Lettre 12')).flags.flagged).toBe(false);
  });

  it('what is read stays read and what is tagged stays tagged, on this PC, without a word', async () => {
    const { id } = await rowOf(CONSEIL, 'Lettre 13');
    await messages().setFlag({ ids: [id], flag: 'seen', value: true });
    expect(await messages().setTag({ ids: [id], keyword: '$label1', value: true })).toMatchObject({ keptHere: 1 });
    await settled();
    await engine.client.accounts.syncNow({ accountId: null });
    await settled();
    expect(await rowOf(CONSEIL, 'Lettre 13')).toMatchObject({ flags: { seen: true }, keywords: ['$label1'] });
    expect(problems()).toEqual([]);
  });
});

describe('Into a shared folder that may only be read', () => {
  beforeAll(async () => {
    for (const subject of OWN) await server.save('paul', 'INBOX', letter(Number(subject.split(' ')[1])));
  });
  beforeEach(() => begin('paul'));

  it('nothing is moved or copied, and everything stays where it was', async () => {
    const target = await mailboxId(CONSEIL);
    await messages().move({ ids: [(await rowOf('INBOX', 'Lettre 1')).id], mailboxId: target });
    await settled();
    await messages().copy({ ids: [(await rowOf('INBOX', 'Lettre 2')).id], mailboxId: target });
    await settled();
    expect(problems().map(({ reason }) => reason)).toEqual(['noRight', 'noRight']);
    expect(await subjects(CONSEIL)).toEqual(SHARED);
    expect(await subjects('INBOX')).toEqual(OWN);
    expect(await onServer('paul', 'INBOX')).toEqual(OWN);
  });
});
