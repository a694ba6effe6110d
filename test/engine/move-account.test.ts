// An account that goes from one real Dovecot to another: nothing is downloaded twice, nothing is lost, what was pending
// arrives at the new server, and there is a way back.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { fillServers, NEW_PASSWORD, OLD_PASSWORD, startTwoServers, type TwoServers } from './moving-scene.ts';
import { fakeKeychain, isAtRest, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

let servers: TwoServers;
let engine: TestEngine;
let accountId: AccountId;
const folder = temporaryFolder();
const keychain = fakeKeychain();

beforeAll(async () => {
  servers = await startTwoServers();
  await fillServers(servers);
  engine = await startEngine({ dataDir: folder.path, keychain, server: { ...servers.old, ca: servers.ca } });
  await engine.client.settings.set({ undoSendMs: 0, composeFormat: 'plain' });
  const made = await engine.client.accounts.create(newAccount(servers.old, 'claire', OLD_PASSWORD));
  accountId = made.accountId!;
  await atRest();
}, 120_000);

afterAll(async () => {
  await engine.close();
  await servers.stop();
  folder.remove();
});

const status = async () => (await engine.client.accounts.status())[0];
const atRest = () => engine.until(async () => isAtRest(await status()));
const paths = async () => (await engine.client.mailboxes.list()).map(({ path }) => path).sort();
const mailbox = async (path: string) => (await engine.client.mailboxes.list()).find((one) => one.path === path)!;
const rowsIn = async (mailboxId: MailboxId) => {
  const list = await engine.client.messages.list({
    source: { kind: 'mailbox', mailboxId },
    sort: { by: 'date', direction: 'asc' },
    threaded: false,
  });
  return engine.client.messages.rows({ ids: [...list.ids] as MessageId[] });
};
const subjectsIn = async (path: string) => (await rowsIn((await mailbox(path)).id)).map(({ subject }) => subject);
const messageIn = async (path: string, subject: string) =>
  (await rowsIn((await mailbox(path)).id)).find((row) => row.subject === subject)!;
const moving = async () => (await engine.client.moving.state())[0]!;
const onNew = async (path: string, field: string, ...query: string[]) =>
  (await servers.next.doveadm('fetch', '-u', servers.next.address('claire'), field, 'mailbox', path, ...query))
    .split('\n')
    .filter((line) => line.trim() !== '' && line !== '\f');

describe('A password that the new server refuses', () => {
  it('is tried once and leaves the account where it is', async () => {
    const before = await paths();
    const outcome = await engine.client.moving.move(servers.moveOf(accountId, 'faux'));
    expect(outcome.check).toMatchObject({ ok: false, side: 'incoming', problem: { kind: 'auth' } });
    expect(servers.next.logs().match(/Password mismatch|auth failed/g)?.length ?? 0).toBeLessThanOrEqual(2);
    expect(await paths()).toEqual(before);
    expect((await engine.client.accounts.list())[0]?.incoming?.port).toBe(servers.old.ports.imaps);
    expect((await moving()).former).toEqual([]);
  });
});

describe('An account whose server is gone', () => {
  let ids: Map<string, MailboxId>;
  let read: MessageId;

  beforeAll(async () => {
    await servers.old.end('dovecot', 'SIGKILL');
    await engine.until(async () => (await status())?.phase === 'waiting');
    // What the person does meanwhile waits.
    await engine.client.messages.setFlag({
      ids: [(await messageIn('INBOX', 'Lettre 4')).id],
      flag: 'flagged',
      value: true,
    });
    read = (await messageIn('INBOX', 'Lettre 3')).id;
    const classe = await mailbox('Classe/CM2');
    await engine.client.messages.move({ ids: [(await messageIn('INBOX', 'Lettre 5')).id], mailboxId: classe.id });
    await engine.client.messages.move({ ids: [(await messageIn('INBOX', 'Lettre 12')).id], mailboxId: classe.id });
    await engine.client.messages.remove({ ids: [(await messageIn('INBOX', 'Lettre 6')).id] });
    await engine.client.mailboxes.rename({ mailboxId: (await mailbox('Vide')).id, name: 'Plein' });
    await engine.client.mailboxes.rename({ mailboxId: (await mailbox('Projets 2024')).id, name: 'Projets 2025' });
    const draft = await engine.client.drafts.start({ mode: 'new', originalId: null });
    const to = [{ kind: 'address' as const, address: { name: null, address: servers.next.address('paul') } }];
    const content = { ...{ identityId: draft.identityId, to, cc: [], bcc: [] }, subject: 'Différé', html: null };
    await engine.client.drafts.save({ draftId: draft.id, revision: 1, content: { ...content, text: 'Plus tard.\n' } });
    await engine.client.outbox.send({ draftId: draft.id, when: 'held', dismissed: [] });
    ids = new Map((await engine.client.mailboxes.list()).map(({ path, id }) => [path, id]));
  });

  it('goes to its new server with its folders, whatever they are called there', async () => {
    const outcome = await engine.client.moving.move(servers.moveOf(accountId));
    expect(outcome.check).toEqual({ ok: true });
    expect(outcome).toMatchObject({ report: { made: expect.arrayContaining(['Ancien']) } });
    await atRest();
    const now = new Map((await engine.client.mailboxes.list()).map(({ path, id }) => [path, id]));
    const sameId: [string, string][] = [
      ['INBOX', 'INBOX'],
      ['Sent', 'INBOX.Envoyés'],
      ['Sent/2024', 'INBOX.Envoyés.2024'],
      ['Trash', 'INBOX.Corbeille'],
      ['Drafts', 'INBOX.Brouillons'],
      ['Junk', 'INBOX.Indésirables'],
      ['Classe', 'INBOX.Classe'],
      ['Classe/CM2', 'INBOX.Classe.CM2'],
      ['Ancien', 'INBOX.Ancien'],
      // Known by its letters, and renamed there as it was here.
      ['Projets 2025', 'INBOX.Projets 2025'],
      ['Plein', 'INBOX.Plein'],
    ];
    for (const [before, after] of sameId) expect([after, now.get(after)]).toEqual([after, ids.get(before)]);
    expect(now.has('INBOX.Voyages')).toBe(false);
    expect(now.has('INBOX.Agenda')).toBe(true);
  });

  it('downloads nothing but what is new there', async () => {
    expect(await status()).toMatchObject({ problem: null });
    // « Bienvenue » alone.
    expect(servers.textsFetched()).toBe(1);
  });

  it('shows what both have once, and what either has alone', async () => {
    const numbers = [1, 2, 3, 4, 7, 8, 9, 10, 11].map((number) => `Lettre ${number}`);
    expect(await subjectsIn('INBOX')).toEqual([...numbers, 'Bienvenue']);
    expect((await rowsIn((await mailbox('INBOX.Classe.CM2')).id)).length).toBe(4 + 3 + 2);
    expect(await subjectsIn('INBOX.Projets 2025')).toEqual([31, 32, 33, 34].map((number) => `Lettre ${number}`));
    expect(await subjectsIn('INBOX.Ancien')).toEqual(['Lettre 51', 'Lettre 52']);
    expect(await subjectsIn('INBOX.Corbeille')).toEqual(['Lettre 6']);
    // Filed there by the webmail, followed here.
    expect(await subjectsIn('INBOX.Classe')).toEqual(['Lettre 61']);
  });

  it('has told the new server what waited for the former one', async () => {
    expect(await onNew('INBOX', 'flags', 'HEADER', 'Message-ID', '<lettre-4@ecole.example>')).toEqual([
      expect.stringContaining('\\Flagged'),
    ]);
    expect(await onNew('INBOX', 'uid', 'HEADER', 'Message-ID', '<lettre-5@ecole.example>')).toEqual([]);
    expect(await onNew('INBOX.Classe.CM2', 'uid', 'HEADER', 'Message-ID', '<lettre-5@ecole.example>')).toHaveLength(1);
    expect(await onNew('INBOX.Corbeille', 'uid', 'all')).toHaveLength(1);
  });

  it('keeps read what was read here, and takes over what was read and starred there', async () => {
    const flagsOf = async (subject: string) => (await messageIn('INBOX', subject)).flags;
    expect(await flagsOf('Lettre 1')).toMatchObject({ seen: true, answered: true });
    expect(await flagsOf('Lettre 2')).toMatchObject({ seen: false, flagged: true });
    expect(await flagsOf('Lettre 3')).toMatchObject({ seen: true });
    expect((await messageIn('INBOX', 'Lettre 3')).id).toBe(read);
    const [there] = await onNew('INBOX', 'flags', 'HEADER', 'Message-ID', '<lettre-1@ecole.example>');
    expect(there).toContain('\\Seen');
    expect(there).toContain('\\Answered');
  });

  it('sends what waited by the new server', async () => {
    const [entry] = await engine.client.outbox.list();
    await engine.client.outbox.sendNow({ outboxId: entry!.id });
    await engine.until(async () => (await engine.client.outbox.list()).length === 0);
    const arrived = await engine.until(async () => {
      const found = await servers.next.doveadm(
        ...['fetch', '-u', servers.next.address('paul'), 'hdr.subject', 'mailbox', 'INBOX', 'all'],
      );
      return found !== '' && found;
    });
    expect(arrived).toContain('hdr.subject: =?UTF-8?B?RGlmZsOpcsOp?=');
    await engine.until(async () => (await onNew('INBOX.Envoyés', 'uid', 'all')).length === 3);
  });

  it('keeps what the new server does not have, and does what the person does with it', async () => {
    expect((await moving()).onlyHere).toEqual({ count: 4, withoutText: 0, agreed: false });
    const { id } = await messageIn('INBOX', 'Lettre 11');
    await engine.client.messages.setFlag({ ids: [id], flag: 'seen', value: true });
    await engine.client.messages.move({ ids: [id], mailboxId: (await mailbox('INBOX.Ancien')).id });
    await atRest();
    await engine.client.accounts.syncNow({ accountId: null });
    await atRest();
    expect(await subjectsIn('INBOX.Ancien')).toEqual(['Lettre 11', 'Lettre 51', 'Lettre 52']);
    expect((await messageIn('INBOX.Ancien', 'Lettre 11')).flags).toMatchObject({ seen: true });
    expect((await moving()).onlyHere).toMatchObject({ count: 4 });
  });

  it('finds what the académie brings over later, and downloads it as little', async () => {
    const raw = (await import('./start-engine.ts')).letter(51);
    await servers.next.save('claire', 'INBOX.Ancien', raw);
    await engine.client.mailboxes.refresh({ mailboxId: (await mailbox('INBOX.Ancien')).id });
    await engine.until(async () => (await moving()).onlyHere?.count === 3);
    await atRest();
    expect(servers.textsFetched()).toBe(1);
    expect(await subjectsIn('INBOX.Ancien')).toEqual(['Lettre 11', 'Lettre 51', 'Lettre 52']);
  });

  it('puts on the new server what only this PC has, once, when the person wants it', async () => {
    await engine.client.moving.deposit({ accountId });
    await engine.client.moving.deposit({ accountId });
    await engine.until(async () => (await moving()).onlyHere === null);
    await atRest();
    expect(await onNew('INBOX.Ancien', 'hdr.message-id', 'all')).toHaveLength(3);
    expect(await onNew('INBOX.Classe.CM2', 'uid', 'HEADER', 'Message-ID', '<lettre-12@ecole.example>')).toHaveLength(1);
    const [flags] = await onNew('INBOX.Ancien', 'flags', 'HEADER', 'Message-ID', '<lettre-11@ecole.example>');
    expect(flags).toContain('\\Seen');
    expect(await subjectsIn('INBOX.Ancien')).toEqual(['Lettre 11', 'Lettre 51', 'Lettre 52']);
  });

  it('can go back to where it was, with all that it has', async () => {
    await servers.old.end('postfix');
    await servers.old.start('dovecot');
    await servers.old.start('postfix');
    expect((await moving()).former).toMatchObject([{ incoming: { port: servers.old.ports.imaps } }]);
    const fetchedBefore = servers.old.imapCommands('claire').filter((line) => /BODY\.PEEK\[\]/.test(line)).length;
    const outcome = await engine.client.moving.move(servers.backOf(accountId));
    expect(outcome.check).toEqual({ ok: true });
    await atRest();
    const now = new Map((await engine.client.mailboxes.list()).map(({ path, id }) => [path, id]));
    for (const path of ['INBOX', 'Sent', 'Sent/2024', 'Trash', 'Classe/CM2', 'Ancien']) {
      expect([path, now.get(path)]).toEqual([path, ids.get(path)]);
    }
    expect(await subjectsIn('INBOX')).toContain('Bienvenue');
    expect((await moving()).former).toMatchObject([{ incoming: { port: servers.next.ports.imaps } }]);
    const fetched = servers.old.imapCommands('claire').filter((line) => /BODY\.PEEK\[\]/.test(line)).length;
    expect(fetched).toBe(fetchedBefore);
  });

  it('has kept the password that its servers took', () => {
    expect([...keychain.entries.values()]).not.toContain(NEW_PASSWORD);
    expect([...keychain.entries.values()]).toContain(OLD_PASSWORD);
  });
});
