// A repair of a store of which any one page is broken: what stood on that page is lost, nothing else is, and the report
// says so. The damaged file is kept as it was.
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestSource } from '../../engine/mime/digest.ts';
import { unpackSource } from '../../engine/mime/packed-source.ts';
import { insertAccount } from '../../engine/store/accounts.ts';
import { saveContact } from '../../engine/store/contacts.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { addDraftAttachment, insertDraft } from '../../engine/store/drafts.ts';
import { saveGroup } from '../../engine/store/groups.ts';
import { addLocalMessage, localMailbox } from '../../engine/store/local-messages.ts';
import { saveHeaders } from '../../engine/store/message-sync.ts';
import { addOperation } from '../../engine/store/operations.ts';
import { insertOutboxEntry } from '../../engine/store/outbox.ts';
import { openPages } from '../../engine/store/repair/pages.ts';
import { finishRepair, repairStore } from '../../engine/store/repair/repair.ts';
import { findTables } from '../../engine/store/repair/tables.ts';
import { setSettings } from '../../engine/store/settings.ts';
import { saveSources } from '../../engine/store/sources.ts';
import type { IdentityId } from '../../shared/domain/ids.ts';
import type { RepairedKind, RepairReport } from '../../shared/domain/repair.ts';
import { addAccount, addMailbox, KEY, scratchFolder } from './scratch-store.ts';

const PAGE_BYTES = 16_384;
const ON_SERVER = 80;
const HERE = 40;
const CONTACTS = 300;

function rawLetter(number: number, where: string): Buffer {
  const words = Array.from({ length: 40 + number * 4 }, (_, index) => ((index * number * 7919) % 99_991).toString(36));
  return Buffer.from(
    [
      'From: Jeanne Petit <jeanne.petit@ecole.example>',
      'To: Claire Martin <claire@ecole.example>',
      `Subject: Lettre ${number} ${where}`,
      `Date: ${new Date(Date.UTC(2026, 8, 1) + number * 60_000).toUTCString()}`,
      `Message-ID: <lettre-${number}-${where}@ecole.example>`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      words.join(' '),
      '',
    ].join('\r\n'),
  );
}

/** Mail of a server and mail that is only here, and everything that a person keeps. */
function fillStore(store: Store): void {
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const digests = Array.from({ length: ON_SERVER }, (_, index) => digestSource(rawLetter(index + 1, 'serveur')));
  store.transaction((tx) => {
    const headers = digests.map((digest, index) => ({
      uid: index + 1,
      flags: index % 3 === 0 ? ['\\Seen'] : [],
      internalDateAt: digest.facts.dateAt!,
      sizeBytes: digest.sizeBytes,
      facts: digest.facts,
    }));
    const saved = saveHeaders(tx, { id: inbox, accountId: account }, headers);
    saveSources(
      tx,
      saved.map(({ messageId }, index) => ({ messageId, digest: digests[index]! })),
    );
    for (const { messageId } of saved.slice(0, 5)) {
      const targets = [{ messageId, setFlags: 2, clearFlags: 0 }];
      addOperation(tx, { accountId: account, kind: 'setFlags', payload: {}, targets });
    }
  });
  store.transaction((tx) => {
    const none = { incoming: null, outgoing: null, passwordKept: 'none' as const };
    const local = insertAccount(tx, { protocol: 'local', address: '', name: '', ...none });
    const folder = localMailbox(tx, local, { parent: null, name: 'Archives 2025', role: null });
    for (let number = 1; number <= HERE; number += 1) {
      const digest = digestSource(rawLetter(number, 'ici'));
      addLocalMessage(tx, folder, { digest, flags: [], internalDateAt: digest.facts.dateAt! });
    }
    for (let number = 1; number <= CONTACTS; number += 1) {
      saveContact(tx, { address: `parent${number}@famille.example`, name: `Parent ${number}` });
    }
    const memberAddresses = ['parent1@famille.example', 'parent2@famille.example'];
    saveGroup(tx, { id: null, name: 'CM2', privacy: 'alwaysBcc', agreedAt: null, memberAddresses });
    setSettings(tx, { theme: 'dark' });
    for (let number = 1; number <= 4; number += 1) {
      const text = `Brouillon ${number} ${'mot '.repeat(800)}`;
      const content = {
        identityId: 1 as IdentityId,
        to: [],
        cc: [],
        bcc: [],
        subject: `Brouillon ${number}`,
        html: null,
        text,
      };
      const thread = { inReplyTo: null, references: [] };
      const draftId = insertDraft(tx, {
        mode: 'new',
        originalId: null,
        content,
        thread,
        filed: null,
        createdAt: Date.now(),
      });
      const bytes = new Uint8Array(30_000).map((_, index) => (index * number) % 253);
      addDraftAttachment(tx, draftId, {
        contentId: `c${number}`,
        name: 'plan.bin',
        type: 'application/x-plan',
        inline: false,
        bytes,
      });
      insertOutboxEntry(tx, {
        accountId: account,
        draftId: null,
        subject: `Envoi ${number}`,
        recipients: [],
        state: 'held',
        notBeforeAt: null,
        createdAt: 1_790_000_000_000,
        messageIdHeader: `envoi-${number}@ecole.example`,
        envelope: { from: 'claire@ecole.example', to: ['jean@ecole.example'] },
        details: null,
        raw: rawLetter(number, 'envoi'),
        filedRaw: rawLetter(number, 'copie'),
      });
    }
  });
}

