// A real mail server for tests: Dovecot (IMAP, POP3, ManageSieve, LMTP) and Postfix (submission) on free loopback
// ports, in one temporary folder, with a CA of its own. Nothing leaves the machine. Postfix starts as root only:
// without root there is no submission, and whoever needs it fails by name.
import { execFile, execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type CertificateKind, createCertificates, installCertificate } from './certificates.ts';
import { type Daemon, daemon, freePorts } from './daemon.ts';

const here = import.meta.dirname;
const isRoot = process.getuid?.() === 0;
const PORT_NAMES = ['imap', 'imaps', 'pop3', 'pop3s', 'sieve', 'lmtp', 'sasl', 'submission', 'submissions'] as const;
const POSTFIX_QUEUE = [
  ...['active', 'bounce', 'corrupt', 'defer', 'deferred', 'flush', 'hold'],
  ...['incoming', 'maildrop', 'pid', 'private', 'public', 'saved', 'trace'],
];

export interface MailUser {
  password: string;
  /** Dovecot's size, as « 1M ». */
  quota?: string;
  /** More that Dovecot's password database says of the user: « nologin=y reason=… », without spaces in a value. */
  login?: string;
}

export interface MailServerOptions {
  users: Record<string, MailUser>;
  domain?: string;
  maxMessageSizeBytes?: number;
  certificate?: CertificateKind;
  /** What the valid certificate is for, beside localhost. */
  names?: readonly string[];
  /** Other addresses of a user, by their part before the @, or whole: then of another domain than the server's own. */
  aliases?: Readonly<Record<string, string>>;
  /** Submission takes a From of the user's own alone, as most académies do. */
  ownSendersOnly?: boolean;
  /** What Postfix does not say that it can do: « 8bitmime ». */
  untoldAbilities?: string;
  /** Who signs its certificate: another name than that of a second server beside it. */
  authority?: string;
  /** Replaces what Dovecot offers after login: « IMAP4rev1 UIDPLUS ». Commands not named still work. */
  imapCapability?: string;
  /** Keeps what IMAP clients said after their login: `imapCommands`. */
  imapLog?: boolean;
  /**
   * `french`: as some académies have it: everything below the inbox, parted by dots, roles under French names, no
   * folder for archives.
   */
  layout?: 'usual' | 'french';
  /** Folders that all users share, below « Partagés »: what anybody may do in them, in RFC 4314's letters, and what lies there. */
  shared?: Readonly<Record<string, { rights: string; letters?: readonly string[] }>>;
  /** Keeps everything in memory, for tests with thousands of folders. */
  inMemory?: boolean;
}

const MEMORY = '/dev/shm';

export interface MailServer {
  dir: string;
  ports: Record<(typeof PORT_NAMES)[number], number>;
  domain: string;
  /** The CA's certificate, PEM. */
  ca: string;
  address(user: string): string;
  /** `doveadm`, for what no client can do: change UIDVALIDITY, deliver, drop connections. Answers its output. */
  doveadm(...args: string[]): Promise<string>;
  /** Puts these bytes into a mailbox of the user, as another client would. */
  save(user: string, mailbox: string, raw: string | Uint8Array): Promise<void>;
  /** Every command line that clients of this user sent after their login so far, without tags. */
  imapCommands(user: string): string[];
  setUser(user: string, change: Partial<MailUser>): void;
  setCertificate(kind: CertificateKind): Promise<void>;
  start(name: 'dovecot' | 'postfix'): Promise<void>;
  end(name: 'dovecot' | 'postfix', signal?: NodeJS.Signals): Promise<void>;
  /** Everything accepted is delivered now, without waiting for its next turn. */
  flushQueue(): Promise<void>;
  /** The servers' own logs, for a failing test's message. */
  logs(): string;
  stop(): Promise<void>;
}

