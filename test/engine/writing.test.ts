// What helps to write, with the whole engine on a real Dovecot and Postfix: priority, templates, photos exchanged,
// recipients proposed.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { isAtRest, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const PASSWORD = 'craie-42';

let server: MailServer;
let engine: TestEngine;
let accountId: AccountId;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: PASSWORD } } });
  for (const name of ['Sent', 'Drafts', 'Trash'])
    await server.doveadm('mailbox', 'create', '-u', server.address('claire'), name);
  engine = await startEngine({ dataDir: folder.path, server });
  await engine.client.settings.set({ undoSendMs: 0 });
  accountId = (await engine.client.accounts.create(newAccount(server, 'claire', PASSWORD))).accountId!;
  await engine.until(async () => isAtRest((await engine.client.accounts.status())[0]));
});
afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

async function rowsOf(path: string) {
  const box = (await engine.client.mailboxes.list()).find((one) => one.path === path)!;
  const sort = { by: 'date', direction: 'asc' } as const;
  const source = { kind: 'mailbox', mailboxId: box.id } as const;
  const { ids } = await engine.client.messages.list({ source, sort, threaded: false });
  return engine.client.messages.rows({ ids: [...ids] as MessageId[] });
}

describe('the priority of a message', () => {
  it('stays with its draft, arrives with it, and is on the row of whoever gets it', async () => {
    const draft = await engine.client.drafts.start({ mode: 'new', originalId: null });
    const { id: draftId, identityId, cc, bcc, html } = draft;
    const to = [{ kind: 'address' as const, address: { name: null, address: server.address('claire') } }];
    const content = { identityId, to, cc, bcc, subject: 'Alerte', html, text: 'Bonjour', priority: 'high' as const };
    await engine.client.drafts.save({ draftId, revision: draft.revision + 1, content });
    expect(await engine.client.drafts.get({ draftId })).toMatchObject({ priority: 'high' });
    await engine.client.outbox.send({ draftId, when: 'now', dismissed: [] });
    await engine.until(async () => (await rowsOf('INBOX')).length === 1);
    expect(await rowsOf('INBOX')).toMatchObject([{ subject: 'Alerte', priority: 'high' }]);
    const user = server.address('claire');
    const header = await server.doveadm(
      'fetch',
      '-u',
      user,
      'hdr.x-priority hdr.importance',
      'mailbox',
      'INBOX',
      'all',
    );
    expect(header).toContain('hdr.x-priority: 1 (Highest)');
    expect(header).toContain('hdr.importance: high');
  });
});

describe('a template', () => {
  it('keeps words and links, no picture and no script', async () => {
    const { templateId } = await engine.client.templates.add({
      name: ' Sortie ',
      subject: 'Sortie',
      html: '<p onclick="x()">Le <b>{date}</b><img src="cid:a"><script>y()</script></p>',
      text: 'Le {date}',
    });
    const [template] = await engine.client.templates.list();
    expect(template).toMatchObject({ id: templateId, name: 'Sortie', text: 'Le {date}' });
    expect(template!.html).toContain('<b>{date}</b>');
    expect(template!.html).not.toMatch(/img|script|onclick/);
    await engine.client.templates.remove({ templateId });
    expect(await engine.client.templates.list()).toEqual([]);
  });
});

describe('an attachment', () => {
  it('is read back byte for byte, to be made lighter in the window', async () => {
    const { id: draftId } = await engine.client.drafts.start({ mode: 'new', originalId: null, accountId });
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251);
    const draft = await engine.client.drafts.attach({
      draftId,
      name: 'a.jpg',
      type: 'image/jpeg',
      bytes,
      inline: false,
    });
    const { contentId } = draft.attachments[0]!;
    expect(await engine.client.drafts.attachmentBytes({ draftId, contentId })).toEqual(bytes);
    expect(await engine.client.drafts.attachmentBytes({ draftId, contentId: 'gone' })).toBeNull();
  });
});

describe('recipients', () => {
  it('are proposed by the company they are in, without accents, with the names of their groups', async () => {
    const { contacts } = engine.client;
    await contacts.save({ address: 'm.lopez@ac-caen.fr', name: 'Élise Lopez', roles: ['colleague'] });
    await contacts.save({ address: 'elise@orange.fr', name: 'Élise Lopez', roles: ['family'] });
    await contacts.save({ address: 'autre@orange.fr', name: 'Autre', roles: ['family'] });
    const memberAddresses = ['elise@orange.fr', 'autre@orange.fr'];
    await contacts.saveGroup({ groupId: null, name: 'CM2', privacy: 'alwaysBcc', agreedAt: null, memberAddresses });
    const among = async (beside: string[]) =>
      (await contacts.complete({ text: 'lopez eli', limit: 5, beside })).contacts.map(({ address, groups }) => ({
        address,
        groups,
      }));
    expect((await among(['autre@orange.fr']))[0]).toEqual({ address: 'elise@orange.fr', groups: ['CM2'] });
    await contacts.save({ address: 'prof@ac-caen.fr', name: 'Prof', roles: ['colleague'] });
    expect((await among(['prof@ac-caen.fr']))[0]).toEqual({ address: 'm.lopez@ac-caen.fr', groups: [] });
  });
});
