// The Inbox of a mailbox by POP3: by a bare pipelined client that stores nothing, then by Casier from the click that
// makes the account until everything is offline and searchable. `--only=pop3`.
import * as fs from 'node:fs';
import { pop3Maildrop } from '../../engine/pop3/index.ts';
import { ServerSettings } from '../../shared/domain/account.ts';
import { setUpAccount } from '../e2e/set-up.ts';
import type { MailServer } from '../servers/mail-server.ts';
import { startApp } from './app.ts';
import { record } from './figures.ts';
import { PASSWORD } from './mailboxes.ts';
import { treePssMb } from './memory.ts';
import { firstRowAt, longestBlock, offlineAt, startProbe } from './probe.ts';
import { peakRssMb, pidOfEngine } from './processes.ts';

const MB = 1_000_000;

export interface Pop3Bench {
  server: MailServer;
  user: string;
  dataDir: string;
}

export async function benchPop3({ server, user, dataDir }: Pop3Bench): Promise<void> {
  const bare = await barePipelined(server, user);
  record('pop3: messages', 'msgs', [bare.messages]);
  record('pop3: size', 'MB', [bare.bytes / MB]);
  record('pop3: bare pipelined client, all messages', 'ms', [bare.tookMs]);
  const app = await startApp(server, dataDir);
  try {
    await app.page.locator('[name="address"]').waitFor();
    await startProbe(app.page);
    const login = { server, user, password: PASSWORD, name: 'Banc d’essai', protocol: 'pop3' } as const;
    await setUpAccount(app.page, login);
    const createdAt = await app.markAt('main-window');
    const first = await firstRowAt(app.page);
    const offlineMs = (await offlineAt(app.page, bare.messages)) - createdAt;
    record('pop3: main window to first row', 'ms', [first - createdAt]);
    record('pop3: everything offline and searchable', 'ms', [offlineMs], '≤ 20000');
    record('pop3: offline', 'msgs/s', [(1000 * bare.messages) / offlineMs]);
    record('pop3: offline', 'MB/s', [(1000 * bare.bytes) / MB / offlineMs]);
    record('pop3: offline, time against the bare client', 'ratio', [offlineMs / bare.tookMs]);
    record('pop3: longest block of the window meanwhile', 'ms', [await longestBlock(app.page)], '≤ 50');
    record('pop3: engine memory at its peak, RSS', 'MB', [peakRssMb(pidOfEngine(app.pid))], '≤ 200');
    record('pop3: memory after it, all processes', 'MB', [treePssMb(app.pid)]);
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
