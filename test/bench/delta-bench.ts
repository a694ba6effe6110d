// A pass over a large folder in which nothing has changed, as the engine does it: its own IMAP session against the
// store, with CONDSTORE (and QRESYNC), with CONDSTORE alone, and with neither.
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createMailboxWriter } from '../../engine/accounts/mailbox-writer.ts';
import { imapBackend } from '../../engine/imap/index.ts';
import { insertAccount } from '../../engine/store/accounts.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { insertMailbox } from '../../engine/store/mailboxes.ts';
import type { MailServer } from '../servers/mail-server.ts';
import { builtWorker } from '../servers/workers.ts';
import { startCommandProxy } from './command-proxy.ts';
import { figuresOf } from './figures.ts';
import { BOXES, type BoxName, PASSWORD } from './mailboxes.ts';

const RUNS = 10;
const never = new AbortController().signal;

const SERVERS = [
  { label: 'CONDSTORE and QRESYNC', hidden: [], targetMs: '≤ 150', targetTrips: '≤ 3' },
  { label: 'CONDSTORE alone', hidden: ['QRESYNC'], targetMs: '≤ 150', targetTrips: '≤ 3' },
  { label: 'neither', hidden: ['QRESYNC', 'CONDSTORE'], targetMs: '≤ 1500', targetTrips: null },
] as const;

export async function benchDelta(server: MailServer, mailbox: BoxName): Promise<void> {
  const { record } = figuresOf('elsewhere', mailbox);
  for (const { label, hidden, targetMs, targetTrips } of SERVERS) {
    const { tookMs, trips } = await passes(server, BOXES[mailbox].user, hidden);
    const name = `a pass with nothing new, ${label}`;
    record(name, 'ms', tookMs, targetMs);
    record(`${name}: round trips`, 'trips', trips, targetTrips);
  }
}

async function passes(server: MailServer, user: string, hidden: readonly string[]) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casier-delta-'));
  const proxy = await startCommandProxy(server.ports.imap, hidden);
  const store = openStore({
    path: path.join(folder, 'mail.db'),
    key: new Uint8Array(32).fill(7),
    checkpointWorker: await builtWorker('checkpoint-worker'),
  });
  try {
    const login = { host: '127.0.0.1', port: proxy.port, userName: server.address(user) };
    const session = await imapBackend({ ...login, security: 'none', plainTextConfirmed: true }, PASSWORD).open(never);
    const writer = inboxWriter(store);
    await session.syncMailbox('INBOX', writer, never);
    const tookMs: number[] = [];
    const trips: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      proxy.takeCommands();
      const startedAt = performance.now();
      const { changed } = await session.syncMailbox('INBOX', writer, never);
      tookMs.push(performance.now() - startedAt);
      trips.push(proxy.takeCommands().length);
      if (changed) throw new Error('something was new');
    }
    await session.close();
    return { tookMs, trips };
  } finally {
    store.close();
    await proxy.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function inboxWriter(store: Store) {
  const mailboxId = store.transaction((tx) => {
    const account = { address: 'a@b.example', name: 'Banc d’essai', incoming: null, outgoing: null };
    const accountId = insertAccount(tx, { ...account, protocol: 'imap', passwordKept: 'session' });
    const place = { parentId: null, path: 'INBOX', delimiter: '/', name: 'INBOX', role: 'inbox' as const };
    return insertMailbox(tx, { accountId, ...place, selectable: true, localOnly: false });
  });
  return createMailboxWriter({ mailboxId, store, shouldPause: () => false, carryFlags: () => {} });
}
