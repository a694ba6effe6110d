// Messages carried between two accounts of a real Dovecot and the local folders: flags, dates and bytes arrive; and
// whatever is cut or killed on the way, at rest every message is there exactly once, byte for byte.
// `CASIER_SEED=7 CASIER_CARRIES=200 npx vitest run --project engine carry.test` seeks further.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { createRandom } from '../bench/random.ts';
import { type FaultyProxy, startFaultyProxy } from '../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type EngineChild, type EngineHome, engineHome } from './engine-child.ts';
import { everythingHeld, sha256 } from './server-mail.ts';
import { isAtRest, letter, newAccount } from './start-engine.ts';

const LIVES = Number(process.env.CASIER_CARRIES ?? 16);
const seed = Number(process.env.CASIER_SEED ?? 2026);
const USERS = ['claire', 'jean'] as const;
const REST_MS = 60_000;

let server: MailServer;
let home: EngineHome;
let lines: Record<(typeof USERS)[number], FaultyProxy>;
/** SHA-256 of every message there is. */
const letters = new Map<string, string>();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' }, jean: { password: 'secret' } } });
  for (let number = 1; number <= 8; number += 1) {
    const body = `Lettre ${number}\r\n${'à la ligne\r\n'.repeat(number * number * 40)}`;
    const raw = letter(number, { body });
    // The last has no Message-ID, as some scanners and copiers send.
    const sent = number === 8 ? raw.replace(/^Message-ID: .*\r\n/m, '') : raw;
    await server.save('claire', 'INBOX', sent);
  }
  for (const { raw } of await everythingHeld(server, 'claire', 'secret')) {
    letters.set(sha256(raw), /^Subject: (.*)\r$/m.exec(raw.toString('latin1'))![1]!);
  }
  lines = { claire: await startFaultyProxy(server.ports.imaps), jean: await startFaultyProxy(server.ports.imaps) };
  home = await engineHome(server);
}, 120_000);

afterAll(async () => {
  home.remove();
  await lines.claire.stop();
  await lines.jean.stop();
  await server.stop();
});

async function setUp(engine: EngineChild): Promise<void> {
  for (const user of USERS) {
    const { incoming, ...account } = newAccount(server, user, 'secret');
    const { check } = await engine.client.accounts.create({
      ...account,
      incoming: { ...incoming, port: lines[user].port },
    });
    expect(check).toEqual({ ok: true });
  }
  const { accountId } = await engine.client.accounts.createLocal();
  await engine.client.mailboxes.create({ accountId, parentId: null, name: 'Année 2025/2026' });
  await untilAtRest(engine);
}

/** Inboxes of the two accounts, and the local folder. */
async function places({ client }: EngineChild) {
  const accounts = await client.accounts.list();
  const mailboxes = await client.mailboxes.list();
  const protocolOf = (id: AccountId) => accounts.find((account) => account.id === id)?.protocol;
  return mailboxes.filter(({ accountId, role }) => role === 'inbox' || protocolOf(accountId) === 'local');
}

async function idsIn({ client }: EngineChild, mailboxId: MailboxId): Promise<MessageId[]> {
  const list = await client.messages.list({
    source: { kind: 'mailbox', mailboxId },
    sort: { by: 'date', direction: 'asc' },
    threaded: false,
  });
  return [...list.ids] as MessageId[];
}

async function untilAtRest(engine: EngineChild): Promise<void> {
  await engine.client.accounts.syncNow({ accountId: null });
  let seen = '';
  const rest = engine.until(async () => {
    const status = await engine.client.accounts.status();
    seen = JSON.stringify(status);
    return status.filter(isAtRest).length === USERS.length;
  }, REST_MS);
  await rest.catch((error) => {
    throw new Error(`seed ${seed}, never at rest: ${seen}\n${engine.log()}`, { cause: error });
  });
}

