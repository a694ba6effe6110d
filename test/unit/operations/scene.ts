// An account with a real encrypted store and a fake server, a way to act on it, and ways to break it: the connection
// cut at a chosen command, the program killed at a chosen transaction.
import { createMailboxWriter } from '../../../engine/accounts/mailbox-writer.ts';
import type { Session } from '../../../engine/backend/backend.ts';
import { digestSource } from '../../../engine/mime/digest.ts';
import {
  carryFlags,
  createOperations,
  type Operations,
  pendingPaths,
  serverPath,
} from '../../../engine/operations/index.ts';
import type { Store } from '../../../engine/store/database.ts';
import { saveMailboxList } from '../../../engine/store/mailbox-tree.ts';
import { accountMailboxes, listMailboxes } from '../../../engine/store/mailboxes.ts';
import { mailboxMessageIds, messageByUid, messageRefs } from '../../../engine/store/messages.ts';
import { pendingOperations } from '../../../engine/store/operations.ts';
import { saveSources } from '../../../engine/store/sources.ts';
import type { AccountId, MailboxId, MessageId } from '../../../shared/domain/ids.ts';
import { MailError, type Problem } from '../../../shared/domain/problem.ts';
import { addAccount, scratchStore } from '../../store/scratch-store.ts';
import { type FakeServer, type Fault, fakeServer, messageIdOf } from './fake-server.ts';

/** The program ended here, as by kill -9: what was not committed is gone. */
export class Killed extends Error {}

export interface Scene {
  store: Store;
  server: FakeServer;
  accountId: AccountId;
  problems: Problem[];
  operations(): Operations;
  mailbox(path: string): MailboxId;
  ids(path: string): MessageId[];
  /** The program ends at the nth transaction from now: before it, or right after its commit. */
  killAt(transaction: number, when: 'before' | 'after'): void;
  /** The disk is full for the nth transaction from now, and the program goes on. */
  fillDiskAt(transaction: number): void;
  /** One session: the queue, as far as it goes. False: it was cut, killed, or could not be written down. */
  run(fault?: Fault): Promise<boolean>;
  /** The list of mailboxes, then each compared and its sources fetched. */
  sync(): Promise<void>;
  /** Sessions without faults until the queue is empty, then all compared. */
  settle(): Promise<void>;
  pending(): number;
  /** « path: Message-ID flags » of everything, sorted, as shown here. */
  shown(): string[];
  /** The same, as the server has it. */
  held(): string[];
}

export const PATHS = ['INBOX', 'Sent', 'Drafts', 'Trash', 'Archive', 'Junk', 'Classes'];
const ROLES = {
  INBOX: 'inbox',
  Sent: 'sent',
  Drafts: 'drafts',
  Trash: 'trash',
  Archive: 'archive',
  Junk: 'junk',
} as const;

export function letter(id: string, subject = `Letter ${id}`): Uint8Array {
  const text = `From: Paul <paul@ac-lyon.fr>\r\nTo: claire@ac-lyon.fr\r\nSubject: ${subject}\r\nDate: Tue, 4 Apr 2023 09:08:00 +0200\r\nMessage-ID: <${id}@test>\r\n\r\nHello ${id}.\r\n`;
  return new TextEncoder().encode(text);
}

export async function openScene({ uidplus = true, letters = 4 } = {}): Promise<Scene> {
  const server = fakeServer({ uidplus });
  for (const path of PATHS) server.addMailbox(path, path in ROLES ? ROLES[path as keyof typeof ROLES] : null);
  for (let n = 1; n <= letters; n += 1) server.deliver('INBOX', letter(`m${n}`));
  const scene = sceneOn(server);
  await scene.sync();
  return scene;
}

