// A folder that the person renames, moves or throws away while there is no connection, and that another program renames
// meanwhile: both are done, nothing is refused, and what was moved out of it before has left it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultyProxy, startFaultyProxy } from '../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { letter, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

let server: MailServer;
let line: FaultyProxy;
let engine: TestEngine;
let folder: ReturnType<typeof temporaryFolder>;

const status = async () => (await engine.client.accounts.status())[0]!;
const user = () => server.address('claire');

beforeEach(async () => {
  folder = temporaryFolder();
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  await server.doveadm('mailbox', 'create', '-u', user(), 'École', 'École/CM2', 'École/CM2/Sorties', 'Trash');
  await server.save('claire', 'École/CM2', letter(1));
  await server.save('claire', 'École/CM2', letter(2));
  await server.save('claire', 'École/CM2/Sorties', letter(3));
  line = await startFaultyProxy(server.ports.imaps);
  engine = await startEngine({ dataDir: folder.path, server });
  const account = newAccount(server, 'claire', 'secret');
  await engine.client.accounts.create({ ...account, incoming: { ...account.incoming, port: line.port } });
  await engine.until(async () => (await status()).phase === 'watching' && (await status()).messagesOffline === 3);
});

afterEach(async () => {
  await engine.close();
  await line.stop();
  await server.stop();
  folder.remove();
});

const mailbox = async (path: string) => (await engine.client.mailboxes.list()).find((one) => one.path === path)!;

async function lettersIn(path: string) {
  const source = { kind: 'mailbox', mailboxId: (await mailbox(path)).id } as const;
  const sort = { by: 'date', direction: 'asc' } as const;
  const { ids } = await engine.client.messages.list({ source, sort, threaded: false });
  return [...ids];
}

const counts = async () =>
  (await engine.client.mailboxes.list())
    .filter(({ total }) => total > 0)
    .map(({ path, total }) => `${path} ${total}`)
    .sort();

async function countsThere() {
  const told = await server.doveadm('mailbox', 'status', '-u', user(), 'messages', '*');
  return told
    .trim()
    .split('\n')
    .map((row) => row.replace(' messages=', ' '))
    .filter((row) => !row.endsWith(' 0'))
    .sort();
}

/** `here` happens without a connection, `there` on the server meanwhile; then both meet. */
async function meanwhile(here: () => Promise<unknown>, there: () => Promise<unknown>) {
  line.set({ refuse: true });
  line.cut();
  await engine.until(async () => (await status()).phase !== 'watching');
  await here();
  await there();
  const bodiesBefore = bodiesSent();
  line.heal();
  await engine.client.accounts.syncNow({ accountId: null });
  await engine.until(async () => {
    const { phase, pendingOperations } = await status();
    return phase === 'watching' && pendingOperations === 0;
  });
  await server.doveadm('kick', user());
  expect(bodiesSent() - bodiesBefore).toBe(0);
}

const problems = () => engine.events.filter((event) => event.type === 'problem');

/** Of sessions that are over. */
const bodiesSent = () =>
  [...server.logs().matchAll(/body_count=(\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);

const rename = (from: string, to: string) => server.doveadm('mailbox', 'rename', '-u', user(), from, to);

describe('A folder that another program has renamed meanwhile', () => {
  it('goes into the trash, and the letter that was moved out of it before stays out', async () => {
    const [kept] = await lettersIn('École/CM2');
    await meanwhile(
      async () => {
        await engine.client.messages.move({ ids: [kept!], mailboxId: (await mailbox('INBOX')).id });
        await engine.client.mailboxes.remove({ mailboxId: (await mailbox('École/CM2')).id });
      },
      () => rename('École', 'Collège'),
    );
    expect(problems()).toEqual([]);
    expect(await counts()).toEqual(['INBOX 1', 'Trash/CM2 1', 'Trash/CM2/Sorties 1']);
    expect(await countsThere()).toEqual(await counts());
    expect(await mailbox('Collège')).toBeDefined();
  });

  it('has the name that was given here, wherever it was found', async () => {
    await meanwhile(
      async () => engine.client.mailboxes.rename({ mailboxId: (await mailbox('École/CM2')).id, name: 'CE2' }),
      () => rename('École/CM2', 'École/CM1'),
    );
    expect(problems()).toEqual([]);
    expect(await counts()).toEqual(['École/CE2 2', 'École/CE2/Sorties 1']);
    expect(await countsThere()).toEqual(await counts());
  });
});
