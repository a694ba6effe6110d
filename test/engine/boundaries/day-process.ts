// One scripted day in a process of its own, under strace: a whole engine, its person, and nothing else. The lines to
// the servers are in clear text (the test ends the TLS before its servers), so that one trace shows in one order what
// was written to the disk, what was said on the wire, and, by the marks, what the person asked and was answered.
import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import type { Keychain } from '../../../engine/accounts/keychain.ts';
import { createEngine } from '../../../engine/engine.ts';
import { connectClient, type EngineClient } from '../../../shared/contract/client.ts';
import {
  type HostContract,
  hostContract,
  type WindowContract,
  windowContract,
} from '../../../shared/contract/index.ts';
import { webPort } from '../../../shared/contract/port.ts';
import type { NewAccount } from '../../../shared/domain/account.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { untilTrue } from '../until.ts';
import { type DayOptions, LETTERS, MARK_PREFIX, type Mark, NOWHERE } from './day.ts';

type Client = EngineClient<WindowContract & HostContract>['client'];

const options = JSON.parse(process.argv[2]!) as DayOptions;
let client: Client;
let until: <T>(look: () => Promise<T | null | undefined | false>) => Promise<T>;

/** Answers how to end it. */
function startEngine(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const engine = createEngine({
    dataDir: options.dataDir,
    dataDirOnNetworkDrive: false,
    locale: 'fr-FR',
    workers: {
      parse: new URL(options.workers.parse),
      spelling: new URL(options.workers.spelling),
      checkpoint: new URL(options.workers.checkpoint),
      backup: new URL(options.workers.backup),
      search: new URL(options.workers.search),
      readBook: new URL(options.workers.readBook),
      scan: new URL(options.workers.scan),
      signature: new URL(options.workers.signature),
      render: new URL(options.workers.render),
    },
    keychain: async () => fileKeychain(options.keychainFile),
    log: (line) => console.error(line),
  });
  engine.servePort(webPort(port1), 'main');
  const line = connectClient(webPort(port2), { ...windowContract, ...hostContract });
  client = line.client;
  until = (look) => untilTrue(line.onEvent, look, 60_000, () => 'see the standard error of the day');
  return async () => {
    await engine.close();
    port2.close();
  };
}

function fileKeychain(file: string): Keychain {
  const read = (): Record<string, string> => JSON.parse(readFileSync(file, 'utf8'));
  return {
    read: async (name) => read()[name] ?? null,
    write: async (name, secret) => {
      writeFileSync(file, JSON.stringify({ ...read(), [name]: secret }));
      return true;
    },
    remove: async () => undefined,
  };
}

/** Seen by strace among the writes to the disk and to the wire, in their order. */
function mark(what: Mark): void {
  writeSync(1, `${MARK_PREFIX}${JSON.stringify(what)}\n`);
}

/** What of the world shall be so from now on: possible from the moment it is asked for, certain when it is answered. */
async function step<Answer>(about: string, value: string, ask: (client: Client) => Promise<Answer>): Promise<Answer> {
  mark({ type: 'asked', about, value });
  const answer = await ask(client);
  mark({ type: 'answered', about, value });
  return answer;
}

const mailboxId = async (path: string) => (await client.mailboxes.list()).find((mailbox) => mailbox.path === path)!.id;

async function letterId(number: number): Promise<MessageId> {
  for (const { id } of await client.mailboxes.list()) {
    const { ids } = await client.messages.list({
      source: { kind: 'mailbox', mailboxId: id },
      sort: { by: 'date', direction: 'asc' },
      threaded: false,
    });
    const rows = await client.messages.rows({ ids: [...ids] as MessageId[] });
    const row = rows.find(({ subject }) => subject === `Lettre ${number}`);
    if (row) return row.id;
  }
  throw new Error(`there is no letter ${number}`);
}

async function settled(): Promise<void> {
  await until(async () => {
    const [status] = await client.accounts.status();
    if (status?.phase !== 'watching' || status.pendingOperations > 0) return false;
    return status.messagesTotal > 0 && status.messagesOffline === status.messagesTotal;
  });
}

async function setFlag(number: number, flag: 'seen' | 'flagged', value: boolean): Promise<void> {
  const ids = [await letterId(number)];
  await step(`${flag} of letter ${number}`, String(value), () => client.messages.setFlag({ ids, flag, value }));
}

async function move(number: number, path: string): Promise<void> {
  const ids = [await letterId(number)];
  const target = await mailboxId(path);
  await step(`place of letter ${number}`, path, () => client.messages.move({ ids, mailboxId: target }));
}

