// The Inbox of a mailbox by POP3: by a bare pipelined client that stores nothing, then by Casier from the click that
// makes the account until everything is offline and searchable. `--only=pop3`.
import * as fs from 'node:fs';
import { pop3Maildrop } from '../../engine/pop3/index.ts';
import { ServerSettings } from '../../shared/domain/account.ts';
import { setUpAccount } from '../e2e/set-up.ts';
import type { MailServer } from '../servers/mail-server.ts';
import { startApp } from './app.ts';
import { type Corpus, RAREST } from './corpus.ts';
import { recordEngineMemory, recordTimes } from './engine-figures.ts';
import { figuresOf } from './figures.ts';
import { BOXES, type BoxName, PASSWORD } from './mailboxes.ts';
import { treePssMb } from './memory.ts';
import { firstRowAt, longestBlock, offlineAt, searchableAt, startProbe } from './probe.ts';

const MB = 1_000_000;

export interface Pop3Bench {
  server: MailServer;
  box: BoxName;
  corpus: Corpus;
  dataDir: string;
}

const TARGETS: Partial<Record<BoxName, string>> = { rich10k: '≤ 20000' };

export async function benchPop3({ server, box, corpus, dataDir }: Pop3Bench): Promise<void> {
  const { user } = BOXES[box];
  const figures = figuresOf('pop3', box);
  const { record } = figures;
  const bare = await barePipelined(server, user);
  record('messages', 'msgs', [bare.messages]);
  record('size', 'MB', [bare.bytes / MB]);
  record('bare pipelined client, all messages', 'ms', [bare.tookMs]);
  const app = await startApp(server, dataDir);
  try {
    await app.page.locator('[name="address"]').waitFor();
    await startProbe(app.page);
    await setUpAccount(app.page, { server, user, password: PASSWORD, name: 'Banc d’essai', protocol: 'pop3' });
    const createdAt = await app.markAt('main-window');
    const first = await firstRowAt(app.page);
    const offlineMs = (await offlineAt(app.page, bare.messages)) - createdAt;
    const searchable = await searchableAt(app.page, RAREST, corpus.rareInInbox);
    recordTimes(figuresOf('time', `${box} by POP3`), app.pid);
    recordEngineMemory(figures, app.pid);
    record('main window to first row', 'ms', [first - createdAt]);
    record('everything offline', 'ms', [offlineMs]);
    record('everything offline and searchable', 'ms', [searchable - createdAt], TARGETS[box]);
    record('offline', 'msgs/s', [(1000 * bare.messages) / offlineMs]);
    record('offline', 'MB/s', [(1000 * bare.bytes) / MB / offlineMs]);
    record('offline, time against the bare client', 'ratio', [offlineMs / bare.tookMs]);
    record('longest block of the window meanwhile', 'ms', [await longestBlock(app.page)], '≤ 50');
    record('memory after it, all processes', 'MB', [treePssMb(app.pid)]);
  } finally {
    await app.close();
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

async function barePipelined(server: MailServer, user: string) {
  const settings = ServerSettings.parse({
    host: 'localhost',
    port: server.ports.pop3s,
    security: 'tls',
    userName: server.address(user),
  });
  const never = new AbortController().signal;
  const session = await pop3Maildrop(settings, PASSWORD, { extraCertificates: [server.ca] }).open(never);
  const startedAt = performance.now();
  const numbers = (await session.list(never)).map(({ number }) => number);
  let bytes = 0;
  const take = async (_number: number, raw: Uint8Array) => {
    bytes += raw.byteLength;
    return true;
  };
  await session.retrieve(numbers, take, never);
  const tookMs = performance.now() - startedAt;
  await session.quit(never);
  return { messages: numbers.length, bytes, tookMs };
}
