// Runs the scripted day once against real servers, under strace, and answers the trace. TLS ends here, between the
// engine and the servers, so that the trace shows what was said on the wire.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from 'node:tls';
import type { NewAccount } from '../../../shared/domain/account.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { builtScript, builtWorkers } from '../../servers/workers.ts';
import { letter, newAccount } from '../start-engine.ts';
import { type DayOptions, LETTERS } from './day.ts';

/** All that reaches the disk but shared memory (which SQLite makes anew), and all that goes over sockets. */
const SYSCALLS = [
  ...['openat', 'pwrite64', 'write', 'writev', 'fsync', 'fdatasync', 'ftruncate', 'fallocate'],
  ...['unlink', 'rename', 'sendto', 'sendmsg', 'read', 'recvfrom'],
];
const LONGEST_STRING = 1 << 20;
const NEEDED_BYTES = 512 * 1024 * 1024;

export interface RecordedDay {
  traceFile: string;
  dataDir: string;
  imapPort: number;
  smtpPort: number;
  /** The key of the store. */
  key: Uint8Array;
  /** As they were delivered, byte for byte; letter 1 is the first. */
  letters: Buffer[];
  remove(): void;
}

export async function recordDay(): Promise<RecordedDay> {
  const folder = mkdtempSync(path.join(fastFolder(), 'casier-day-'));
  const server = await startMailServer({ users: { claire: { password: 'secret' }, jean: { password: 'secret' } } });
  const imap = await endTls(server.ports.imaps, server);
  const smtp = await endTls(server.ports.submissions, server);
  try {
    const letters = await deliverLetters(server);
    const keychainFile = path.join(folder, 'keychain.json');
    writeFileSync(keychainFile, '{}');
    const options: DayOptions = {
      dataDir: path.join(folder, 'data'),
      keychainFile,
      workers: await workerUrls(),
      account: inClear(newAccount(server, 'claire', 'secret'), imap.port, smtp.port),
      colleague: server.address('jean'),
    };
    const traceFile = path.join(folder, 'trace');
    await runTraced(await builtScript('test/engine/boundaries/day-process.ts'), options, traceFile);
    return {
      traceFile,
      dataDir: options.dataDir,
      imapPort: imap.port,
      smtpPort: smtp.port,
      key: storeKey(keychainFile),
      letters,
      remove: () => rmSync(folder, { recursive: true, force: true }),
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    imap.stop();
    smtp.stop();
    await server.stop();
  }
}

/** In memory where there is room: each state is a few megabytes of files, and there are thousands. */
function fastFolder(): string {
  const memory = '/dev/shm';
  if (!existsSync(memory)) return tmpdir();
  const { bavail, bsize } = statfsSync(memory);
  return bavail * bsize >= NEEDED_BYTES ? memory : tmpdir();
}

async function deliverLetters(server: MailServer): Promise<Buffer[]> {
  await server.doveadm('mailbox', 'create', '-u', server.address('claire'), 'Classe');
  const letters: Buffer[] = [];
  for (let number = 1; number <= LETTERS; number += 1) {
    const raw = letter(number, { body: `Lettre ${number}\r\n${`Ligne ${number * 7} de la lettre.\r\n`.repeat(40)}` });
    await server.save('claire', 'INBOX', raw);
    letters.push(Buffer.from(raw));
  }
  return letters;
}

function inClear(account: NewAccount, imapPort: number, smtpPort: number): NewAccount {
  const clear = { host: '127.0.0.1', security: 'none' as const, plainTextConfirmed: true };
  return {
    ...account,
    incoming: { ...account.incoming, ...clear, port: imapPort },
    outgoing: { ...account.outgoing, ...clear, port: smtpPort },
  };
}

async function workerUrls(): Promise<DayOptions['workers']> {
  const workers = Object.entries(await builtWorkers()).map(([name, url]) => [name, url.href]);
  return Object.fromEntries(workers);
}

async function runTraced(script: string, options: DayOptions, traceFile: string): Promise<void> {
  const strace = ['-f', '--seccomp-bpf', '-yy', '-xx', '-s', `${LONGEST_STRING}`, '-o', traceFile, '-e', 'signal=none'];
  const child = spawn(
    'strace',
    [...strace, '-e', `trace=${SYSCALLS.join(',')}`, process.execPath, script, JSON.stringify(options)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      words = (words + data).slice(-4_000);
    });
  }
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the day ended with ${code}:\n${words}`);
}

function storeKey(keychainFile: string): Uint8Array {
  const entries = JSON.parse(readFileSync(keychainFile, 'utf8')) as Record<string, string>;
  const entry = Object.entries(entries).find(([name]) => name.startsWith('database key'));
  return Buffer.from(entry![1], 'base64');
}

/** A port on which the server behind it speaks without TLS. */
async function endTls(targetPort: number, { ca }: MailServer): Promise<{ port: number; stop(): void }> {
  const server = createServer((socket) => {
    const upstream = connect({ host: '127.0.0.1', port: targetPort, servername: 'localhost', ca });
    const end = () => {
      socket.destroy();
      upstream.destroy();
    };
    for (const side of [socket, upstream]) side.on('error', end).on('close', end);
    socket.pipe(upstream).pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, stop: () => void server.close() };
}