function sceneOn(server: FakeServer): Scene {
  const real = scratchStore();
  const accountId = addAccount(real);
  const problems: Problem[] = [];
  let kill: { left: number; when: 'before' | 'after' | 'full' } | null = null;
  const store: Store = {
    ...real,
    transaction(work, durability) {
      if (kill) kill.left -= 1;
      const now = kill?.left === 0 ? kill.when : null;
      if (now) kill = null;
      if (now === 'before') throw new Killed();
      if (now === 'full') throw new MailError({ kind: 'store', reason: 'diskFull' });
      const result = real.transaction(work, durability);
      if (now === 'after') throw new Killed();
      return result;
    },
  };
  const begin = () =>
    createOperations({
      store,
      nowAt: () => Date.now(),
      onProblem: (problem) => problems.push(problem),
      onQueued: () => {},
      onSourcesWanted: () => {},
    });
  let operations = begin();
  const signal = new AbortController().signal;

  const scene: Scene = {
    store,
    server,
    accountId,
    problems,
    operations: () => operations,
    mailbox: (path) => listMailboxes(real.reads).find((mailbox) => mailbox.path === path)!.id,
    ids: (path) => mailboxMessageIds(real.reads, scene.mailbox(path)),
    killAt: (transaction, when) => {
      kill = { left: transaction, when };
    },
    fillDiskAt: (transaction) => {
      kill = { left: transaction, when: 'full' };
    },
    async run(fault) {
      try {
        for (let tries = 0; tries < 50; tries += 1) {
          const { stale } = await operations.runPending({ accountId, session: server.session(fault), signal });
          if (!stale) return true;
          await scene.sync();
        }
        throw new Error('the queue stays stale');
      } catch (error) {
        if (error instanceof Killed) {
          operations = begin();
          return false;
        }
        if (error instanceof MailError && ['connection', 'store'].includes(error.kind)) return false;
        throw error;
      } finally {
        kill = null;
      }
    },
    async sync() {
      const session = server.session();
      const listed = await session.listMailboxes(signal);
      real.transaction((tx) => {
        const local = accountMailboxes(tx, accountId).map(({ path }) => path);
        saveMailboxList(tx, accountId, listed, pendingPaths(tx, accountId, local));
      });
      for (const { id, path: here, localOnly } of accountMailboxes(real.reads, accountId)) {
        const path = serverPath(real.reads, { accountId, path: here });
        if (!localOnly && server.mailboxes.has(path)) await syncMailbox(real, session, id, path, signal);
      }
    },
    async settle() {
      if (!(await scene.run())) throw new Error('a session without faults failed');
      await scene.sync();
    },
    pending: () => pendingOperations(real.reads, accountId).length,
    shown: () => shownIn(real),
    held: () => heldBy(server),
  };
  return scene;
}

export async function syncMailbox(
  store: Store,
  session: Session,
  id: MailboxId,
  path: string,
  signal: AbortSignal,
  withSources = true,
) {
  const sink = createMailboxWriter({ store, mailboxId: id, shouldPause: () => false, carryFlags });
  await session.syncMailbox(path, sink, signal);
  sink.compared(true);
  if (!withSources) return;
  const { uidValidity } = sink.state();
  const missing = sink.knownUids().filter((uid) => {
    const messageId = messageByUid(store.reads, id, uid);
    return messageId !== null && messageRefs(store.reads, [messageId])[0]?.sourceId === null;
  });
  if (uidValidity !== null && missing.length > 0) {
    const saveSource = async (uid: number, raw: Uint8Array) => {
      const messageId = messageByUid(store.reads, id, uid);
      if (messageId) store.transaction((tx) => saveSources(tx, [{ messageId, digest: digestSource(raw) }]));
    };
    await session.fetchSources(path, uidValidity, missing, { saveSource }, signal);
  }
}

const FLAG_NAMES = ['\\Seen', '\\Flagged', '\\Answered', '$Forwarded', '\\Draft'];

function shownIn({ reads }: Store): string[] {
  return listMailboxes(reads)
    .flatMap(({ id, path }) => [
      `${path}:`,
      ...messageRefs(reads, mailboxMessageIds(reads, id)).map(({ messageIdHeader, flags }) => {
        const names = FLAG_NAMES.filter((_, bit) => flags & (1 << bit));
        return `${path}: ${messageIdHeader} ${names.join(' ')}`;
      }),
    ])
    .sort();
}

export function heldBy({ mailboxes }: FakeServer): string[] {
  return [...mailboxes]
    .flatMap(([path, { messages }]) => [
      `${path}:`,
      ...[...messages.values()].map(({ raw, flags }) => {
        const names = FLAG_NAMES.filter((name) => flags.has(name));
        return `${path}: ${messageIdOf(raw)} ${names.join(' ')}`;
      }),
    ])
    .sort();
}
