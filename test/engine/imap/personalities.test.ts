// The whole engine on servers that behave like others than Dovecot. They are fakes: what real ones do besides is not
// known here (docs/server-lore.md).
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { newAccount, startEngine, type TestEngine, temporaryFolder } from '../start-engine.ts';
import type { FakeImapServer } from './fake-imap-server.ts';
import { exchangeServer } from './personalities/exchange.ts';
import { ALL_MAIL, gmailServer } from './personalities/gmail.ts';
import { oracleServer } from './personalities/oracle.ts';
import { restlessServer } from './personalities/restless.ts';
import { zimbraServer } from './personalities/zimbra.ts';

/** Only mail can be handed to it: fakes take none. */
let outgoing: MailServer;
const closing: (() => Promise<void> | void)[] = [];

beforeAll(async () => {
  outgoing = await startMailServer({ users: { claire: { password: 'secret' } } });
});
afterAll(() => outgoing.stop());
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function personOn(server: FakeImapServer) {
  const folder = temporaryFolder();
  const port = await server.start();
  const engine = await startEngine({ dataDir: folder.path, server: outgoing });
  closing.push(
    folder.remove,
    () => server.stop(),
    () => engine.close(),
  );
  const account = newAccount(outgoing, 'claire', 'secret');
  const incoming = {
    ...account.incoming,
    host: '127.0.0.1',
    port,
    security: 'none',
    plainTextConfirmed: true,
  } as const;
  const { check } = await engine.client.accounts.create({ ...account, incoming });
  expect(check).toEqual({ ok: true });
  return person(engine);
}

function person(engine: TestEngine) {
  const { client, until } = engine;
  const status = async () => (await client.accounts.status())[0]!;
  const mailbox = async (path: string) => (await client.mailboxes.list()).find((one) => one.path === path);
  return {
    ...engine,
    status,
    mailbox,
    atRest: () => until(async () => (await status()).phase === 'watching'),
    offline: (count: number) => until(async () => (await status()).messagesOffline === count),
    roles: async () =>
      Object.fromEntries((await client.mailboxes.list()).flatMap(({ path, role }) => (role ? [[role, path]] : []))),
    idsIn: async (path: string) => {
      const source = { kind: 'mailbox', mailboxId: (await mailbox(path))!.id } as const;
      const sort = { by: 'date', direction: 'asc' } as const;
      return [...(await client.messages.list({ source, sort, threaded: false })).ids] as MessageId[];
    },
  };
}

const letters = (count: number, first = 1) =>
  Array.from({ length: count }, (_, i) => ({ uid: first + i, flags: [], subject: `Lettre ${first + i}` }));

describe('An old Oracle server', () => {
  it('is understood without a single extension, its French folders too', async () => {
    const server = oracleServer();
    server.inbox.add(...letters(5));
    const claire = await personOn(server);
    await claire.atRest();
    expect(await claire.roles()).toEqual({
      inbox: 'INBOX',
      sent: 'Envoyés',
      trash: 'Corbeille',
      drafts: 'Brouillons',
      junk: 'Courrier indésirable',
    });
    expect(await claire.mailbox('Classe de mère')).toBeDefined();
    await claire.offline(5);

    server.inbox.messages[0]!.flags = ['\\Seen'];
    server.inbox.messages.splice(1, 1);
    server.inbox.add(...letters(1, 6));
    await claire.client.accounts.syncNow({ accountId: null });
    await claire.until(async () => {
      const inbox = await claire.mailbox('INBOX');
      return inbox?.unread === 4 && inbox.total === 5;
    });
    expect(
      server.commands.filter((command) => /^(ENABLE|IDLE|COMPRESS)|RETURN|QRESYNC|CHANGEDSINCE/.test(command)),
    ).toEqual([]);
  });
});

describe('A Zimbra', () => {
  it('shows folders nobody subscribed to, knows its roles by XLIST, and is asked for states in one command', async () => {
    const server = zimbraServer();
    const odd = 'Parents d\'élèves (6"B)/Réunions';
    [...server.mailboxes.values()].at(-1)!.add(...letters(3));
    const claire = await personOn(server);
    await claire.offline(3);
    expect(await claire.roles()).toEqual({
      inbox: 'INBOX',
      sent: 'Sent',
      drafts: 'Drafts',
      junk: 'Junk',
      trash: 'Trash',
    });
    expect(await claire.mailbox(odd)).toMatchObject({ total: 3, name: 'Réunions' });
    await claire.atRest();
    server.commands.length = 0;
    await claire.client.accounts.syncNow({ accountId: null });
    await claire.until(async () => server.commands.some((command) => command.startsWith('SELECT "INBOX"')));
    await claire.atRest();
    expect(server.commands.filter((command) => command.startsWith('SELECT'))).toEqual([
      'SELECT "INBOX" (QRESYNC (1 10))',
    ]);
    expect(server.commands.filter((command) => command.startsWith('STATUS'))).toEqual([]);
  });

  it.each(['.', '\\', '|'])('separates folders by « %s », if it likes', async (delimiter) => {
    const server = zimbraServer();
    server.delimiter = delimiter;
    server.capability = 'IMAP4rev1';
    server.add(`Classe${delimiter}CM2`).add(...letters(1));
    const claire = await personOn(server);
    await claire.offline(1);
    const parent = (await claire.mailbox('Classe'))!;
    expect(parent).toMatchObject({ selectable: false });
    expect(await claire.mailbox(`Classe${delimiter}CM2`)).toMatchObject({ name: 'CM2', parentId: parent.id, total: 1 });
  });
});

