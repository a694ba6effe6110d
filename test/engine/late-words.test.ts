// What a killed engine had said can still be under way when the next one asks the server: neither a copy, nor the copy
// in Envoyés, nor a draft is made twice by it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DraftId, MessageId } from '../../shared/domain/ids.ts';
import { type HoldingProxy, startHoldingProxy } from '../servers/holding-proxy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type EngineChild, type EngineHome, engineHome } from './engine-child.ts';
import { letter, newAccount } from './start-engine.ts';

const END = 'Fin du message.';

let server: MailServer;
let imap: HoldingProxy;
let home: EngineHome;
let engine: EngineChild;

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'craie-42' }, paul: { password: 'craie-43' } } });
  await server.doveadm('mailbox', 'create', '-u', server.address('claire'), 'Sent', 'Drafts', 'Classe');
  await server.save('claire', 'INBOX', letter(1));
  imap = await startHoldingProxy(server.ports.imap);
  home = await engineHome(server);
  engine = home.start();
  const account = newAccount(server, 'claire', 'craie-42');
  const incoming = { ...account.incoming, host: '127.0.0.1', port: imap.port, security: 'none' as const };
  const { check } = await engine.client.accounts.create({
    ...account,
    incoming: { ...incoming, plainTextConfirmed: true },
  });
  expect(check).toEqual({ ok: true });
  await engine.client.settings.set({ undoSendMs: 0, composeFormat: 'plain' });
}, 60_000);

afterAll(async () => {
  home.remove();
  await imap.stop();
  await server.stop();
});

beforeEach(() => atRest());

async function atRest(): Promise<void> {
  await engine.until(async () => {
    const [status] = await engine.client.accounts.status();
    return status?.phase === 'watching' && status.pendingOperations === 0;
  });
}

const inMailbox = async (path: string): Promise<MessageId[]> => {
  const { id: mailboxId } = (await engine.client.mailboxes.list()).find((one) => one.path === path)!;
  const sort = { by: 'date', direction: 'asc' } as const;
  const { ids } = await engine.client.messages.list({ source: { kind: 'mailbox', mailboxId }, sort, threaded: false });
  return [...ids] as MessageId[];
};

const onServer = async (path: string): Promise<string[]> => {
  const out = await server.doveadm('fetch', '-u', server.address('claire'), 'hdr.subject', 'mailbox', path, 'all');
  return out.split('\n').filter((line) => line.startsWith('hdr.subject'));
};

async function write(subject: string): Promise<DraftId> {
  const { id: draftId, identityId } = await engine.client.drafts.start({ mode: 'new', originalId: null });
  const to = [{ kind: 'address' as const, address: { name: null, address: server.address('paul') } }];
  const text = `Bonjour,\n${'à la ligne\n'.repeat(50)}${END}\n`;
  const content = { identityId, to, cc: [], bcc: [], subject, html: null, text };
  await engine.client.drafts.save({ draftId, revision: 1, content });
  return draftId;
}

/** Kills the engine once it has said all of this, starts another, and lets the words through after that one's look. */
async function killAfterSaying(first: string, last: string, act: () => Promise<unknown>): Promise<void> {
  const held = imap.hold(first);
  await act();
  await held.until(last);
  await engine.kill();
  const looked = imap.answered('SEARCH');
  engine = home.start();
  await looked;
  await held.release();
  await atRest();
}

describe('Words of a killed engine that come late', () => {
  it('do not make a second copy of a message', async () => {
    const [id] = await inMailbox('INBOX');
    const { id: mailboxId } = (await engine.client.mailboxes.list()).find(({ path }) => path === 'Classe')!;
    await killAfterSaying('COPY', 'Classe', () => engine.client.messages.copy({ ids: [id!], mailboxId }));
    expect(await onServer('Classe')).toEqual(['hdr.subject: Lettre 1']);
    expect(await inMailbox('Classe')).toHaveLength(1);
  }, 30_000);

  it('do not file what was sent a second time', async () => {
    const draftId = await write('Sortie');
    await killAfterSaying('APPEND', END, () => engine.client.outbox.send({ draftId, when: 'now', dismissed: [] }));
    await engine.until(async () => (await engine.client.outbox.list()).length === 0);
    expect(await onServer('Sent')).toEqual(['hdr.subject: Sortie']);
    expect(await inMailbox('Sent')).toHaveLength(1);
  }, 30_000);

  it('do not file a draft a second time', async () => {
    const draftId = await write('Brouillon');
    await killAfterSaying('APPEND', END, () => engine.client.drafts.close({ draftId }));
    expect(await onServer('Drafts')).toEqual(['hdr.subject: Brouillon']);
    expect(await inMailbox('Drafts')).toHaveLength(1);
  }, 30_000);
});