/** « place: subject » by the hash of the bytes, as the servers and the local folder have them. */
async function expectEachOnce(engine: EngineChild): Promise<void> {
  const held: string[] = [];
  for (const user of USERS) {
    for (const { raw } of await everythingHeld(server, user, 'secret')) held.push(sha256(raw));
  }
  const onServers = held.length;
  let shown = 0;
  for (const { id, role } of await places(engine)) {
    const ids = await idsIn(engine, id);
    if (role === 'inbox') shown += ids.length;
    else for (const messageId of ids) held.push(await hashOf(engine, messageId));
  }
  expect(held.map((hash) => letters.get(hash) ?? 'unknown').sort()).toEqual([...letters.values()].sort());
  expect(shown).toBe(onServers);
}

async function hashOf({ client }: EngineChild, messageId: MessageId): Promise<string> {
  const source = await client.host.messageSource({ messageId });
  return source ? sha256(source.bytes) : 'none';
}

it('carries flags, keywords, date and bytes to another server, to this PC and back', async () => {
  const engine = home.start();
  await setUp(engine);
  const [claire, jean, local] = await places(engine);
  const [first] = await idsIn(engine, claire!.id);
  await engine.client.messages.setFlag({ ids: [first!], flag: 'flagged', value: true });
  await untilAtRest(engine);
  const before = await server.doveadm('fetch', '-u', server.address('claire'), 'date.received', 'subject', 'Lettre 1');

  await engine.client.messages.move({ ids: [first!], mailboxId: jean!.id });
  await untilAtRest(engine);
  const [there] = await everythingHeld(server, 'jean', 'secret');
  expect(there).toMatchObject({ path: 'INBOX', flags: expect.arrayContaining(['\\Flagged']) });
  const after = await server.doveadm('fetch', '-u', server.address('jean'), 'date.received', 'subject', 'Lettre 1');
  expect(after).toBe(before);
  await expectEachOnce(engine);

  const arrived = await idsIn(engine, jean!.id);
  await engine.client.messages.move({ ids: arrived, mailboxId: local!.id });
  await untilAtRest(engine);
  expect(await everythingHeld(server, 'jean', 'secret')).toEqual([]);
  const [kept] = await idsIn(engine, local!.id);
  expect((await engine.client.messages.rows({ ids: [kept!] }))[0]).toMatchObject({ flags: { flagged: true } });
  await expectEachOnce(engine);

  const { undo } = await engine.client.messages.move({ ids: [kept!], mailboxId: claire!.id });
  await untilAtRest(engine);
  await engine.client.operations.undo({ token: undo! });
  await untilAtRest(engine);
  expect(await idsIn(engine, local!.id)).toHaveLength(1);
  await expectEachOnce(engine);
  await engine.kill();
}, 180_000);

it('has every message exactly once at rest, however often the lines were cut and the engine killed', async () => {
  console.log(`CASIER_SEED=${seed}`);
  for (let life = 1; life <= LIVES; life += 1) {
    const random = createRandom(seed * 1_000 + life);
    const engine = home.start();
    const all = await places(engine);
    const from = random.pick(all);
    const target = random.pick(all.filter(({ id }) => id !== from.id));
    const ids = (await idsIn(engine, from.id)).filter(() => random.chance(0.6));
    const line = lines[random.pick([...USERS])];
    if (random.chance(0.4)) line.cutIn(random.pick(['toServer', 'toClient'] as const), random.int(500, 40_000));
    if (ids.length > 0) await engine.client.messages.move({ ids, mailboxId: target.id });
    await sleep(random.int(50, 1_500));
    await engine.kill();
    for (const user of USERS) lines[user].heal();
    if (life % 8 !== 0) continue;
    const resting = home.start();
    await untilAtRest(resting);
    await resting.client.accounts.syncNow({ accountId: null });
    await untilAtRest(resting);
    await expectEachOnce(resting);
    await resting.kill();
  }
}, 600_000);
