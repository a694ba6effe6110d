// Coming from Thunderbird with one's tags and filters, on a real Dovecot: Casier takes over the profile that the real
// Thunderbird has written, and then does with a morning's letters what Thunderbird did with them (test/interplay).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import { tagName } from '../../shared/domain/tag.ts';
import { layWrittenProfile } from '../fixtures/thunderbird/build-profile.ts';
import { type Outcome, outcomeOf } from '../interplay/on-server.ts';
import { LETTERS, letterOf, MAILBOXES } from '../interplay/school.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { isAtRest, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const written: { server: Outcome; copied: string[] } = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../fixtures/thunderbird/written/outcome.json'), 'utf8'),
);

let server: MailServer;
let engine: TestEngine;
let accountId: AccountId;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  for (const name of MAILBOXES) await server.doveadm('mailbox', 'create', '-u', server.address('claire'), name);
  engine = await startEngine({ dataDir: folder.path, server });
  await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
  accountId = (await engine.client.accounts.list())[0]!.id;
  await engine.until(async () => isAtRest((await engine.client.accounts.status())[0]));
  const { folder: profile } = layWrittenProfile(path.join(folder.path, 'home'));
  const { place } = await engine.client.places.grant({ paths: [profile] });
  const offer = await engine.client.transfers.look({ place });
  const folders = offer.folders.map(({ key }) => key);
  await engine.client.transfers.import({ place, folders, mailboxId: null, people: true, tags: true });
  await engine.until(async () => (await engine.client.transfers.list())[0]?.state === 'done');
});
afterAll(async () => {
  await engine?.close();
  await server?.stop();
  folder.remove();
});

it('takes the tags over with their names, colours and order, so that the keys 1 to 9 give what they gave', async () => {
  const tags = await engine.client.tags.list();
  expect(tags.map((tag) => [tag.keyword, tagName(tag, 'fr'), tag.colour])).toEqual([
    ['conseil', 'Conseil', '#000080'],
    ['$label1', 'Urgent', '#cc0000'],
    ['$label2', 'Travail', '#b35900'],
    ['$label4', 'À faire', '#3d5afe'],
    ['$label5', 'Peut attendre', '#993399'],
    ['&amk-l&aog-ves', 'Élèves', '#663300'],
    ['=c3=80=20rendre=20=286e=20b=29', 'À rendre (6e B)', '#ffff00'],
    ['r=c3=a9union', 'Réunion', '#1e90ff'],
    ['vie=20scolaire', 'Vie scolaire', '#00cc99'],
    // Deleted in Thunderbird: Casier's own stay.
    ['$label3', 'Personnel', '#058b00'],
  ]);
});

describe('Its filters', () => {
  it('are offered, with what of them cannot be taken over', async () => {
    const offers = await engine.client.filters.foreign({ accountId });
    const left = offers.filter((offer) => offer.left.length > 0 || offer.filter === null);
    expect(left.map((offer) => [offer.name, offer.filter !== null, offer.left])).toEqual([
      ['Absence', true, [{ part: 'action', action: 'Forward', value: 'moi@example.com', reason: 'sends' }]],
      [
        'Dossier disparu',
        true,
        [{ part: 'action', action: 'Copy to folder', value: 'Disparu', reason: 'unknownFolder' }],
      ],
      ['Après l’envoi', true, [{ part: 'filter', reason: 'otherMoment' }]],
      ['Toutes les dix minutes', true, [{ part: 'filter', reason: 'otherMoment' }]],
    ]);
    const threads = offers.flatMap(({ filter }) => filter?.actions ?? []).map(({ kind }) => kind);
    expect(threads.filter((kind) => /thread|branch/i.test(kind))).toEqual(['muteThread', 'muteBranch', 'watchThread']);
    const keys = offers.map(({ key }) => key);
    expect(await engine.client.filters.takeForeign({ accountId, keys })).toEqual({ count: offers.length });
    expect((await engine.client.filters.foreign({ accountId })).filter(({ isHere }) => !isHere)).toEqual([]);
  });

  it('leave every letter that arrives where Thunderbird left it, under the same keywords', async () => {
    for (const subject of LETTERS.keys()) await server.save('claire', 'INBOX', letterOf(subject));
    await engine.client.accounts.syncNow({ accountId: null });
    await expect.poll(() => outcomeOf(server, 'claire'), { timeout: 40_000, interval: 500 }).toEqual(written.server);
    expect(await subjectsIn('Classé & rangé')).toEqual(written.copied);
  });
});

async function subjectsIn(name: string): Promise<string[]> {
  const { id: mailboxId } = (await engine.client.mailboxes.list()).find((one) => one.name === name)!;
  const sort = { by: 'date', direction: 'desc' } as const;
  const { ids } = await engine.client.messages.list({ source: { kind: 'mailbox', mailboxId }, sort, threaded: false });
  const rows = await engine.client.messages.rows({ ids: [...ids] as MessageId[] });
  return rows.map((row) => row.subject).toSorted();
}
