// Own mailbox and the school's, on a real Dovecot and Postfix: answers from the identity that was written to, as they
// arrive; a From that the server does not take; an account removed with an export, and killed in the middle of it.
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removalsBegun } from '../../engine/store/account-removal.ts';
import { openStore } from '../../engine/store/database.ts';
import type { AccountId, DraftId, IdentityId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { engineHomeIn } from './engine-child.ts';
import { engineProcesses } from './engine-processes.ts';
import { isAtRest, letter, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const PASSWORD = 'craie-42';

let server: MailServer;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({
    users: { claire: { password: PASSWORD }, ecole: { password: PASSWORD }, paul: { password: PASSWORD } },
    aliases: { 'equipe.cm2': 'claire' },
    ownSendersOnly: true,
  });
  for (const user of ['claire', 'ecole', 'paul']) {
    for (const name of ['Sent', 'Drafts']) await server.doveadm('mailbox', 'create', '-u', server.address(user), name);
  }
}, 60_000);

afterAll(async () => {
  await server.stop();
  folder.remove();
});

/** Headers and text of everything in Paul's inbox. */
const atPaul = () => server.doveadm('fetch', '-u', server.address('paul'), 'text', 'mailbox', 'INBOX', 'all');

describe('Two accounts of one person', () => {
  let engine: TestEngine;
  let claire: AccountId;
  let school: AccountId;
  let team: IdentityId;

  beforeAll(async () => {
    engine = await startEngine({ dataDir: folder.path, server });
    await engine.client.settings.set({ undoSendMs: 0 });
    claire = (await engine.client.accounts.create(newAccount(server, 'claire', PASSWORD))).accountId!;
    school = (await engine.client.accounts.create(newAccount(server, 'ecole', PASSWORD))).accountId!;
    team = (
      await engine.client.identities.add({
        accountId: claire,
        name: 'L’équipe des CM2',
        address: server.address('equipe.cm2'),
        replyTo: server.address('ecole'),
        signatureHtml: '<p>L’équipe des <strong>CM2</strong><script>alert(1)</script></p>',
      })
    ).identityId;
    await atRest();
  }, 60_000);
  afterAll(() => engine.close());

  const atRest = () => engine.until(async () => (await engine.client.accounts.status()).every(isAtRest));
  const inbox = async (accountId: AccountId) =>
    (await engine.client.mailboxes.list()).find((one) => one.accountId === accountId && one.role === 'inbox')!;
  const messagesIn = async (accountId: AccountId) => {
    const { id: mailboxId } = await inbox(accountId);
    const sort = { by: 'date', direction: 'desc' } as const;
    const list = await engine.client.messages.list({ source: { kind: 'mailbox', mailboxId }, sort, threaded: false });
    return [...list.ids] as MessageId[];
  };
  const received = async (accountId: AccountId, subject: string) =>
    engine.until(async () => {
      const rows = await engine.client.messages.rows({ ids: await messagesIn(accountId) });
      return rows.find((row) => row.subject === subject && row.offline);
    });
  async function answer(originalId: MessageId): Promise<DraftId> {
    const draft = await engine.client.drafts.start({ mode: 'reply', originalId });
    const { id, identityId, to, cc, bcc, subject, html, text, revision } = draft;
    const content = { identityId, to, cc, bcc, subject, html, text };
    await engine.client.drafts.save({ draftId: id, revision: revision + 1, content });
    return id;
  }

  it('keeps the signature without what could run', async () => {
    const identities = (await engine.client.accounts.list())[0]!.identities;
    expect(identities.map(({ id }) => id)).toContain(team);
    expect(identities.find(({ id }) => id === team)!.signatureHtml).toBe('<p>L’équipe des <strong>CM2</strong></p>');
  });

  it('answers as the identity that was written to, with its signature and its address for answers', async () => {
    const to = `To: L'équipe <${server.address('equipe.cm2')}>`;
    const raw = letter(1, { from: `Paul <${server.address('paul')}>`, subject: 'Sortie' }).replace(/^To:.*$/m, to);
    await server.save('claire', 'INBOX', raw);
    await engine.client.accounts.syncNow({ accountId: null });
    const draftId = await answer((await received(claire, 'Sortie')).id);
    await engine.client.outbox.send({ draftId, when: 'now', dismissed: [] });
    const arrived = await engine.until(async () => {
      const text = await atPaul();
      return text.includes('Re: Sortie') && text;
    });
    expect(arrived).toMatch(new RegExp(`^From: =\\?UTF-8\\?.*<${server.address('equipe.cm2')}>\\r?$`, 'm'));
    expect(arrived).toMatch(new RegExp(`^Reply-To: (=\\?UTF-8\\?.*|\\s)<${server.address('ecole')}>\\r?$`, 'm'));
    // Quoted-printable.
    const body = arrived.replace(/=\r?\n/g, '');
    expect(body).toContain('<div class=3D"signature"><p>L=E2=80=99=C3=A9quipe des <strong>CM2</strong></p></div>');
  });

  it('answers from the mailbox in which a message lies, where both were written to', async () => {
    const to = `To: ${server.address('claire')}, ${server.address('ecole')}`;
    const raw = letter(2, { from: `Paul <${server.address('paul')}>`, subject: 'Cantine' }).replace(/^To:.*$/m, to);
    for (const user of ['claire', 'ecole']) await server.save(user, 'INBOX', raw);
    await engine.client.accounts.syncNow({ accountId: null });
    const accounts = await engine.client.accounts.list();
    for (const accountId of [claire, school]) {
      const { id } = await received(accountId, 'Cantine');
      const draft = await engine.client.drafts.start({ mode: 'reply', originalId: id });
      expect(draft.identityId).toBe(accounts.find((one) => one.id === accountId)!.identities[0]!.id);
      await engine.client.drafts.discard({ draftId: draft.id });
    }
  });

  it('says in our words that a From is not taken, which Postfix tells of each recipient', async () => {
    const { identityId } = await engine.client.identities.add({
      accountId: claire,
      name: 'Paul',
      address: server.address('paul'),
    });
    const draft = await engine.client.drafts.start({ mode: 'new', originalId: null, accountId: claire });
    const to = [{ kind: 'address' as const, address: { name: null, address: server.address('ecole') } }];
    const content = { identityId, to, cc: [], bcc: [], subject: 'Pas à moi', html: null, text: 'Bonjour\n' };
    await engine.client.drafts.save({ draftId: draft.id, revision: 1, content });
    await engine.client.outbox.send({ draftId: draft.id, when: 'now', dismissed: [] });
    const refused = await engine.until(async () =>
      (await engine.client.outbox.list()).find(({ state }) => state === 'refused'),
    );
    expect(refused.problem).toMatchObject({ kind: 'rejected', reason: 'senderRefused' });
    expect(refused.refusedRecipients).toEqual([]);
  });

  it('are listed in the order of the person, their folders too', async () => {
    await engine.client.accounts.order({ accountIds: [school, claire] });
    expect((await engine.client.accounts.list()).map(({ id }) => id)).toEqual([school, claire]);
    expect((await engine.client.mailboxes.list())[0]!.accountId).toBe(school);
  });

  it('are not removed while a message waits to be sent, unless the person says so', async () => {
    expect(await engine.client.accounts.removalPreview({ accountId: claire })).toMatchObject({ unsent: 1 });
    const refusal = await engine.client.accounts.remove({ accountId: claire }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MailError);
    expect((refusal as MailError).data).toMatchObject({ reason: 'accountBusy', detail: 'unsent' });
    expect(await engine.client.accounts.list()).toHaveLength(2);
    await engine.until(async () => (await engine.client.accounts.status()).every(isAtRest));
  });

  it('are removed on the strength of an export that holds all there is, and of no other', async () => {
    const place = path.join(folder.path, 'exports');
    mkdirSync(place);
    const mailboxes = (await engine.client.mailboxes.list()).filter((one) => one.accountId === school);
    const exported = async () => {
      const { transferId } = await engine.client.transfers.export({
        place: (await engine.client.places.grant({ paths: [place] })).place,
        mailboxIds: mailboxes.map(({ id }) => id),
        format: 'mbox',
      });
      await engine.until(async () => (await engine.client.transfers.list())[0]!.state === 'done');
      return transferId;
    };
    const first = await exported();
    await server.save('ecole', 'INBOX', letter(3, { subject: 'Entre-temps' }));
    await engine.client.accounts.syncNow({ accountId: school });
    await received(school, 'Entre-temps');
    const outdated = engine.client.accounts.remove({ accountId: school, exportedBy: first });
    await expect(outdated).rejects.toMatchObject({ data: { reason: 'exportOutdated' } });
    expect(await engine.client.accounts.list()).toHaveLength(2);

    await engine.client.accounts.remove({ accountId: school, exportedBy: await exported() });
    expect((await engine.client.accounts.list()).map(({ id }) => id)).toEqual([claire]);
    const files = readdirSync(place, { recursive: true, encoding: 'utf8' });
    const inbox = files.filter((name) => /INBOX\.mbox$/.test(name)).at(-1)!;
    expect(readFileSync(path.join(place, inbox), 'utf8')).toContain('Subject: Entre-temps');
    const left = await server.doveadm('mailbox', 'status', '-u', server.address('ecole'), 'messages', 'INBOX');
    expect(left).toContain('messages=2');
  });
});