const OTHER_TABLES = ['identities', 'source_bytes', 'draft_attachments', 'outbox_bytes', 'operation_targets'];
const COUNTS: Record<RepairedKind, string> = {
  messages: 'messages WHERE mailbox_id IS NOT NULL',
  texts: 'sources',
  accounts: 'accounts',
  mailboxes: 'mailboxes',
  drafts: 'drafts',
  outbox: 'outbox',
  operations: 'operations',
  contacts: 'contacts',
  groups: 'contact_groups',
  settings: 'settings',
};

function countsOf(store: Store): Record<RepairedKind, number> {
  const counts = Object.entries(COUNTS).map(([what, table]) => [
    what,
    store.reads.value('count', `SELECT count(*) FROM ${table}`),
  ]);
  return Object.fromEntries(counts);
}

function textsOf(store: Store): Map<string, Buffer> {
  const rows = store.reads.all<{ subject: string; encoding: string; bytes: Uint8Array }>(
    'texts',
    'SELECT subject, encoding, bytes FROM messages JOIN source_bytes USING (source_id)',
  );
  return new Map(rows.map(({ subject, ...packed }) => [subject, unpackSource(packed)]));
}

function damage(path: string, page: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, (page - 1) * PAGE_BYTES, page * PAGE_BYTES);
  writeFileSync(path, bytes);
}

const repair = (path: string): Promise<RepairReport> =>
  repairStore({
    path,
    key: KEY,
    readAgain: async (packed) => digestSource(unpackSource(packed)),
    nowAt: Date.UTC(2026, 10, 21, 9, 30),
    onProgress: () => undefined,
  });

function newStore(): { path: string; folder: string } {
  const folder = scratchFolder();
  const path = join(folder, 'mail.db');
  const store = openStore({ path, key: KEY });
  fillStore(store);
  store.close();
  return { path, folder };
}

function copyOf(path: string): string {
  const copy = join(scratchFolder(), 'mail.db');
  copyFileSync(path, copy);
  copyFileSync(`${path}.card`, `${copy}.card`);
  return copy;
}

function expectWhole(store: Store): void {
  expect(store.reads.pluck('integrity', 'PRAGMA integrity_check')).toEqual(['ok']);
  expect(store.reads.pluck('references', 'PRAGMA foreign_key_check')).toEqual([]);
}

const lostOf = (report: RepairReport, what: RepairedKind) => report.items.find((item) => item.what === what)!.lost;

test('whichever page is broken, only what stood on it is lost, and the report says what', async () => {
  const { path } = newStore();
  const whole = openStore({ path, key: KEY });
  const before = countsOf(whole);
  const texts = textsOf(whole);
  whole.close();
  const source = openPages(path, KEY, null);
  const { tables } = await findTables(source, async () => undefined);
  const roots = tableRoots(path);
  const ownerOf = (page: number) =>
    [...tables].find(([, { pages }]) => pages.includes(page))?.[0] ?? (roots.has(page) ? page : null);
  const tableNames = new Set(
    Object.values(COUNTS)
      .flatMap((table) => table.split(' ')[0]!)
      .concat(OTHER_TABLES),
  );
  const { pageCount } = source;
  source.close();
  const seen = new Set<string>();

  for (let page = 1; page <= pageCount; page += 1) {
    // Of the pages of indexes, which no repair reads, every eighth.
    if (page > 2 && !tableNames.has(roots.get(ownerOf(page) ?? 0) ?? '') && page % 8 !== 0) continue;
    const damaged = copyOf(path);
    damage(damaged, page);
    const report = await repair(damaged);
    const store = openStore({ path: damaged, key: KEY });
    const label = `page ${page} of ${roots.get(ownerOf(page) ?? 0) ?? 'something else'}`;
    expectWhole(store);
    const after = countsOf(store);
    const owner = roots.get(ownerOf(page) ?? 0) ?? '';
    seen.add(owner);
    for (const what of Object.keys(COUNTS) as RepairedKind[]) {
      const missing = before[what] - after[what];
      const lost = lostOf(report, what);
      if (missing > 0)
        expect([label, what, lost === null || lost > 0 || report.textsAgain > 0]).toEqual([label, what, true]);
      // What is small is on the card, or on other pages.
      if (['accounts', 'mailboxes', 'settings', 'groups'].includes(what))
        expect([label, what, missing > 0]).toEqual([label, what, false]);
    }
    expect([label, lostOf(report, 'messages')]).toEqual([
      label,
      Math.max(0, before.messages - after.messages + report.adopted),
    ]);
    for (const [subject, bytes] of textsOf(store))
      expect([label, subject, bytes]).toEqual([label, subject, texts.get(subject)]);
    store.close();
  }
  for (const table of [
    'messages',
    'sources',
    'source_bytes',
    'drafts',
    'draft_attachments',
    'outbox_bytes',
    'contacts',
    'sqlite_schema',
  ]) {
    expect(seen).toContain(table);
  }
}, 300_000);

