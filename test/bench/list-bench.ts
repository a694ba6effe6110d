// The message list: what the engine makes of a folder of 10,000, 50,000 and 200,000 messages, and what the real window does
// with 10,000, 50,000 and 200,000 rows (over an engine that answers at once). No server: `npm run bench -- --only=list`.
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { createListVersions } from '../../engine/api/list-versions.ts';
import type { HeaderFacts } from '../../engine/core/message-facts.ts';
import { insertAccount } from '../../engine/store/accounts.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { insertMailbox } from '../../engine/store/mailboxes.ts';
import { saveHeaders } from '../../engine/store/message-sync.ts';
import { messageRows } from '../../engine/store/messages.ts';
import { afterChange } from '../../shared/contract/list-change.ts';
import type { MessageList } from '../../shared/contract/messages.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { Sort } from '../../shared/domain/list-layout.ts';
import { openCrowd } from '../renderer/open-crowd.ts';
import { figuresOf } from './figures.ts';
import { treePssMb } from './memory.ts';
import { createRandom } from './random.ts';

const SIZES = [10_000, 50_000, 200_000];
const AT_ONCE = 1_000;
const RUNS = 9;
const SWITCHES = 20;
const FLING_MS = 5_000;
const SENDERS = 3_000;
const MINUTE_MS = 60_000;
/** What a window asks for when a list opens: the screen and what is around it. */
const FIRST_ROWS = 150;

const LISTS: readonly { name: string; sort: Sort; threaded?: boolean; grouped?: boolean }[] = [
  { name: 'by date', sort: { by: 'date', direction: 'desc' } },
  { name: 'by date, in threads', sort: { by: 'date', direction: 'desc' }, threaded: true },
  { name: 'by date, in groups', sort: { by: 'date', direction: 'desc' }, grouped: true },
  { name: 'by sender, in groups', sort: { by: 'from', direction: 'asc' }, grouped: true },
  { name: 'by recipient', sort: { by: 'to', direction: 'asc' } },
];

export async function benchList(): Promise<void> {
  for (const count of SIZES) {
    benchEngine(count);
    await benchWindow(count);
  }
}