export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const { domain = 'ecole.example', maxMessageSizeBytes = 10_240_000, certificate = 'valid' } = options;
  const users = { ...options.users };
  const dir = fs.mkdtempSync(
    path.join(options.inMemory && fs.existsSync(MEMORY) ? MEMORY : os.tmpdir(), 'mail-server-'),
  );
  fs.chmodSync(dir, 0o755); // the servers' own users have to get in
  const ports = await freePorts(PORT_NAMES);
  const ca = createCertificates(dir, options.names, options.authority);
  installCertificate(dir, certificate);
  const address = (user: string) => `${user}@${domain}`;
  writeUsers(dir, users, address);
  const imapCapability = options.imapCapability ? `imap_capability = ${options.imapCapability}` : '';
  const senderRestrictions = options.ownSendersOnly ? 'reject_authenticated_sender_login_mismatch' : '';
  writeAliases(dir, users, options.aliases ?? {}, address);
  const imapLog = options.imapLog ? 'rawlog_dir = %h/rawlog' : '';
  const namespace = namespaceOf(options.layout ?? 'usual');
  const domains = Object.keys(options.aliases ?? {}).flatMap((alias) => alias.split('@')[1] ?? []);
  const aliasDomains = [...new Set(domains)].filter((one) => one !== domain);
  const said = {
    imapCapability,
    imapLog,
    senderRestrictions,
    untoldAbilities: options.untoldAbilities ?? '',
    namespace,
    aliasDomains: aliasDomains.join(' '),
    ...sharing(dir, options.shared),
  };
  const accounts = dovecotAccounts();
  writeConfiguration(dir, { ...ports, dir, domain, maxMessageSizeBytes, accounts, ...said });

  if (options.shared) makeShared(dir, options.shared);
  if (options.imapLog) for (const user of Object.keys(users)) makeLogFolder(dir, address(user));

  const daemons: Record<'dovecot' | 'postfix', Daemon | null> = {
    dovecot: daemon(
      ['dovecot', '-F', '-c', `${dir}/dovecot.conf`],
      [ports.imap, ports.pop3, ports.sieve, ports.lmtp],
      `${dir}/dovecot.out`,
    ),
    postfix: isRoot
      ? daemon(['/usr/lib/postfix/sbin/master', '-c', `${dir}/postfix`, '-s'], [ports.submission], `${dir}/postfix.out`)
      : null,
  };
  const each = (action: (daemon: Daemon) => Promise<void>) =>
    Promise.all(Object.values(daemons).map((one) => one && action(one)));
  const stop = async () => {
    await each((one) => one.end('SIGKILL')); // the folder goes anyway, and Postfix takes a second to end in order
    fs.rmSync(dir, { recursive: true, force: true });
  };
  const byName = (name: 'dovecot' | 'postfix') => {
    const found = daemons[name];
    if (!found) throw new Error(`${name} starts as root only`);
    return found;
  };

  const start = (one: Daemon) =>
    one.start().catch((error) => {
      throw new Error(`${error}\n${logs(dir)}`);
    });

  try {
    await each(start);
  } catch (error) {
    await stop();
    throw error;
  }

  const doveadm = async (...args: string[]) =>
    (await promisify(execFile)('doveadm', ['-c', path.join(dir, 'dovecot.conf'), ...args], { maxBuffer: 1 << 28 }))
      .stdout;
  return {
    dir,
    ports,
    domain,
    ca,
    address,
    doveadm,
    save: async (user, mailbox, raw) => {
      const file = path.join(dir, `save-${process.hrtime.bigint()}.eml`);
      fs.writeFileSync(file, raw);
      fs.chmodSync(file, 0o644);
      await doveadm('save', '-u', address(user), '-m', mailbox, file);
      fs.rmSync(file);
    },
    imapCommands: (user) => loggedCommands(path.join(dir, 'mail', address(user), 'rawlog')),
    setUser: (user, change) => {
      users[user] = { ...users[user]!, ...change };
      writeUsers(dir, users, address);
    },
    setCertificate: async (kind) => {
      installCertificate(dir, kind);
      await each(async (one) => {
        await one.end();
        await start(one);
      });
    },
    start: (name) => start(byName(name)),
    end: async (name, signal) => {
      await byName(name).end(signal);
      if (name === 'dovecot' && signal === 'SIGKILL') removeLocks(path.join(dir, 'mail'));
    },
    flushQueue: async () => {
      await promisify(execFile)('/usr/sbin/postqueue', ['-c', path.join(dir, 'postfix'), '-f']);
    },
    logs: () => logs(dir),
    stop,
  };
}

