// The whole engine in the test's process, on a folder of its own, with a client on a real port. Waiting is always for
// a condition, looked at again with every event of the engine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import type { Keychain } from '../../engine/accounts/keychain.ts';
import { createEngine } from '../../engine/engine.ts';
import { connectClient } from '../../shared/contract/client.ts';
import type { EngineEvent } from '../../shared/contract/event.ts';
import { hostContract, windowContract } from '../../shared/contract/index.ts';
import { webPort } from '../../shared/contract/port.ts';
import {
  type AccountStatus,
  DEFAULT_LEAVE_ON_SERVER,
  type LeaveOnServer,
  type NewAccount,
} from '../../shared/domain/account.ts';
import type { MailServer } from '../servers/mail-server.ts';
import { builtWorkers } from '../servers/workers.ts';
import { untilTrue } from './until.ts';

/** A keychain in memory: its entries outlive an engine, as the system's do. */
export function fakeKeychain(): Keychain & { entries: Map<string, string> } {
  const entries = new Map<string, string>();
  return {
    entries,
    read: async (name) => entries.get(name) ?? null,
    write: async (name, secret) => {
      entries.set(name, secret);
      return true;
    },
    remove: async (name) => void entries.delete(name),
  };
}

export function temporaryFolder(): { path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'casier-engine-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface StartOptions {
  dataDir: string;
  keychain?: Keychain | null;
  server?: MailServer;
  now?: () => number;
}

export async function startEngine({ dataDir, keychain = fakeKeychain(), server, now }: StartOptions) {
  const log: string[] = [];
  const engine = createEngine({
    dataDir,
    dataDirOnNetworkDrive: false,
    locale: 'fr-FR',
    workers: await builtWorkers(),
    keychain: async () => keychain,
    extraCertificates: server ? [server.ca] : [],
    log: (line) => log.push(line),
    ...(now && { now }),
  });
  const { port1, port2 } = new MessageChannel();
  engine.servePort(webPort(port1), 'main');
  const { client, onEvent } = connectClient(webPort(port2), { ...windowContract, ...hostContract });
  const events: EngineEvent[] = [];
  onEvent((event) => events.push(event));

  /** Resolves with the first answer of `look` that is not null, undefined or false. */
  const until = <T>(look: () => Promise<T | null | undefined | false>, limitMs = 20_000): Promise<T> =>
    untilTrue(onEvent, look, limitMs, () => log.join('\n'));

  return {
    client,
    events,
    log,
    until,
    onEvent,
    async close() {
      await engine.close();
      port2.close();
    },
  };
}

export type TestEngine = Awaited<ReturnType<typeof startEngine>>;

/** Everything is compared, sent and downloaded. */
export function isAtRest(status: AccountStatus | undefined): status is AccountStatus {
  if (status?.phase !== 'watching' || status.pendingOperations > 0) return false;
  return status.messagesOffline === status.messagesTotal;
}

export function newAccount(server: MailServer, user: string, password: string): NewAccount {
  const userName = server.address(user);
  const base = { host: '127.0.0.1', userName, plainTextConfirmed: false };
  return {
    protocol: 'imap',
    leaveOnServer: DEFAULT_LEAVE_ON_SERVER,
    name: 'Claire Martin',
    address: userName,
    incoming: { ...base, host: 'localhost', port: server.ports.imaps, security: 'tls' },
    outgoing: { ...base, host: 'localhost', port: server.ports.submissions, security: 'tls' },
    password,
  };
}

/** A message as another program would write it. */
export function letter(number: number, facts: { subject?: string; from?: string; body?: string } = {}): string {
  return [
    `From: ${facts.from ?? 'Jeanne Petit <jeanne.petit@ecole.example>'}`,
    'To: Claire Martin <claire@ecole.example>',
    `Subject: ${facts.subject ?? `Lettre ${number}`}`,
    `Date: ${new Date(Date.UTC(2026, 8, 1) + number * 60_000).toUTCString()}`,
    `Message-ID: <lettre-${number}@ecole.example>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    facts.body ?? `Bonjour, voici la lettre ${number}.`,
    '',
  ].join('\r\n');
}

/** As `newAccount`, collected by POP3. */
export function newPop3Account(
  server: MailServer,
  user: string,
  password: string,
  leaveOnServer: LeaveOnServer = DEFAULT_LEAVE_ON_SERVER,
): NewAccount {
  const account = newAccount(server, user, password);
  return { ...account, protocol: 'pop3', leaveOnServer, incoming: { ...account.incoming, port: server.ports.pop3s } };
}