function benchEngine(count: number): void {
  const { record } = figuresOf('list', named(count));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casier-list-bench-'));
  const store = openStore({ path: path.join(folder, 'mail.db'), key: new Uint8Array(32).fill(7) });
  try {
    const { mailboxId, newMail } = fill(store, count);
    const versions = createListVersions(store, Date.now);
    for (const { name, sort, threaded = false, grouped = false } of LISTS) {
      const asked = { source: { kind: 'mailbox' as const, mailboxId }, sort, threaded, grouped };
      const readRows = ({ ids }: MessageList) =>
        messageRows(store.reads, [...ids.subarray(0, FIRST_ROWS)] as MessageId[]);
      let list: MessageList | null = null;
      /** As a window asks, with what it makes of the answer. */
      const work = () => {
        list = list
          ? afterChange(list, structuredClone(versions.change(asked, list.version!)))
          : structuredClone(versions.list(asked));
        readRows(list);
      };
      const wanted = count === 50_000 ? '≤ 50' : null;
      record(`engine: list ${name}, and its first rows, the first time`, 'ms', [timed(work)], wanted);
      const after = Array.from({ length: RUNS }, () => {
        newMail();
        return timed(work);
      });
      record(`engine: list ${name}, after a message came`, 'ms', after, wanted);
    }
  } finally {
    store.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function fill(store: Store, count: number): { mailboxId: MailboxId; newMail(): void } {
  const random = createRandom(7);
  const [accountId, id] = store.transaction((tx) => {
    const account = { protocol: 'imap', address: 'c@ac-lyon.fr', name: 'C', incoming: null, outgoing: null } as const;
    const owner = insertAccount(tx, { ...account, passwordKept: 'session' });
    const box = { accountId: owner, parentId: null, delimiter: '/', selectable: true, localOnly: false };
    return [owner, insertMailbox(tx, { ...box, path: 'INBOX', name: 'INBOX', role: 'inbox' })] as const;
  });
  const startedAt = Date.now() - count * MINUTE_MS;
  const deliver = (uid: number, many: number) => {
    const headers = Array.from({ length: many }, (_, i) => ({
      uid: uid + i,
      flags: [],
      internalDateAt: startedAt + (uid + i) * MINUTE_MS,
      sizeBytes: 5_000,
      facts: header(uid + i, startedAt, random.int(0, SENDERS - 1), random.chance(0.4)),
    }));
    store.transaction((tx) => saveHeaders(tx, { id, accountId }, headers), 'refetchable');
  };
  for (let uid = 1; uid <= count; uid += AT_ONCE) deliver(uid, AT_ONCE);
  let next = count + AT_ONCE;
  return { mailboxId: id, newMail: () => deliver(next++, 1) };
}

function header(uid: number, startedAt: number, person: number, answers: boolean): HeaderFacts {
  const address = { name: `Personne ${person}`, address: `p${person}@ac-lyon.fr` };
  return {
    ...{ subject: `Réunion ${uid}`, from: [address], sender: null, replyTo: [], to: [address], cc: [], bcc: [] },
    dateAt: startedAt + uid * MINUTE_MS,
    messageIdHeader: `m${uid}@bench.example`,
    inReplyTo: answers && uid > 1 ? `m${uid - 1}@bench.example` : null,
    references: [],
    ...{ listId: null, listPost: null, mailFollowupTo: [], deliveredTo: [], likelyAttachments: false },
  };
}

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}

async function benchWindow(messages: number): Promise<void> {
  const { record, recordSpread } = figuresOf('list', named(messages));
  const { app, page, close } = await openCrowd({ messages });
  try {
    await page.locator('.message-row[aria-label]').first().waitFor();
    const switches: number[] = [];
    for (let i = 0; i < SWITCHES; i += 1)
      switches.push(await switchFolder(page, i % 2 === 0 ? 'Envoyés' : 'Courrier entrant'));
    const wanted = messages === 50_000 ? '≤ 50' : null;
    recordSpread('window: folder switch, click to rows painted', 'ms', switches, [wanted, wanted]);
    record('window: everything selected by Ctrl+A', 'ms', [await selectAll(page)]);
    const frames = await page.evaluate(fling, FLING_MS);
    recordSpread('frame of a 5 s fling', 'ms', frames, [null, messages > 50_000 ? '≤ 17' : null]);
    record('all processes (PSS), the list open', 'MB', [treePssMb(app.process().pid!)], '≤ 420');
  } finally {
    await close();
  }
}

function switchFolder(page: Page, name: string): Promise<number> {
  return page.evaluate(async (title) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const grid = () => document.querySelector('[role=grid],[role=treegrid]');
    const rows = [...document.querySelectorAll<HTMLElement>('[role=treeitem]')];
    const folder = rows.find((row) => row.textContent?.startsWith(title))!;
    const isThere = () =>
      grid()?.getAttribute('aria-label') === `Messages de ${title}` &&
      grid()?.getAttribute('aria-busy') === 'false' &&
      (grid()?.getAttribute('aria-rowcount') === '1' || grid()?.querySelector('.message-row[aria-label]'));
    await frame();
    const startedAt = performance.now();
    folder.click();
    while (!isThere()) await frame();
    return performance.now() - startedAt;
  }, name);
}

function selectAll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const grid = document.querySelector<HTMLElement>('[role=grid],[role=treegrid]')!;
    grid.focus();
    const startedAt = performance.now();
    grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', ctrlKey: true, bubbles: true }));
    while (document.querySelector('.message-row:not([aria-selected="true"])'))
      await new Promise((resolve) => requestAnimationFrame(resolve));
    return performance.now() - startedAt;
  });
}

/** Runs in the page: as a wheel does, a push each frame; answers how long each frame took. */
async function fling(durationMs: number): Promise<number[]> {
  const grid = document.querySelector<HTMLElement>('[role=grid],[role=treegrid]')!;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const frames: number[] = [];
  let last = await frame();
  for (const endAt = last + durationMs; last < endAt; ) {
    grid.scrollTop = (grid.scrollTop + 900) % grid.scrollHeight;
    const now = await frame();
    frames.push(now - last);
    last = now;
  }
  return frames;
}

const named = (count: number) => `${count / 1_000}k`;