describe('A server that keeps no keywords but its own', () => {
  it('has tags kept on this PC, is told of none, and the person is told so', async () => {
    const server = oracleServer();
    server.inbox.selectExtra.push('* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen $label2)] Limited');
    server.inbox.add(...letters(2));
    const claire = await personOn(server);
    await claire.atRest();
    const ids = await claire.idsIn('INBOX');
    const give = (keyword: string) => claire.client.messages.setTag({ ids, keyword, value: true });
    expect(await give('$label1')).toMatchObject({ count: 2, keptHere: 2 });
    expect(await give('$label2')).toMatchObject({ count: 2, keptHere: 0 });
    await claire.until(async () => server.inbox.messages.every(({ flags }) => flags.includes('$label2')));
    await claire.client.accounts.syncNow({ accountId: null });
    await claire.atRest();
    const rows = await claire.client.messages.rows({ ids });
    expect(rows.map(({ keywords }) => keywords)).toEqual([
      ['$label1', '$label2'],
      ['$label1', '$label2'],
    ]);
    expect(server.commands.filter((command) => command.includes('$label1'))).toEqual([]);
  });
});

describe('An Exchange', () => {
  it('guesses sizes, refuses a message and gives another one empty: all are listed, and it is said which are refused', async () => {
    const server = exchangeServer();
    const [first, ...others] = letters(6);
    server.inbox.add({ ...first!, sizeBytes: 999_999 }, ...others);
    server.inbox.messages[2]!.unreadable = true;
    server.inbox.messages[4]!.raw = '';
    server.inbox.messages[4]!.sizeBytes = 5_000;
    const claire = await personOn(server);
    await claire.offline(4);
    await claire.atRest();
    expect(await claire.mailbox('INBOX')).toMatchObject({ total: 6, offline: 4 });
    const bodies = async () => {
      const details = await Promise.all(
        (await claire.idsIn('INBOX')).map((messageId) => claire.client.messages.detail({ messageId })),
      );
      return details.map((detail) => (detail!.refused ? 'refused' : (detail!.body?.kind ?? 'missing'))).sort();
    };
    await claire.until(async () => (await bodies()).filter((kind) => kind === 'refused').length === 2);
    expect(await bodies()).toEqual(['refused', 'refused', 'text', 'text', 'text', 'text']);

    // Neither is asked for again and again.
    const asked = () => server.commands.filter((command) => /^UID FETCH .*BODY/.test(command)).length;
    const before = asked();
    await claire.client.accounts.syncNow({ accountId: null });
    await claire.atRest();
    // Three times in all, unless somebody asks: two messages, once each so far.
    expect(asked() - before).toBeLessThanOrEqual(4);

    // The server was mended: whoever opens the message gets it.
    server.inbox.messages[2]!.unreadable = false;
    for (const messageId of await claire.idsIn('INBOX')) await claire.client.messages.fetchBody({ messageId });
    await claire.offline(5);
    const rows = await claire.client.messages.rows({ ids: await claire.idsIn('INBOX') });
    expect(rows.map(({ subject }) => subject).sort()).toContain('Lettre 3');
  });
});

describe('A Gmail', () => {
  it('shows one message under several labels: its body is downloaded once', async () => {
    const server = gmailServer();
    const mails = Array.from({ length: 20 }, (_, i) => ({
      flags: [],
      subject: `Lettre ${i}`,
      raw: `Subject: Lettre ${i}\r\nMessage-ID: <l${i}@ecole.example>\r\n\r\n${`${i} texte `.repeat(2_000)}\r\n`,
    }));
    const oneCopy = mails.reduce((sum, { raw }) => sum + raw.length, 0);
    server.inbox.add(...mails.map((mail, i) => ({ ...mail, uid: i + 1 })));
    server.mailboxes.get(ALL_MAIL)!.add(...mails.map((mail, i) => ({ ...mail, uid: 100 + i })));
    server.mailboxes.get('Classe')!.add(...mails.slice(0, 10).map((mail, i) => ({ ...mail, uid: 7 + i })));
    const claire = await personOn(server);
    await claire.offline(50);
    expect(server.sourceBytes).toBe(oneCopy);
    expect(await claire.mailbox('[Gmail]')).toMatchObject({ selectable: false });
    expect(await claire.roles()).toMatchObject({ trash: '[Gmail]/Corbeille', sent: '[Gmail]/Messages envoyés' });
  });
});

describe('A server with another UIDVALIDITY at each login', () => {
  it('keeps its messages and their bodies, and comes to rest each time', async () => {
    const server = restlessServer();
    server.inbox.add(...letters(10));
    const claire = await personOn(server);
    await claire.offline(10);
    await claire.atRest();
    const ids = await claire.idsIn('INBOX');
    const bytes = server.sourceBytes;
    for (let times = 1; times <= 2; times += 1) {
      const { logins } = server;
      server.hangUp();
      await claire.until(async () => server.logins > logins);
      await claire.atRest();
    }
    expect(await claire.idsIn('INBOX')).toEqual(ids);
    expect(server.sourceBytes).toBe(bytes);
  });
});
