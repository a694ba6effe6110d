// « Relever le courrier quand même » unticked, on a real Dovecot: in the quiet time nobody is connected to its server,
// nothing is fetched, another account goes on, and at its end everything is there.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AccountId } from '../../shared/domain/ids.ts';
import { DEFAULT_QUIET } from '../../shared/domain/quiet.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { isAtRest, letter, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const PASSWORD = 'craie-42';
const DAY_MS = 86_400_000;

let server: MailServer;
let engine: TestEngine;
let own: AccountId;
let school: AccountId;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: PASSWORD }, ecole: { password: PASSWORD } } });
  engine = await startEngine({ dataDir: folder.path, server });
  own = (await engine.client.accounts.create(newAccount(server, 'claire', PASSWORD))).accountId!;
  school = (await engine.client.accounts.create(newAccount(server, 'ecole', PASSWORD))).accountId!;
  await engine.until(async () => (await engine.client.accounts.status()).every(isAtRest));
}, 60_000);
afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

const day = (at: number) => new Date(at).toISOString().slice(0, 10);
/** Whatever hour it is here: yesterday to tomorrow. */
const AWAY = { from: day(Date.now() - DAY_MS), to: day(Date.now() + DAY_MS) };
const rest = (on: boolean, fetches: boolean) =>
  engine.client.notices.setAccount({
    accountId: school,
    patch: { quiet: { ...DEFAULT_QUIET, on, fetches, leaves: [AWAY] } },
  });
const connections = async (user: string) =>
  (await server.doveadm('who')).split('\n').filter((one) => one.startsWith(`${server.address(user)} `)).length;
const statusOf = async (id: AccountId) => (await engine.client.accounts.status()).find((one) => one.accountId === id)!;
const total = async (id: AccountId) => (await statusOf(id)).messagesTotal;

it('in it the server is left alone, while the other account goes on', async () => {
  expect(await connections('ecole')).toBeGreaterThan(0);
  await rest(true, false);
  await engine.until(async () => (await statusOf(school)).phase === 'offline');
  await expect.poll(() => connections('ecole'), { timeout: 20_000 }).toBe(0);
  const heard = server.imapCommands('ecole').length;
  await server.save('ecole', 'INBOX', letter(1));
  await server.save('claire', 'INBOX', letter(2));
  await engine.until(async () => (await total(own)) === 1);
  expect(await total(school)).toBe(0);
  expect(await connections('ecole')).toBe(0);
  expect(server.imapCommands('ecole')).toHaveLength(heard);
});

it('« Relever » asks it all the same', async () => {
  await engine.client.accounts.syncNow({ accountId: school });
  await engine.until(async () => (await total(school)) === 1);
});

it('with the server let alone again, its end brings what came meanwhile', async () => {
  await rest(true, true);
  await rest(true, false);
  await engine.until(async () => (await statusOf(school)).phase === 'offline');
  await expect.poll(() => connections('ecole'), { timeout: 20_000 }).toBe(0);
  await server.save('ecole', 'INBOX', letter(3));
  await rest(false, false);
  await engine.until(async () => (await total(school)) === 2);
  expect(await connections('ecole')).toBeGreaterThan(0);
});