/** A Dovecot that was killed leaves its locks, which the next one respects for two minutes. */
function removeLocks(mail: string): void {
  for (const name of fs.readdirSync(mail, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.lock')) fs.rmSync(path.join(mail, name), { force: true });
  }
}

function writeUsers(dir: string, users: Record<string, MailUser>, address: (user: string) => string): void {
  const line = ([user, { password, quota, login = '' }]: [string, MailUser]) =>
    `${address(user)}:${password}::::::${login} ${quota ? `userdb_quota_rule=*:storage=${quota}` : ''}\n`;
  fs.writeFileSync(path.join(dir, 'users'), Object.entries(users).map(line).join(''), { mode: 0o644 });
  const recipients = Object.keys(users).map((user) => `${address(user)} ok\n`);
  fs.writeFileSync(path.join(dir, 'recipients'), recipients.join(''));
}

/** Where mail to them goes, and whose From they may be. */
function writeAliases(
  dir: string,
  users: Record<string, MailUser>,
  aliases: Readonly<Record<string, string>>,
  address: (user: string) => string,
): void {
  const whole = (alias: string) => (alias.includes('@') ? alias : address(alias));
  const lines = Object.entries(aliases).map(([alias, user]) => `${whole(alias)} ${address(user)}\n`);
  fs.writeFileSync(path.join(dir, 'aliases'), lines.join(''));
  const own = Object.keys(users).map((user) => `${address(user)} ${address(user)}\n`);
  fs.writeFileSync(path.join(dir, 'senders'), [...own, ...lines].join(''));
}

function writeConfiguration(dir: string, values: Record<string, string | number>): void {
  const fill = (template: string, to: string) =>
    fs.writeFileSync(
      path.join(dir, to),
      fs
        .readFileSync(path.join(here, template), 'utf8')
        .replace(/\{\{(\w+)\}\}/g, (_all, name) => String(values[name])),
    );
  fill('dovecot.conf', 'dovecot.conf');
  for (const folder of ['mail', 'dovecot']) fs.mkdirSync(path.join(dir, folder));
  if (!isRoot) return;
  execFileSync('chown', ['mail:mail', path.join(dir, 'mail')]);
  const queue = POSTFIX_QUEUE.map((name) => path.join(dir, 'postfix/queue', name));
  for (const folder of [...queue, path.join(dir, 'postfix/data')]) fs.mkdirSync(folder, { recursive: true });
  execFileSync('chown', ['postfix', path.join(dir, 'postfix/data'), ...queue]);
  fill('main.cf', 'postfix/main.cf');
  fill('master.cf', 'postfix/master.cf');
  // Postfix waits until a file is two seconds old, lest it be half written.
  for (const file of ['recipients', 'aliases', 'senders', 'postfix/main.cf', 'postfix/master.cf']) {
    fs.utimesSync(path.join(dir, file), 0, Date.now() / 1000 - 60);
  }
}

const LAYOUTS = {
  usual: {
    separator: '/',
    prefix: '',
    names: { Drafts: 'Drafts', Sent: 'Sent', Trash: 'Trash', Junk: 'Junk', Archive: 'Archive' },
  },
  french: {
    ...{ separator: '.', prefix: 'INBOX.' },
    names: { Drafts: 'Brouillons', Sent: 'Envoyés', Trash: 'Corbeille', Junk: 'Indésirables' },
  },
} as const;

function namespaceOf(layout: keyof typeof LAYOUTS): string {
  const { separator, prefix, names } = LAYOUTS[layout];
  const mailboxes = Object.entries(names).map(
    ([use, name]) => `  mailbox "${name}" {\n    auto = subscribe\n    special_use = \\${use}\n  }`,
  );
  return [`  separator = ${separator}`, `  prefix = ${prefix}`, ...mailboxes].join('\n');
}

const SHARED_PREFIX = 'Partagés';

/** What dovecot.conf has of folders with rights of their own (RFC 4314). */
function sharing(dir: string, shared: MailServerOptions['shared']): Record<string, string> {
  if (!shared) return { acl: '', imapAcl: '', aclRights: '', shared: '' };
  const namespace = [
    ...['namespace shared {', '  type = public', '  separator = /', `  prefix = ${SHARED_PREFIX}/`],
    ...[`  location = maildir:${dir}/mail/shared`, '  subscriptions = no', '  list = yes', '}'],
  ];
  return { acl: 'acl', imapAcl: 'imap_acl', aclRights: 'acl = vfile', shared: namespace.join('\n') };
}

function makeShared(dir: string, shared: NonNullable<MailServerOptions['shared']>): void {
  const root = path.join(dir, 'mail/shared');
  for (const [name, { rights, letters = [] }] of Object.entries(shared)) {
    const folder = path.join(root, `.${name}`);
    for (const part of ['cur', 'new', 'tmp']) fs.mkdirSync(path.join(folder, part), { recursive: true });
    fs.writeFileSync(path.join(folder, 'dovecot-acl'), `anyone ${rights}\n`);
    for (const [n, raw] of letters.entries()) fs.writeFileSync(path.join(folder, 'cur', `${n}.test:2,`), raw);
  }
  if (isRoot) execFileSync('chown', ['-R', 'mail:mail', root]);
}

/** As root, each service has its usual user; otherwise everything runs as whoever started it. */
function dovecotAccounts(): string {
  const common = 'first_valid_uid = 1\nfirst_valid_gid = 1';
  if (isRoot) return `mail_uid = mail\nmail_gid = mail\n${common}`;
  const { username, uid, gid } = os.userInfo();
  const group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  const internal = `default_internal_user = ${username}\ndefault_internal_group = ${group}\ndefault_login_user = ${username}`;
  return `${internal}\nmail_uid = ${uid}\nmail_gid = ${gid}\n${common}`;
}

/** Dovecot logs only where the folder is there already. */
function makeLogFolder(dir: string, address: string): void {
  const home = path.join(dir, 'mail', address);
  fs.mkdirSync(path.join(home, 'rawlog'), { recursive: true });
  if (isRoot) execFileSync('chown', ['-R', 'mail:mail', home]);
}

/** Of all connections, in the order in which they were opened. Dovecot writes a time before each line. */
function loggedCommands(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.in'));
  const lines = files.sort().flatMap((name) => fs.readFileSync(path.join(folder, name), 'latin1').split('\r\n'));
  return lines.flatMap((line) => /^(?:\d+\.\d+ )?[A-Z0-9]+ ([A-Z].*)$/.exec(line)?.[1] ?? []);
}

function logs(dir: string): string {
  return ['dovecot.out', 'dovecot.log', 'postfix.out', 'postfix.log']
    .map((name) => path.join(dir, name))
    .filter((file) => fs.existsSync(file))
    .map((file) => `--- ${path.basename(file)}\n${fs.readFileSync(file, 'utf8')}`)
    .join('');
}