describe('A removal that is killed in its middle', () => {
  it('is seen nowhere afterwards, and ended by the next start, the password with it', async () => {
    const home = temporaryFolder();
    const processes = await engineProcesses(server);
    const engines = engineHomeIn(home.path, processes);
    for (let number = 1; number <= 20; number += 1) await server.save('paul', 'INBOX', letter(100 + number));
    const first = engines.start();
    const { accountId } = await first.client.accounts.create(newAccount(server, 'paul', PASSWORD));
    await first.until(async () => (await first.client.accounts.status()).every(isAtRest));
    const gone = first.until(async () => (await first.client.accounts.list()).length === 0);
    first.client.accounts.remove({ accountId: accountId! }).catch(() => undefined);
    await gone;
    await first.kill();

    const next = engines.start();
    expect(await next.client.accounts.list()).toEqual([]);
    expect(await next.client.mailboxes.list()).toEqual([]);
    const keychainFile = path.join(home.path, 'keychain.json');
    const entries = () => JSON.parse(readFileSync(keychainFile, 'utf8')) as Record<string, string>;
    await next.until(async () => !Object.keys(entries()).some((name) => name.startsWith('password of account')));
    await next.close();
    const [, key] = Object.entries(entries()).find(([name]) => name.startsWith('database key'))!;
    const database = path.join(home.path, 'data', 'casier.db');
    expect(existsSync(database)).toBe(true);
    const store = openStore({ path: database, key: Buffer.from(key, 'base64') });
    expect(removalsBegun(store.reads)).toEqual([]);
    expect(store.reads.value('x', 'SELECT count(*) FROM messages')).toBe(0);
    expect(store.reads.value('x', 'SELECT count(*) FROM accounts')).toBe(0);
    store.close();
    engines.remove();
    processes.end();
    home.remove();
  });
});
