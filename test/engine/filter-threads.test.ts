// Filters that ignore, ignore in part and watch threads, on a real Dovecot: what another PC on the same mailbox sees of it,
// and the same for mail that is collected by POP3.
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import type { FilterAction } from '../../shared/domain/filter.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import {
  isAtRest,
  letter,
  newAccount,
  newPop3Account,
  startEngine,
  type TestEngine,
  temporaryFolder,
} from './start-engine.ts';

let server: MailServer;

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' }, luc: { password: 'secret' } } });
});
afterAll(() => server?.stop());

async function openEngine(): Promise<TestEngine> {
  const folder = temporaryFolder();
  const engine = await startEngine({ dataDir: folder.path, server });
  onTestFinished(async () => {
    await engine.close();
    folder.remove();
  });
  return engine;
}

const atRest = (engine: TestEngine) => engine.until(async () => isAtRest((await engine.client.accounts.status())[0]));

async function addFilters({ client }: TestEngine): Promise<void> {
  const filters: [string, FilterAction['kind']][] = [
    ['cantine', 'muteThread'],
    ['à part', 'muteBranch'],
    ['piscine', 'watchThread'],
  ];
  for (const [value, kind] of filters) {
    const conditions = [{ kind: 'text', field: 'subject', test: 'contains', value } as const];
    const content = { name: value, accountId: null, enabled: true, onArrival: true, match: 'all' as const, conditions };
    await client.filters.save({ filterId: null, content: { ...content, actions: [{ kind } as FilterAction] } });
  }
}

const answering = (number: number, to: number, subject: string) =>
  letter(number, { subject }).replace(/^Subject:/m, `In-Reply-To: <lettre-${to}@ecole.example>\r\nSubject:`);

async function deliver(user: string): Promise<void> {
  for (const raw of [
    letter(1, { subject: 'Menu de la cantine' }),
    answering(2, 1, 'Re: Menu'),
    letter(3, { subject: 'Sortie au musée' }),
    answering(4, 3, 'Une question à part'),
    answering(5, 4, 'Re: Une question'),
    answering(6, 3, 'Re: Sortie au musée'),
    letter(7, { subject: 'Horaires de piscine' }),
  ]) {
    await server.save(user, 'INBOX', raw);
  }
}

/** Of each message in the inbox. */
async function marks({ client }: TestEngine): Promise<Record<string, string>> {
  const inbox = (await client.mailboxes.list()).find(({ role }) => role === 'inbox');
  if (!inbox) return {};
  const source = { kind: 'mailbox' as const, mailboxId: inbox.id };
  const { ids } = await client.messages.list({ source, sort: { by: 'date', direction: 'asc' }, threaded: false });
  const rows = await client.messages.rows({ ids: [...ids] as MessageId[] });
  return Object.fromEntries(
    rows.map(({ subject, flags, muted, branchMuted, watched }) => [
      subject,
      [flags.seen && 'read', muted && 'muted', branchMuted && 'branch', watched && 'watched'].filter(Boolean).join(' '),
    ]),
  );
}

const MARKED = {
  'Menu de la cantine': 'read muted',
  'Re: Menu': 'read muted',
  'Sortie au musée': '',
  'Une question à part': 'read branch',
  'Re: Une question': 'read branch',
  'Re: Sortie au musée': '',
  'Horaires de piscine': 'watched',
};

const allHere = (engine: TestEngine) =>
  engine.until(async () => Object.keys(await marks(engine)).length === Object.keys(MARKED).length);

it('another PC sees what is read, which thread is ignored and which is watched, and nothing of a sub-thread', async () => {
  const here = await openEngine();
  await here.client.accounts.create(newAccount(server, 'claire', 'secret'));
  await atRest(here);
  await addFilters(here);
  await deliver('claire');
  await here.client.accounts.syncNow({ accountId: null });
  await allHere(here);
  await atRest(here);
  expect(await marks(here)).toEqual(MARKED);

  const there = await openEngine();
  await there.client.accounts.create(newAccount(server, 'claire', 'secret'));
  await allHere(there);
  await atRest(there);
  expect(await marks(there)).toEqual({ ...MARKED, 'Une question à part': 'read', 'Re: Une question': 'read' });
});

it('what is collected by POP3 is ignored and watched in the same way', async () => {
  const engine = await openEngine();
  await addFilters(engine);
  await deliver('luc');
  await engine.client.accounts.create(newPop3Account(server, 'luc', 'secret'));
  await allHere(engine);
  expect(await marks(engine)).toEqual(MARKED);
});
