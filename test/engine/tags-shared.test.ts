// One mailbox on a real Dovecot, and two programs on it: what Thunderbird gives as tags is read here, what is given here
// is what Thunderbird reads; and a filter moves what arrives on the server too.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageId } from '../../shared/domain/ids.ts';
import { shownTags, tagName } from '../../shared/domain/tag.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { letter, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

let server: MailServer;
let engine: TestEngine;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  await server.doveadm('mailbox', 'create', '-u', server.address('claire'), 'Listes');
  for (let number = 1; number <= 3; number += 1) await server.save('claire', 'INBOX', letter(number));
  engine = await startEngine({ dataDir: folder.path, server });
  await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
  await engine.until(async () => (await engine.client.accounts.status())[0]?.phase === 'watching');
});
afterAll(async () => {
  await engine?.close();
  await server?.stop();
  folder.remove();
});

const mailboxId = async (path: string) => (await engine.client.mailboxes.list()).find((one) => one.path === path)!.id;

async function rowsIn(path: string) {
  const source = { kind: 'mailbox' as const, mailboxId: await mailboxId(path) };
  const { ids } = await engine.client.messages.list({
    source,
    sort: { by: 'date', direction: 'desc' },
    threaded: false,
  });
  return engine.client.messages.rows({ ids: [...ids] as MessageId[] });
}

const rowOf = async (subject: string) => (await rowsIn('INBOX')).find((row) => row.subject === subject);

/** As Thunderbird does: STORE +FLAGS of its keyword. */
const thunderbird = (change: 'add' | 'remove', keyword: string, subject: string) =>
  server.doveadm('flags', change, '-u', server.address('claire'), keyword, 'mailbox', 'INBOX', 'subject', subject);

async function keywordsOnServer(subject: string, mailbox = 'INBOX'): Promise<string[]> {
  const fetched = await server.doveadm(
    ...['fetch', '-u', server.address('claire'), 'flags', 'mailbox', mailbox, 'subject', subject],
  );
  return fetched
    .replace(/^flags:/m, '')
    .split(/\s+/)
    .filter((flag) => flag !== '' && !flag.startsWith('\\'));
}

describe('Tags in a mailbox that is shared with Thunderbird', () => {
  it('are read under the same keywords, those of its own by their names, and its notes are not shown', async () => {
    for (const keyword of ['$label1', 'r&aok-union', 'NonJunk']) await thunderbird('add', keyword, 'Lettre 1');
    await engine.client.accounts.syncNow({ accountId: null });
    const row = await engine.until(async () => {
      const now = await rowOf('Lettre 1');
      return now?.keywords.length === 3 && now;
    });
    const names = shownTags(row.keywords, await engine.client.tags.list()).map((tag) => tagName(tag, 'fr'));
    expect(names).toEqual(['Important', 'réunion']);
  });

  it('given and taken here are what Thunderbird finds on the server', async () => {
    const { id } = (await rowOf('Lettre 2'))!;
    const { keyword } = await engine.client.tags.add({ name: 'À rendre', colour: '#058b00' });
    const give = (tag: string, value: boolean) => engine.client.messages.setTag({ ids: [id], keyword: tag, value });
    expect(await give('$label4', true)).toMatchObject({ count: 1, keptHere: 0 });
    await give(keyword, true);
    await engine.until(async () => (await keywordsOnServer('Lettre 2')).length === 2);
    expect((await keywordsOnServer('Lettre 2')).toSorted()).toEqual(['$label4', '=c3=80=20rendre'].toSorted());
    await give('$label4', false);
    await engine.until(async () => (await keywordsOnServer('Lettre 2')).length === 1);
  });

  it('taken off there are taken off here', async () => {
    await thunderbird('remove', '$label1', 'Lettre 1');
    await engine.client.accounts.syncNow({ accountId: null });
    await engine.until(async () => !(await rowOf('Lettre 1'))?.keywords.includes('$label1'));
    expect((await rowOf('Lettre 1'))?.keywords).toContain('r&aok-union');
  });
});

describe('A filter', () => {
  it('moves and tags what arrives, on the server too', async () => {
    const target = await mailboxId('Listes');
    await engine.client.filters.save({
      filterId: null,
      content: {
        name: 'Listes',
        accountId: null,
        enabled: true,
        onArrival: true,
        match: 'all',
        conditions: [{ kind: 'text', field: 'body', test: 'contains', value: 'questionnaire' }],
        actions: [
          { kind: 'tag', keyword: '$label5' },
          { kind: 'move', mailboxId: target },
        ],
      },
    });
    await server.save('claire', 'INBOX', letter(7, { body: 'Merci de remplir le questionnaire.' }));
    await engine.client.accounts.syncNow({ accountId: null });
    await engine.until(async () => (await keywordsOnServer('Lettre 7', 'Listes')).includes('$label5'));
    expect((await rowsIn('Listes')).map(({ subject }) => subject)).toEqual(['Lettre 7']);
    expect(await rowOf('Lettre 7')).toBeUndefined();
  });
});
