// `npm run interplay`: the real Thunderbird and Casier's engine on one mailbox of a real Dovecot. Thunderbird makes tags and
// filters and files a morning's letters; tags go to and fro between the two programs. Not part of `npm test`, as it needs
// Thunderbird: what it wrote and did is kept in test/fixtures/thunderbird/written (`--write`), and `npm test` holds Casier
// against that.
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageId } from '../../shared/domain/ids.ts';
import { shownTags, tagName } from '../../shared/domain/tag.ts';
import type { Marionette } from '../bench/marionette.ts';
import { thunderbirdVersion, withThunderbird } from '../bench/thunderbird-app.ts';
import { derOf } from '../bench/thunderbird-shared.ts';
import { newAccount, startEngine, type TestEngine, temporaryFolder } from '../engine/start-engine.ts';
import { startMailServer } from '../servers/mail-server.ts';
import * as inside from './inside.ts';
import { outcomeOf } from './on-server.ts';
import {
  CONTACT,
  FILTERS,
  LETTERS,
  LOCAL_FILTERS,
  LOCAL_FOLDER,
  letterOf,
  MAILBOXES,
  REMOVED_TAGS,
  TAGS,
} from './school.ts';

const WRITTEN = path.resolve(import.meta.dirname, '../fixtures/thunderbird/written');
const PASSWORD = 'secret';
const LIMIT_MS = 30_000;
const POLL_MS = 250;

const version = thunderbirdVersion();
assert(version, 'Thunderbird is not installed');
const server = await startMailServer({ users: { claire: { password: PASSWORD } } });
const folder = temporaryFolder();
try {
  for (const name of MAILBOXES) await server.doveadm('mailbox', 'create', '-u', server.address('claire'), name);
  await withThunderbird(folder.path, { server, user: 'claire', protocol: 'imap' }, async ({ marionette }) => {
    const thunderbird = drive(marionette);
    await makeProfile(thunderbird);
    for (const subject of LETTERS.keys()) await server.save('claire', 'INBOX', letterOf(subject));
    await thunderbird.run(inside.fetchMail, undefined);
    const copied = await until(async () => {
      const subjects = await thunderbird.run(inside.localSubjects, undefined);
      return subjects.length > 0 && subjects;
    });
    say('filed', `${LETTERS.size} letters by ${version}`);
    if (process.argv.includes('--write')) await writeDown(copied);
    await tagsToAndFro(thunderbird);
  });
  if (process.argv.includes('--write')) copyProfile(path.join(folder.path, 'profile'));
} finally {
  await server.stop();
  folder.remove();
}

type Thunderbird = ReturnType<typeof drive>;

function drive(marionette: Marionette) {
  return {
    run: <Given, Answer>(action: (given: Given) => Answer, given: Given) =>
      marionette.run(action, given, inside.HELPERS),
  };
}

async function makeProfile(thunderbird: Thunderbird): Promise<void> {
  await thunderbird.run(inside.prepare, { der: derOf(server.ca), password: PASSWORD });
  await thunderbird.run(inside.makeTags, { tags: TAGS, removed: REMOVED_TAGS });
  await thunderbird.run(inside.makeContact, CONTACT);
  await thunderbird.run(inside.makeLocalFolder, { name: LOCAL_FOLDER });
  await thunderbird.run(inside.makeFilters, { filters: FILTERS, local: false });
  await thunderbird.run(inside.makeFilters, { filters: LOCAL_FILTERS, local: true });
}

/** What became of every letter; once nothing changes any more. */
async function writeDown(copied: readonly string[]): Promise<void> {
  let before = '';
  const filed = await until(async () => {
    const now = JSON.stringify(await outcomeOf(server, 'claire'), null, 2);
    const isSame = now === before;
    before = now;
    return isSame && now;
  }, 2_000);
  fs.mkdirSync(WRITTEN, { recursive: true });
  const outcome = { by: version, server: JSON.parse(filed), copied: copied.toSorted() };
  fs.writeFileSync(path.join(WRITTEN, 'outcome.json'), `${JSON.stringify(outcome, null, 2)}\n`);
}

