// What other tools reach on the same server in the same run: a bare imapflow script that stores nothing, and mbsync
// into a Maildir. Casier's sync figures are given as shares of these.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ImapFlow } from 'imapflow';
import type { MailServer } from '../servers/mail-server.ts';
import { PASSWORD } from './mailboxes.ts';

export interface Baseline {
  /** Envelopes, flags and sizes of INBOX. */
  headersMs: number;
  /** Raw sources of every folder. */
  sourcesMs: number;
  messages: number;
  bytes: number;
}

export async function bareImapflow(server: MailServer, user: string): Promise<Baseline> {
  const client = new ImapFlow({
    host: 'localhost',
    port: server.ports.imaps,
    secure: true,
    tls: { ca: server.ca },
    auth: { user: server.address(user), pass: PASSWORD },
    logger: false,
    disableCompression: true, // loopback: it would only cost the server
  });
  await client.connect();
  let messages = 0;
  let bytes = 0;
  await client.mailboxOpen('INBOX');
  const headersStart = performance.now();
  for await (const _message of client.fetch('1:*', { envelope: true, flags: true, size: true, internalDate: true }));
  const headersMs = performance.now() - headersStart;
  const sourcesStart = performance.now();
  for (const { path: folder } of await client.list()) {
    const { exists } = await client.mailboxOpen(folder);
    if (exists === 0) continue;
    for await (const { source } of client.fetch('1:*', { source: true })) {
      messages += 1;
      bytes += source?.length ?? 0;
    }
  }
  const sourcesMs = performance.now() - sourcesStart;
  await client.logout();
  return { headersMs, sourcesMs, messages, bytes };
}

/** null: mbsync (Debian package isync) is not installed. */
export function mbsync(server: MailServer, user: string): number | null {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'mbsync-'));
  try {
    fs.writeFileSync(path.join(dir, 'ca.pem'), server.ca);
    fs.mkdirSync(path.join(dir, 'mail'));
    fs.writeFileSync(path.join(dir, 'rc'), configuration(server, user, dir));
    const startedAt = performance.now();
    execFileSync('mbsync', ['-q', '-c', path.join(dir, 'rc'), 'all'], { stdio: ['ignore', 'ignore', 'inherit'] });
    return performance.now() - startedAt;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

function configuration(server: MailServer, user: string, dir: string): string {
  return `FSync no
IMAPAccount bench
Host localhost
Port ${server.ports.imaps}
User ${server.address(user)}
Pass ${PASSWORD}
SSLType IMAPS
CertificateFile ${dir}/ca.pem

IMAPStore remote
Account bench

MaildirStore local
Path ${dir}/mail/
Inbox ${dir}/mail/INBOX
SubFolders Verbatim

Channel all
Far :remote:
Near :local:
Patterns *
Create Near
Sync Pull
SyncState *
`;
}
