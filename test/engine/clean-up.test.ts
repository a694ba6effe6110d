// « Ménage guidé » on a real Dovecot with a quota: what was chosen lies on this PC byte for byte before it goes from the
// server, the room is free, and a stop leaves the rest where it was.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AccountId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { everythingHeld, sha256 } from './server-mail.ts';
import { isAtRest, letter, newAccount, startEngine, temporaryFolder } from './start-engine.ts';

let server: MailServer;
let engine: Awaited<ReturnType<typeof startEngine>>;
let accountId: AccountId;
const folder = temporaryFolder();

/** Nothing that a server or a line could press together. */
const noise = (kilobytes: number, seed: number) =>
  Array.from({ length: kilobytes * 14 }, (_, n) => sha256(Buffer.from(`${seed} ${n}`))).join('\r\n');

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret', quota: '1M' } } });
  for (let number = 1; number <= 6; number += 1) {
    await server.save('claire', 'INBOX', letter(number, { body: noise(number <= 3 ? 200 : 20, number) }));
  }
  engine = await startEngine({ dataDir: folder.path, server });
  const { check, accountId: made } = await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
  expect(check).toEqual({ ok: true });
  accountId = made!;
  await rest();
}, 60_000);
afterAll(async () => {
  await engine?.close();
  await server?.stop();
  folder.remove();
});

const rest = () => engine.until(async () => (await engine.client.accounts.status()).every(isAtRest), 60_000);
const onServer = async () => (await everythingHeld(server, 'claire', 'secret')).map(({ raw }) => sha256(raw)).sort();

it('shows what takes the room, the largest first, and how full the mailbox is', async () => {
  const survey = await engine.client.cleanUps.survey({ accountId });
  expect(survey?.views.largest.slice(0, 3).every(({ sizeBytes }) => sizeBytes > 150_000)).toBe(true);
  expect(survey?.views.oldest).toHaveLength(6);
  expect(survey?.quota?.limitBytes).toBe(1024 * 1024);
  expect((survey?.quota?.usedBytes ?? 0) / 1024 / 1024).toBeGreaterThan(0.5);
  expect(await engine.client.cleanUps.state({ accountId })).toBeNull();
});

it('brings the chosen ones here, proven, and only then frees the room on the server', async () => {
  const before = await onServer();
  const chosen = (await engine.client.cleanUps.survey({ accountId }))!.views.largest.slice(0, 3);
  const keep = chosen.map(({ id }) => id);
  await engine.client.cleanUps.begin({ accountId, keep, destroyTrash: false, destroyJunk: false });
  const state = await engine.until(async () => {
    const now = await engine.client.cleanUps.state({ accountId });
    return now?.freed.count === 3 && now;
  }, 60_000);
  const sizeBytes = chosen.reduce((sum, row) => sum + row.sizeBytes, 0);
  expect(state).toMatchObject({ chosen: { count: 3, sizeBytes }, kept: { count: 3 }, waiting: { count: 0 } });
  expect(state.folder).toBe(server.address('claire'));
  const left = await onServer();
  expect(left).toHaveLength(3);
  const local = (await engine.client.accounts.list()).find(({ protocol }) => protocol === 'local')!;
  const mailbox = (await engine.client.mailboxes.list()).find((one) => one.accountId === local.id && one.total > 0)!;
  expect(mailbox).toMatchObject({ name: 'Courrier entrant', total: 3, offline: 3 });
  const { ids } = await engine.client.messages.list({
    source: { kind: 'mailbox', mailboxId: mailbox.id },
    sort: { by: 'date', direction: 'asc' },
    threaded: false,
  });
  const here: string[] = [];
  for (const id of ids) {
    const source = await engine.client.messages.source({ messageId: id as (typeof keep)[number] });
    here.push(sha256(Buffer.from(source!.text, 'latin1')));
  }
  expect([...left, ...here].sort()).toEqual(before);
});

it('stopped at once, what has not begun stays on the server, and goes on when asked to', async () => {
  const rows = (await engine.client.cleanUps.survey({ accountId }))!.views.oldest;
  await engine.client.cleanUps.begin({
    accountId,
    keep: rows.map(({ id }) => id),
    destroyTrash: false,
    destroyJunk: false,
  });
  await engine.client.cleanUps.stop({ accountId });
  await rest();
  const stopped = (await engine.client.cleanUps.state({ accountId }))!;
  expect(stopped.waiting.count).toBe(0);
  expect((await onServer()).length + stopped.freed.count).toBe(3);
  await engine.client.cleanUps.resume({ accountId });
  await engine.until(async () => (await engine.client.cleanUps.state({ accountId }))?.freed.count === 3, 60_000);
  expect(await onServer()).toEqual([]);
});