async function tagsToAndFro(thunderbird: Thunderbird): Promise<void> {
  const data = path.join(folder.path, 'casier');
  const engine = await startEngine({ dataDir: data, server });
  try {
    await engine.client.accounts.create(newAccount(server, 'claire', PASSWORD));
    await takeTags(engine);
    const rowOf = await rowsBySubject(engine);

    await thunderbird.run(inside.setTag, { subject: 'Rien de particulier', key: 'vie=20scolaire', value: true });
    const shown = await engine.until(async () => {
      const { keywords } = await rowOf('Rien de particulier');
      return keywords.length > 0 && shownTags(keywords, await engine.client.tags.list());
    }, LIMIT_MS);
    assert.deepEqual(
      shown.map((tag) => [tagName(tag, 'fr'), tag.colour]),
      [['Vie scolaire', '#00cc99']],
    );
    say('Thunderbird → Casier', '« Vie scolaire » given in Thunderbird is shown in Casier by that name and colour');

    const { id } = await rowOf('Photos de classe');
    await engine.client.messages.setTag({ ids: [id], keyword: '$label4', value: true });
    await inThunderbird(thunderbird, 'Photos de classe', (keywords) => keywords.includes('$label4'));
    say('Casier → Thunderbird', '« À faire » ($label4) given in Casier is borne in Thunderbird');

    const { keyword } = await engine.client.tags.add({ name: 'Piscine & vélo', colour: '#007f88' });
    await thunderbird.run(inside.makeTags, {
      tags: [{ key: null, name: 'Piscine & vélo', colour: '#007F88', ordinal: '' }],
      removed: [],
    });
    assert.equal(await thunderbird.run(inside.keyOf, { name: 'Piscine & vélo' }), keyword);
    await engine.client.messages.setTag({ ids: [id], keyword, value: true });
    await inThunderbird(thunderbird, 'Photos de classe', (keywords) => keywords.includes(keyword));
    say('both', `a tag made under one name in both is one keyword, ${keyword}`);

    await thunderbird.run(inside.setTag, { subject: 'Photos de classe', key: '$label4', value: false });
    await engine.until(async () => !(await rowOf('Photos de classe')).keywords.includes('$label4'), LIMIT_MS);
    await engine.client.messages.setTag({ ids: [id], keyword, value: false });
    await inThunderbird(thunderbird, 'Photos de classe', (keywords) => !keywords.includes(keyword));
    await thunderbird.run(inside.makeTags, { tags: [], removed: [keyword] });
    say('both', 'tags taken off in either program are gone in the other');
  } finally {
    await engine.close();
  }
}

/** Of Thunderbird's settings as they are on the disk now. */
async function takeTags(engine: TestEngine): Promise<void> {
  const copy = path.join(folder.path, 'copied-profile');
  fs.mkdirSync(copy);
  fs.copyFileSync(path.join(folder.path, 'profile/prefs.js'), path.join(copy, 'prefs.js'));
  const { place } = await engine.client.places.grant({ paths: [copy] });
  await engine.client.transfers.import({ place, folders: [], mailboxId: null, people: false, tags: true });
}

async function rowsBySubject(engine: TestEngine) {
  await engine.until(async () => (await engine.client.accounts.status())[0]?.phase === 'watching', LIMIT_MS);
  const { id: mailboxId } = (await engine.client.mailboxes.list()).find(({ role }) => role === 'inbox')!;
  return async (subject: string) => {
    const sort = { by: 'date', direction: 'desc' } as const;
    const { ids } = await engine.client.messages.list({
      source: { kind: 'mailbox', mailboxId },
      sort,
      threaded: false,
    });
    const rows = await engine.client.messages.rows({ ids: [...ids] as MessageId[] });
    return rows.find((row) => row.subject === subject)!;
  };
}

async function inThunderbird(
  thunderbird: Thunderbird,
  subject: string,
  holds: (keywords: string[]) => boolean,
): Promise<void> {
  await until(async () => {
    await thunderbird.run(inside.fetchMail, undefined);
    const keywords = await thunderbird.run(inside.keywordsOf, { subject });
    return keywords !== null && holds(keywords);
  });
}

async function until<T>(look: () => Promise<T | false>, pollMs = POLL_MS): Promise<T> {
  for (const endsAt = Date.now() + LIMIT_MS; Date.now() < endsAt; await sleep(pollMs)) {
    const found = await look();
    if (found !== false) return found;
  }
  throw new Error(`not after ${LIMIT_MS} ms`);
}

/** What an import reads of it; paths, certificates and what only this run has are left out. */
function copyProfile(profile: string): void {
  const settings = fs
    .readFileSync(path.join(profile, 'prefs.js'), 'utf8')
    .split('\n')
    .filter(
      (line) =>
        !line.startsWith('user_pref(') ||
        /^user_pref\("(mail\.(account|identity|server|smtp)|mailnews\.tags\.)/.test(line),
    )
    .filter((line) => !/\.directory",|namespace|serverID|nextFilterTime/.test(line));
  fs.writeFileSync(path.join(WRITTEN, 'prefs.dat'), settings.join('\n'));
  const rules = 'msgFilterRules.dat';
  fs.copyFileSync(path.join(profile, 'ImapMail/localhost', rules), path.join(WRITTEN, 'imap-filters.dat'));
  fs.copyFileSync(path.join(profile, 'Mail/Local Folders', rules), path.join(WRITTEN, 'local-filters.dat'));
}

function say(what: string, how: string): void {
  console.log(`${what.padEnd(22)} ${how}`);
}