test('wherever the file is cut off, it is told as damaged, and the report names all that may be lost', async () => {
  const { path } = newStore();
  const whole = openStore({ path, key: KEY });
  const before = countsOf(whole);
  whole.close();
  const pages = statSync(path).size / PAGE_BYTES;
  for (let kept = 0.2; kept < 1; kept += 0.2) {
    const cut = copyOf(path);
    truncateSync(cut, Math.floor(pages * kept) * PAGE_BYTES);
    expect(() => openStore({ path: cut, key: KEY }).close()).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ reason: 'storeBroken' }) }),
    );
    const report = await repair(cut);
    const store = openStore({ path: cut, key: KEY });
    expectWhole(store);
    const after = countsOf(store);
    expect(after).toMatchObject({ accounts: before.accounts, mailboxes: before.mailboxes, groups: before.groups });
    for (const what of Object.keys(COUNTS) as RepairedKind[]) {
      // A message that is lost is lost with its text.
      const told = what === 'texts' ? (['texts', 'messages'] as const) : [what];
      const isTold = told.some((one) => lostOf(report, one) !== 0) || report.textsAgain > 0;
      expect([kept, what, after[what] === before[what] || isTold]).toEqual([kept, what, true]);
    }
    store.close();
  }
}, 60_000);

function tableRoots(path: string): Map<number, string> {
  const store = openStore({ path, key: KEY });
  const rows = store.reads.all<{ name: string; rootpage: number }>(
    'roots',
    `SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0`,
  );
  store.close();
  return new Map([[1, 'sqlite_schema'], ...rows.map(({ name, rootpage }) => [rootpage, name] as const)]);
}

test('the damaged store is kept beside the new one, byte for byte', async () => {
  const { path, folder } = newStore();
  damage(path, 5);
  const damaged = readFileSync(path);
  const { keptAs } = await repair(path);
  expect(keptAs).toBe('mail.db.damaged-2026-11-21-093000');
  expect(readFileSync(join(folder, keptAs!)).equals(damaged)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.includes('repair'))).toEqual([]);
});

test('without the first page the card tells where everything lies; without both nothing is put in the store’s place', async () => {
  const { path } = newStore();
  damage(path, 1);
  const withoutCard = join(scratchFolder(), 'mail.db');
  copyFileSync(path, withoutCard);
  // The salt was in the first page: nothing can be unsealed.
  await expect(repair(withoutCard)).rejects.toMatchObject({ data: { kind: 'store', reason: 'keyLost' } });
  expect(readFileSync(withoutCard).equals(readFileSync(path))).toBe(true);

  expect(() => openStore({ path, key: KEY })).toThrow(
    expect.objectContaining({ data: expect.objectContaining({ reason: 'storeBroken' }) }),
  );
  const report = await repair(path);
  expect(report.items.map(({ lost }) => lost)).toEqual(report.items.map(() => 0));
});

test('a file of which nothing is left brings back the accounts from the card, and says that all else is lost', async () => {
  const { path } = newStore();
  writeFileSync(path, Buffer.alloc(30 * PAGE_BYTES, 0x5a));
  const report = await repair(path);
  const store = openStore({ path, key: KEY });
  expect(countsOf(store)).toMatchObject({ accounts: 2, mailboxes: 2, messages: 0 });
  expect(report.items.find(({ what }) => what === 'messages')).toEqual({
    what: 'messages',
    recovered: 0,
    lost: ON_SERVER + HERE,
  });
  store.close();
});

test('what the log holds is recovered, also where one of its frames is broken', async () => {
  const { path } = newStore();
  const store = openStore({ path, key: KEY });
  store.transaction((tx) => saveContact(tx, { address: 'last@famille.example', name: 'La dernière' }));
  const copy = copyOf(path);
  copyFileSync(`${path}-wal`, `${copy}-wal`);
  store.close();
  const log = readFileSync(`${copy}-wal`);
  log[32 + 24 + 500]! ^= 1;
  writeFileSync(`${copy}-wal`, log);
  await repair(copy);
  const repaired = openStore({ path: copy, key: KEY });
  expectWhole(repaired);
  expect(countsOf(repaired).messages).toBe(ON_SERVER + HERE);
  repaired.close();
});

test('a repair that was cut off just before its end is finished at the next start', async () => {
  const { path } = newStore();
  renameSync(path, `${path}.repaired`);
  finishRepair(path);
  expect(existsSync(`${path}.repaired`)).toBe(false);
  const store = openStore({ path, key: KEY });
  expect(countsOf(store).messages).toBe(ON_SERVER + HERE);
  store.close();
});
