// Folders that a school shares, on a real Dovecot with rights (RFC 4314): « Conseil » may only be read. What its server
// refuses is where it was, told with its remedy, and asked of the server once; nothing is lost on either side.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MessageId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { letter, newAccount, newPop3Account, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const USERS = ['claire', 'paul', 'zoe', 'ines', 'luc'];
const CONSEIL = 'Partagés/Conseil';
const SHARED = ['Lettre 11', 'Lettre 12', 'Lettre 13'];
const OWN = ['Lettre 1', 'Lettre 2', 'Lettre 3'];

let server: MailServer;
let engine: TestEngine;
let folder: ReturnType<typeof temporaryFolder>;

beforeAll(async () => {
  const letters = SHARED.map((subject) => letter(Number(subject.split(' ')[1])));
  server = await startMailServer({
    users: Object.fromEntries(USERS.map((user) => [user, { password: 'secret' }])),
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

describe('A filter that files into a shared folder that may only be read', () => {
  /** Stars them, and puts them there. */
  async function fileInto(kind: 'move' | 'copy', onArrival: boolean): Promise<void> {
    const conditions = [{ kind: 'text', field: 'subject', test: 'contains', value: 'Lettre' } as const];
    const actions = [{ kind: 'star' } as const, { kind, mailboxId: await mailboxId(CONSEIL) }];
    const content = { name: 'Conseil', accountId: null, enabled: true, onArrival, match: 'all' as const };
    await engine.client.filters.save({ filterId: null, content: { ...content, conditions, actions } });
  }
  /** Of each refusal: why, whether a filter asked, and about which message. */
  const told = () => problems().map(({ reason, operation }) => [reason, operation?.byFilter, operation?.subject]);
  const starred = async () => (await rowsIn('INBOX')).map(({ subject, flags }) => [subject, flags.flagged]);

  it('leaves what arrives in the inbox, does the rest, says that a filter asked, and asks the server once for each', async () => {
    await begin('zoe');
    await fileInto('move', true);
    const before = asked('zoe', /^UID MOVE/);
    for (const number of [21, 22]) {
      await server.save('zoe', 'INBOX', letter(number));
      await engine.client.accounts.syncNow({ accountId: null });
      await engine.until(async () => told().length === number - 20);
    }
    await settled();
    await engine.client.accounts.syncNow({ accountId: null });
    await settled();
    expect(told()).toEqual([
      ['noRight', true, 'Lettre 21'],
      ['noRight', true, 'Lettre 22'],
    ]);
    expect(asked('zoe', /^UID MOVE/) - before).toBe(2);
    expect(await starred()).toEqual([
      ['Lettre 21', true],
      ['Lettre 22', true],
    ]);
    expect(await onServer('zoe', 'INBOX')).toEqual(['Lettre 21', 'Lettre 22']);
    expect(await subjects(CONSEIL)).toEqual(SHARED);
  });

  it.each([
    ['move', 31],
    ['copy', 32],
  ] as const)('has a run on demand refused in the same way: %s', async (kind, number) => {
    await server.save('ines', 'INBOX', letter(number));
    await begin('ines');
    const mine = await onServer('ines', 'INBOX');
    await fileInto(kind, false);
    await engine.client.filters.start({ mailboxId: await mailboxId('INBOX'), filterIds: null });
    await engine.until(async () => told().length > 0);
    await settled();
    expect(problems().map(({ reason, operation }) => [reason, operation?.byFilter])).toEqual([['noRight', true]]);
    expect(await subjects('INBOX')).toEqual(mine);
    expect(await onServer('ines', 'INBOX')).toEqual(mine);
    expect(await subjects(CONSEIL)).toEqual(SHARED);
  });

  it('keeps what was collected by POP3 on this PC when the other account’s folder does not take it', async () => {
    await begin('zoe');
    await fileInto('move', true);
    await server.save('luc', 'INBOX', letter(41));
    const { accountId } = await engine.client.accounts.create(newPop3Account(server, 'luc', 'secret'));
    await engine.until(async () => told().length > 0);
    await settled();
    expect(told()).toEqual([['noRight', true, 'Lettre 41']]);
    const inbox = (await engine.client.mailboxes.list()).find(
      (one) => one.accountId === accountId && one.role === 'inbox',
    );
    const source = { kind: 'mailbox' as const, mailboxId: inbox!.id };
    const { ids } = await messages().list({ source, sort: { by: 'date', direction: 'asc' }, threaded: false });
    const rows = await messages().rows({ ids: [...ids] as MessageId[] });
    expect(rows.map(({ subject, flags }) => [subject, flags.flagged])).toEqual([['Lettre 41', true]]);
    expect(await messages().source({ messageId: rows[0]!.id })).not.toBe(null);
    expect(await subjects(CONSEIL)).toEqual(SHARED);
    expect(await onServer('luc', 'INBOX')).toEqual(['Lettre 41']);
  });
});
