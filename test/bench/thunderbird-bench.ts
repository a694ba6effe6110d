// The same mailbox by the real Thunderbird, on the same server in the same run (`--thunderbird`): all headers, then all
// messages offline, in the order that suits it best: another folder open and its search index off, so that
// « offline » is all that is compared.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailServer } from '../servers/mail-server.ts';
import type { Corpus } from './corpus.ts';
import { figuresOf } from './figures.ts';
import { BOXES, type BoxName, PASSWORD } from './mailboxes.ts';
import { treePssMb } from './memory.ts';
import { type Peer, withThunderbird } from './thunderbird-app.ts';
import { collectPop3, HELPERS, prepare, showInbox, syncImap } from './thunderbird-inside.ts';
import { derOf } from './thunderbird-shared.ts';

const MB = 1_000_000;
const SETTLE_MS = 5_000;
/** By POP3 it needs many minutes for a large mailbox: its speed shows in five. */
const POP3_LIMIT_MS = 300_000;

export interface ThunderbirdBench {
  server: MailServer;
  box: BoxName;
  corpus: Corpus;
  inbox: number;
  /** For its profile. */
  dir: string;
}

/** `searchableMs`: after how long Casier had the same mailbox offline and searchable. */
export async function benchThunderbird(bench: ThunderbirdBench, searchableMs: number): Promise<void> {
  const { server, box, corpus, inbox, dir } = bench;
  const { record } = figuresOf('account', box, 'Thunderbird');
  const account = { server, user: BOXES[box].user, protocol: 'imap' } as const;
  await withThunderbird(dir, account, async (peer) => {
    await makeReady(peer, server);
    const times = await peer.marionette.run(syncImap, undefined, HELPERS);
    const complete = times.messages === corpus.messages && times.held === corpus.messages;
    if (!complete) console.log(`Thunderbird holds ${times.held} of ${corpus.messages} messages`);
    const offlineMs = complete ? times.offlineMs : Number.NaN;
    record('all headers of the inbox listed, another folder open', 'ms', [times.inboxHeadersMs]);
    record('headers, another folder open', 'msgs/s', [(1000 * inbox) / times.inboxHeadersMs]);
    record('all headers of all folders listed', 'ms', [times.allHeadersMs]);
    record('everything offline', 'ms', [offlineMs]);
    record('offline', 'msgs/s', [(1000 * corpus.messages) / offlineMs]);
    record('offline', 'MB/s', [(1000 * corpus.bytes) / MB / offlineMs]);
    const target = box === 'rich10k' ? '< 1' : null;
    const name = 'offline and searchable, time against Thunderbird merely offline';
    if (complete) figuresOf('account', box).record(name, 'ratio', [searchableMs / offlineMs], target);
    await sleep(SETTLE_MS);
    record('memory after the sync, all processes', 'MB', [treePssMb(peer.pid)]);
    await peer.marionette.run(showInbox, undefined, HELPERS);
    await sleep(SETTLE_MS);
  });
  record('disk against the mail’s size, without a search index', 'ratio', [mailBytes(dir) / corpus.bytes]);
}

export async function benchThunderbirdPop3({ server, box, inbox, dir }: ThunderbirdBench): Promise<void> {
  const { record } = figuresOf('pop3', box, 'Thunderbird');
  await withThunderbird(dir, { server, user: BOXES[box].user, protocol: 'pop3' }, async (peer) => {
    await makeReady(peer, server);
    const given = { limitMs: POP3_LIMIT_MS };
    const { tookMs, messages, finished } = await peer.marionette.run(collectPop3, given, HELPERS);
    const complete = finished && messages === inbox;
    if (!complete) console.log(`Thunderbird collected ${messages} of ${inbox} messages in ${tookMs} ms`);
    record('everything offline', 'ms', [complete ? tookMs : Number.NaN]);
    record('offline', 'msgs/s', [(1000 * messages) / tookMs]);
    record('memory after it, all processes', 'MB', [treePssMb(peer.pid)]);
  });
}

function makeReady({ marionette }: Peer, server: MailServer): Promise<void> {
  return marionette.run(prepare, { der: derOf(server.ca), password: PASSWORD }, HELPERS);
}

function mailBytes(dir: string): number {
  const folder = path.join(dir, 'profile/ImapMail');
  return Number(execFileSync('sh', ['-c', 'find . -type f -print0 | xargs -0 cat | wc -c'], { cwd: folder }));
}
