// The Debian packages that the tests need (a virtual display, Electron's libraries, mail servers, a keychain): told
// from the files that they bring, installed when we may, else named in one command.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** What must be there → the packages that bring it. @type {[string, string][]} */
const NEEDS = [
  ['xvfb-run', 'xvfb'],
  ['xauth', 'xauth'],
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libnss3.so', 'libnss3'],
  ['libgbm.so.1', 'libgbm1'],
  ['libasound.so.2', 'libasound2'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
  ['libcups.so.2', 'libcups2'],
  ['libxkbcommon.so.0', 'libxkbcommon0'],
  ['libdrm.so.2', 'libdrm2'],
  ['unzip', 'unzip'],
  ['openssl', 'openssl'],
  ['dbus-run-session', 'dbus-daemon'],
  ['gdbus', 'libglib2.0-bin'],
  ['gnome-keyring-daemon', 'gnome-keyring'],
  ['dovecot', 'dovecot-imapd'],
  ['/usr/lib/dovecot/lmtp', 'dovecot-lmtpd'],
  ['/usr/lib/dovecot/pop3', 'dovecot-pop3d'],
  ['/usr/lib/dovecot/managesieve', 'dovecot-managesieved'],
  ['/usr/lib/postfix/sbin/master', 'postfix'],
  ['dunst', 'dunst'],
  ['strace', 'strace'],
  ['xdotool', 'xdotool'],
  ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', 'fonts-dejavu-core'],
];
const FOLDERS = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];

export async function installDebianPackages() {
  if (process.platform !== 'linux')
    throw new Error('The tests need Linux: their mail servers are Dovecot and Postfix.');
  const packages = missingPackages();
  if (packages.length === 0) return;
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  const command = `apt-get update && apt-get ${install.join(' ')}`;
  if (process.getuid?.() !== 0)
    throw new Error(`System packages are missing. Install them with:\nsudo sh -c '${command}'`);
  console.error(`Installing system packages: ${packages.join(' ')} …`);
  // Run level 1 keeps Debian from starting the mail servers by itself: the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [['update'], install]) {
    const [status] = await once(spawn('apt-get', ['-q', ...args], { env, stdio: ['ignore', 2, 2] }), 'close');
    if (status !== 0) throw new Error(`apt-get failed. By hand: ${command}`);
  }
  const still = missingPackages();
  if (still.length > 0) throw new Error(`Still missing after apt-get: ${still.join(' ')}`);
}

function missingPackages() {
  const libraries = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
  /** @param {string} what */
  const isThere = (what) => {
    if (what.startsWith('/')) return existsSync(what);
    if (what.includes('.so')) return libraries.includes(`\t${what} `);
    return FOLDERS.some((folder) => existsSync(path.join(folder, what)));
  };
  return NEEDS.filter(([what]) => !isThere(what)).map(([, name]) => name);
}
