// Casier is killed at any moment of the way to other servers: the account is found where it was, or wholly where it goes,
// with all its mail; and the former password is never tried on the new server.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MessageId } from '../../shared/domain/ids.ts';
import { type EngineChild, type EngineHome, engineHome } from './engine-child.ts';
import { OLD_PASSWORD, startTwoServers, type TwoServers } from './moving-scene.ts';
import { isAtRest, letter, newAccount } from './start-engine.ts';

let servers: TwoServers;
let home: EngineHome;
const LETTERS = 12;

beforeAll(async () => {
  servers = await startTwoServers();
  for (let number = 1; number <= LETTERS; number += 1) await servers.old.save('claire', 'INBOX', letter(number));
  for (let number = 1; number <= LETTERS - 2; number += 1) await servers.next.save('claire', 'INBOX', letter(number));
  home = await engineHome({ ...servers.old, ca: servers.ca });
}, 60_000);

afterAll(async () => {
  home.remove();
  await servers.stop();
});

async function subjects({ client }: EngineChild): Promise<string[]> {
  const inbox = (await client.mailboxes.list()).find(({ role }) => role === 'inbox')!;
  const list = await client.messages.list({
    source: { kind: 'mailbox', mailboxId: inbox.id },
    sort: { by: 'date', direction: 'asc' },
    threaded: false,
  });
  const rows = await client.messages.rows({ ids: [...list.ids] as MessageId[] });
  return rows.map(({ subject }) => subject);
}

const all = Array.from({ length: LETTERS }, (_, i) => `Lettre ${i + 1}`);
const refusedThere = () => servers.next.logs().match(/auth failed|Password mismatch/gi)?.length ?? 0;

it('finds the account whole on either side, wherever it is killed', { timeout: 120_000 }, async () => {
  let engine = home.start();
  const { accountId } = await engine.client.accounts.create(newAccount(servers.old, 'claire', OLD_PASSWORD));
  await engine.until(async () => isAtRest((await engine.client.accounts.status())[0]));
  const sides = new Set<string>();
  // Login, look, transaction, keychain, first pass: some 400 ms.
  for (const afterMs of [0, 60, 120, 180, 240, 300, 360, 480, 700]) {
    const going = engine.client.moving.move(servers.moveOf(accountId!)).catch(() => null);
    await sleep(afterMs);
    await engine.kill();
    await going;
    engine = home.start();
    const [account] = await engine.client.accounts.list();
    const isThere = account!.incoming!.port === servers.next.ports.imaps;
    expect(account!.outgoing!.port).toBe((isThere ? servers.next : servers.old).ports.submissions);
    expect(await subjects(engine)).toEqual(all);
    sides.add(isThere ? 'there' : 'here');
    if (isThere) break;
  }
  // Where it had not come so far by itself.
  const outcome = await engine.client.moving.move(servers.moveOf(accountId!));
  expect(outcome.check).toEqual({ ok: true });
  await engine.until(async () => isAtRest((await engine.client.accounts.status())[0]));
  expect(await subjects(engine)).toEqual(all);
  expect((await engine.client.moving.state())[0]?.onlyHere?.count).toBe(2);
  expect(servers.textsFetched()).toBe(0);
  expect(sides.has('here')).toBe(true);
  expect(refusedThere()).toBe(0);
  await engine.kill();
});
