// The real Thunderbird with a fresh profile: an account on the bench's own server, nothing else that would work or ask
// by itself, and no way out of this machine. Driven by Marionette.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailServer } from '../servers/mail-server.ts';
import { connectMarionette, type Marionette } from './marionette.ts';

export interface Peer {
  pid: number;
  /** Epoch ms just before the process was made. */
  spawnedAt: number;
  marionette: Marionette;
}

export interface PeerAccount {
  server: MailServer;
  user: string;
  protocol: 'imap' | 'pop3';
}

const START_MS = 60_000;
const QUIT_MS = 20_000;
const POLL_MS = 50;

/** « Mozilla Thunderbird 153.7.0esr »; null: it is not installed. */
export function thunderbirdVersion(): string | null {
  try {
    return execFileSync('thunderbird', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Starts it with its profile in this folder, which may be a new one, and ends it in order after `use`; at once where that has failed. */
export async function withThunderbird<T>(
  dir: string,
  account: PeerAccount,
  use: (peer: Peer) => Promise<T>,
): Promise<T> {
  const profile = path.join(dir, 'profile');
  fs.mkdirSync(profile, { recursive: true });
  fs.writeFileSync(path.join(profile, 'user.js'), preferences(account));
  const spawnedAt = Date.now();
  const child = spawn(
    'thunderbird',
    ['--profile', profile, '--no-remote', '--marionette', '--remote-allow-system-access'],
    // The Debian wrapper looks for older profiles at home. The second is for Mozilla's own tests: whatever tries to
    // reach another machine ends the program.
    {
      env: { ...process.env, HOME: dir, MOZ_DISABLE_NONLOCAL_CONNECTIONS: '1', MOZ_CRASHREPORTER_DISABLE: '1' },
      stdio: 'ignore',
    },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const marionette = await connectMarionette(await portIn(path.join(profile, 'MarionetteActivePort'), child));
    const answer = await use({ pid: child.pid!, spawnedAt, marionette });
    await marionette.quit();
    await Promise.race([exited, sleep(QUIT_MS, undefined, { ref: false })]);
    return answer;
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
}

async function portIn(file: string, child: ChildProcess): Promise<number> {
  for (const endsAt = Date.now() + START_MS; Date.now() < endsAt; await sleep(POLL_MS)) {
    if (child.exitCode !== null) throw new Error(`Thunderbird ended at its start (${child.exitCode})`);
    const port = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
    if (port > 0) return port;
  }
  throw new Error(`Thunderbird could not be driven after ${START_MS} ms`);
}

function preferences({ server, user, protocol }: PeerAccount): string {
  const address = server.address(user);
  const all = {
    'mail.accountmanager.accounts': 'account1,account2',
    'mail.accountmanager.defaultaccount': 'account1',
    'mail.accountmanager.localfoldersserver': 'server2',
    'mail.account.account1.server': 'server1',
    'mail.account.account1.identities': 'id1',
    'mail.account.account2.server': 'server2',
    'mail.identity.id1.useremail': address,
    'mail.identity.id1.fullName': 'Banc d’essai',
    'mail.server.server1.type': protocol,
    'mail.server.server1.name': address,
    'mail.server.server1.hostname': 'localhost',
    'mail.server.server1.port': protocol === 'imap' ? server.ports.imaps : server.ports.pop3s,
    'mail.server.server1.socketType': 3, // TLS from the beginning
    'mail.server.server1.authMethod': 3, // a plain password
    'mail.server.server1.userName': address,
    // Nothing begins before the clock does.
    'mail.server.server1.login_at_startup': false,
    'mail.server.server1.check_new_mail': false,
    'mail.server.server1.autosync_offline_stores': false,
    'mail.server.server1.using_subscription': false, // all folders
    'mail.server.server1.leave_on_server': true,
    'mail.server.server2.type': 'none',
    'mail.server.server2.hostname': 'Local Folders',
    'mail.server.server2.userName': 'nobody',
    ...QUIET,
  };
  return Object.entries(all)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

const QUIET = {
  // Everything but the loopback goes to a proxy that is not there, and every name is this machine's: none is asked for.
  'network.dns.forceResolve': '127.0.0.1',
  'network.proxy.type': 1,
  'network.proxy.socks': '127.0.0.1',
  'network.proxy.socks_port': 9,
  'network.proxy.socks_remote_dns': true,
  'network.proxy.allow_bypass': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'app.update.enabled': false,
  'extensions.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.healthreport.uploadEnabled': false,
  'toolkit.telemetry.enabled': false,
  'mail.inappnotifications.enabled': false,
  'mail.rights.version': 1,
  'mail.shell.checkDefaultClient': false,
  'mailnews.start_page.enabled': false,
  'mail.biff.show_alert': false,
  'mail.biff.play_sound': false,
  'mail.winsearch.firstRunDone': true,
  // Its search index is built afterwards, and takes much longer than all that is measured here.
  'mailnews.database.global.indexer.enabled': false,
  'marionette.port': 0,
  'remote.prefs.recommended': false,
};