async function write(subject: string, versions: number, recipient: string | null, attachmentBytes = 0) {
  const about = `draft ${subject}`;
  const draft = await client.drafts.start({ mode: 'new', originalId: null });
  const to = recipient === null ? [] : [{ kind: 'address' as const, address: { name: null, address: recipient } }];
  for (let version = 1; version <= versions; version += 1) {
    const text = `Bonjour, version ${version}.\n${'Une phrase de plus. '.repeat(version * 20)}`;
    const content = { identityId: draft.identityId, to, cc: [], bcc: [], subject, html: null, text };
    const revision = draft.revision + version;
    await step(about, String(version), () => client.drafts.save({ draftId: draft.id, revision, content }));
  }
  if (attachmentBytes > 0) {
    const bytes = new Uint8Array(attachmentBytes).map((_, index) => (index * 31) % 251);
    await step(`attachment of ${subject}`, String(attachmentBytes), () =>
      client.drafts.attach({ draftId: draft.id, name: 'plan.bin', type: 'application/x-plan', bytes, inline: false }),
    );
  }
  return draft.id;
}

async function send(subject: string, recipient: string, attachmentBytes: number): Promise<void> {
  const draftId = await write(subject, 2, recipient, attachmentBytes);
  await step(`sending of ${subject}`, 'handed over', () => client.outbox.send({ draftId, when: 'now', dismissed: [] }));
}

async function writeAndClose(subject: string, versions: number): Promise<void> {
  const draftId = await write(subject, versions, null);
  await client.drafts.close({ draftId });
}

async function outboxIsEmpty(): Promise<void> {
  await until(async () => (await client.outbox.list()).length === 0);
  await settled();
}

async function morning(): Promise<void> {
  await until(async () => (await client.store.state()).kind === 'open');
  await step('theme', 'dark', () => client.settings.set({ theme: 'dark', undoSendMs: 0 }));
  const account = options.account as NewAccount;
  await step('account', account.address, () => client.accounts.create(account));
  await until(async () => (await client.accounts.status())[0]?.messagesTotal === LETTERS);
  await settled();
  await step('contact jeanne', 'Jeanne Petit', () =>
    client.contacts.save({ address: 'jeanne@parents.example', name: 'Jeanne Petit', roles: ['family'] }),
  );
  const memberAddresses = ['jeanne@parents.example', 'paul@parents.example'];
  await step('group CM2', '2', () =>
    client.contacts.saveGroup({ groupId: null, name: 'CM2', privacy: 'alwaysBcc', agreedAt: null, memberAddresses }),
  );
  for (let number = 1; number <= 6; number += 1) await setFlag(number, 'seen', true);
  await setFlag(2, 'flagged', true);
  await setFlag(3, 'flagged', true);
  await setFlag(3, 'flagged', false);
  await send('Envoi 1', options.colleague, 0);
  await move(4, 'Archive');
  await move(5, 'Classe');
  await settled();
  await move(5, 'Archive');
  await move(6, 'Trash');
  await writeAndClose('Brouillon 1', 5);
  await settled();
  await send('Envoi 2', options.colleague, 150_000);
  await write('Brouillon 2', 6, options.colleague, 40_000);
  await outboxIsEmpty();
}

async function afternoon(): Promise<void> {
  await settled();
  const sixth = [await letterId(6)];
  await step('place of letter 6', NOWHERE, () => client.messages.destroy({ ids: sixth }));
  await client.messages.copy({ ids: [await letterId(7)], mailboxId: await mailboxId('Classe') });
  await settled();
  await step('contact jeanne', 'Jeanne Durand', () =>
    client.contacts.save({ address: 'jeanne@parents.example', name: 'Jeanne Durand' }),
  );
  await step('theme', 'light', () => client.settings.set({ theme: 'light' }));
  // To oneself: mail comes in while other mail goes out.
  await send('Envoi 3', options.account.address, 60_000);
  for (let number = 8; number <= 14; number += 1) await setFlag(number, 'flagged', true);
  for (let number = 8; number <= 11; number += 1) await move(number, 'Classe');
  await writeAndClose('Brouillon 3', 4);
  await outboxIsEmpty();
  await send('Envoi 4', options.account.address, 250_000);
  await writeAndClose('Brouillon 4', 3);
  for (let number = 12; number <= 14; number += 1) await setFlag(number, 'flagged', false);
  await outboxIsEmpty();
}

let end = startEngine();
await morning();
await end();
end = startEngine();
await afternoon();
await end();
process.exit(0);
