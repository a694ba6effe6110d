// Another client adds 100 messages and changes 500 flags: how long until the window shows it.
import { ImapFlow } from 'imapflow';
import type { MailServer } from '../servers/mail-server.ts';
import { startApp } from './app.ts';
import { figuresOf } from './figures.ts';
import { BOXES, type BoxName, PASSWORD } from './mailboxes.ts';

const NEW = 100;
const FLAGGED = 500;

export async function benchChanges(server: MailServer, dataDir: string, mailbox: BoxName, runs: number): Promise<void> {
  const app = await startApp(server, dataDir);
  const other = await otherClient(server, BOXES[mailbox].user);
  const newMs: number[] = [];
  const flagMs: number[] = [];
  try {
    await app.markAt('first-rows');
    await app.page.getByText('À jour').waitFor({ timeout: 60_000 });
    for (let run = 0; run < runs; run++) {
      const rows = await rowCount(app.page);
      const appended = waitForRows(app.page, rows + NEW);
      for (let i = 0; i < NEW; i++) await other.append('INBOX', newMessage(run, i), []);
      const appendedAt = Date.now();
      newMs.push((await appended) - appendedAt);
      const unread = await unreadCount(app.page);
      const read = waitForUnread(app.page, unread - NEW);
      const { exists } = await other.mailboxOpen('INBOX');
      await other.messageFlagsAdd(`${exists - NEW + 1}:${exists}`, ['\\Seen']);
      await other.messageFlagsAdd(`${exists - FLAGGED + 1}:${exists}`, ['$Bench']);
      const flaggedAt = Date.now();
      flagMs.push((await read) - flaggedAt);
    }
  } finally {
    await other.logout();
    await app.close();
  }
  const { record } = figuresOf('elsewhere', mailbox);
  record('100 new messages, after the last was stored until listed', 'ms', newMs, '≤ 1000');
  record('500 flag changes, after the last was stored until shown', 'ms', flagMs, '≤ 1000');
}

async function otherClient(server: MailServer, user: string): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: 'localhost',
    port: server.ports.imaps,
    secure: true,
    tls: { ca: server.ca },
    auth: { user: server.address(user), pass: PASSWORD },
    logger: false,
  });
  await client.connect();
  return client;
}

type Page = Awaited<ReturnType<typeof startApp>>['page'];

function rowCount(page: Page): Promise<number> {
  return page.evaluate(
    () => Number(document.querySelector('[role=grid],[role=treegrid]')?.getAttribute('aria-rowcount')) - 1,
  );
}

async function waitForRows(page: Page, count: number): Promise<number> {
  const at = await page.waitForFunction(
    (wanted) => {
      const rows = Number(document.querySelector('[role=grid],[role=treegrid]')?.getAttribute('aria-rowcount')) - 1;
      return rows >= wanted ? performance.timeOrigin + performance.now() : 0;
    },
    count,
    { timeout: 60_000 },
  );
  return at.jsonValue();
}

function unreadCount(page: Page): Promise<number> {
  return page.evaluate(() =>
    Number(
      /Non lus[^\d]*([\d\s\u202f\u00a0]+)·/
        .exec(document.querySelector('.status-bar')?.textContent ?? '')?.[1]
        ?.replace(/\D/g, ''),
    ),
  );
}

async function waitForUnread(page: Page, count: number): Promise<number> {
  const at = await page.waitForFunction(
    (wanted) => {
      const text = document.querySelector('.status-bar')?.textContent ?? '';
      const unread = Number(/Non lus[^\d]*([\d\s\u202f\u00a0]+)·/.exec(text)?.[1]?.replace(/\D/g, ''));
      return unread <= wanted ? performance.timeOrigin + performance.now() : 0;
    },
    count,
    { timeout: 60_000 },
  );
  return at.jsonValue();
}

function newMessage(run: number, index: number): Buffer {
  const id = `${run}-${index}-${Date.now()}@bench.example`;
  return Buffer.from(
    `From: Bench <bench@bench.example>\r\nTo: x@bench.example\r\nSubject: Nouveau ${index}\r\nDate: ${new Date().toUTCString()}\r\nMessage-ID: <${id}>\r\n\r\nBonjour ${index}\r\n`,
  );
}
