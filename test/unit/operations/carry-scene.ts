// Two accounts with a fake server each and the local folders, in one encrypted store: what is carried from one to
// another, through cut lines and kills of the program.

import { digestSource } from '../../../engine/mime/digest.ts';
import { unpackSource } from '../../../engine/mime/packed-source.ts';
import { createOperations } from '../../../engine/operations/index.ts';
import { localFolders } from '../../../engine/store/accounts.ts';
import type { Store } from '../../../engine/store/database.ts';
import { wantedDownload } from '../../../engine/store/downloads.ts';
import { addLocalMessage, LOCAL_DELIMITER, localMailbox } from '../../../engine/store/local-messages.ts';
import { saveMailboxList } from '../../../engine/store/mailbox-tree.ts';
import { accountMailboxes, listMailboxes } from '../../../engine/store/mailboxes.ts';
import { mailboxMessageIds, messageByUid, messageRefs, messageRows } from '../../../engine/store/messages.ts';
import { pendingOperations } from '../../../engine/store/operations.ts';
import { readSource, saveSources } from '../../../engine/store/sources.ts';
import type { AccountId, MailboxId, MessageId } from '../../../shared/domain/ids.ts';
import { MailError, type Problem } from '../../../shared/domain/problem.ts';
import { addAccount, scratchStore } from '../../store/scratch-store.ts';
import { type FakeServer, type Fault, fakeServer } from './fake-server.ts';
import { syncMailbox } from './scene.ts';

class Killed extends Error {}

export type AccountName = 'a' | 'b';
export const SERVERS: readonly AccountName[] = ['a', 'b'];
const PATHS = ['INBOX', 'Trash', 'Classes'];
/** « account path ». */
export const PLACES = ['a INBOX', 'a Classes', 'b INBOX', 'b Classes', 'local Un', 'local Deux'];

export async function openCarryScene({
  uidplus = true,
  moves = true,
  letters = 3,
  downloaded = true,
  servers = undefined as Record<AccountName, FakeServer> | undefined,
} = {}) {
  const real = scratchStore();
  const isShared = servers !== undefined;
  servers ??= { a: fakeServer({ uidplus, move: moves }), b: fakeServer({ uidplus, move: moves }) };
  const accounts = { a: addAccount(real, 'a@ac-lyon.fr'), b: addAccount(real, 'b@ac-lyon.fr') };
  const localId = real.transaction(localFolders);
  const problems: Problem[] = [];
  const woken: AccountId[] = [];
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
      onQueued(accountId) {
        woken.push(accountId);
        scene.onWoken(accountId);
      },
      onSourcesWanted: () => {},
    });
  let operations = begin();
  const signal = new AbortController().signal;

  if (!isShared) {
    for (const name of SERVERS) for (const path of PATHS) servers[name].addMailbox(path, ROLES[path] ?? null);
  }
  for (let n = 1; n <= letters; n += 1) servers.a.deliver('INBOX', sample(n), n === 1 ? ['\\Seen', '$Label1'] : []);
  real.transaction((tx) => {
    for (const name of ['Un', 'Deux']) localMailbox(tx, localId, { parent: null, name, role: null });
  });

  const accountOf = (place: string): AccountId =>
    place.startsWith('local ') ? localId : accounts[place[0] as AccountName];
  const scene = {
    store,
    servers,
    accounts,
    localId,
    problems,
    /** Accounts that were told to look at their queue, in order. */
    woken,
    onWoken: (_accountId: AccountId): void => {},
    operations: () => operations,
    mailbox(place: string): MailboxId {
      const path = place.slice(place.indexOf(' ') + 1);
      return listMailboxes(real.reads).find((one) => one.accountId === accountOf(place) && one.path === path)!.id;
    },
    ids: (place: string): MessageId[] => mailboxMessageIds(real.reads, scene.mailbox(place)),
    putLocal: (place: string, raw: Uint8Array) =>
      real.transaction((tx) =>
        addLocalMessage(
          tx,
          { id: scene.mailbox(place), accountId: localId },
          { digest: digestSource(raw), flags: [], internalDateAt: 1_700_000_000_000 },
        ),
      ),
    killAt(transaction: number, when: 'before' | 'after') {
      kill = { left: transaction, when };
    },
    /** The disk is full for the nth transaction from now, and the program goes on. */
    fillDiskAt(transaction: number) {
      kill = { left: transaction, when: 'full' };
    },
    /** What someone waits for is fetched. */
    async fetchWanted(name: AccountName) {
      const session = servers[name].session();
      for (;;) {
        const wanted = wantedDownload(real.reads, accounts[name], 10);
        if (!wanted) return;
        const { path, uidValidity, messages, mailboxId } = wanted;
        const sink = {
          async saveSource(uid: number, raw: Uint8Array) {
            const messageId = messageByUid(real.reads, mailboxId, uid);
            if (messageId !== null)
              real.transaction((tx) => saveSources(tx, [{ messageId, digest: digestSource(raw) }]));
          },
        };
        await session.fetchSources(
          path,
          uidValidity,
          messages.map(({ uid }) => uid),
          sink,
          signal,
        );
      }
    },
    /** False: the line was cut, the program killed, or nothing could be written down. */
    async run(name: AccountName, fault?: Fault): Promise<boolean> {
      const accountId = accounts[name];
      try {
        for (let tries = 0; tries < 50; tries += 1) {
          const { stale } = await operations.runPending({ accountId, session: servers[name].session(fault), signal });
          if (!stale) return true;
          await scene.sync(name);
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
    async sync(name: AccountName, withSources = true) {
      const session = servers[name].session();
      const accountId = accounts[name];
      const listed = await session.listMailboxes(signal);
      real.transaction((tx) => saveMailboxList(tx, accountId, listed));
      for (const { id, path } of accountMailboxes(real.reads, accountId)) {
        await syncMailbox(real, session, id, path, signal, withSources);
      }
    },
    async settle() {
      for (let round = 0; round < 4; round += 1) {
        for (const name of SERVERS) {
          await scene.fetchWanted(name);
          if (!(await scene.run(name))) throw new Error('a session without faults failed');
          await scene.sync(name);
        }
      }
    },
    close: () => real.close(),
    /** « local folder/folder: text » of what a clean-up has brought here and agreed to. */
    archived: () =>
      accountMailboxes(real.reads, localId).flatMap(({ id, path }) =>
        messageRefs(real.reads, mailboxMessageIds(real.reads, id))
          .filter(({ copyOf }) => copyOf === null)
          .map((ref) => `local ${path.replaceAll(LOCAL_DELIMITER, '/')}: ${textOf(readSource(real.reads, ref.id))}`),
      ),
    /** What was the last copy of a message that no server would have. */
    rescued: () =>
      accountMailboxes(real.reads, localId)
        .filter(({ name }) => name === 'Récupérés')
        .flatMap(({ id }) => mailboxMessageIds(real.reads, id))
        .map((id) => textOf(readSource(real.reads, id))),
    pending: () => SERVERS.reduce((sum, name) => sum + pendingOperations(real.reads, accounts[name]).length, 0),
    /** « place: text of the message » of everything shown. */
    shown(): string[] {
      return PLACES.flatMap((place) =>
        messageRows(real.reads, scene.ids(place)).map(
          (row) => `${place}: ${textOf(readSource(real.reads, row.id)) || row.subject.replace('Letter ', 'm')}`,
        ),
      ).sort();
    },
    /** The same as the servers have it; of the local folders what is agreed. */
    held(): string[] {
      const onServers = SERVERS.flatMap((name) => heldBy(name, servers[name]));
      const here = PLACES.filter((place) => place.startsWith('local ')).flatMap((place) =>
        messageRefs(real.reads, scene.ids(place))
          .filter(({ serverMailboxId, mailboxId, copyOf }) => serverMailboxId === mailboxId && copyOf === null)
          .map((ref) => `${place}: ${textOf(readSource(real.reads, ref.id))}`),
      );
      return [...onServers, ...here].sort();
    },
  };
  for (const name of SERVERS) await scene.sync(name, downloaded);
  return scene;
}

export type CarryScene = Awaited<ReturnType<typeof openCarryScene>>;

const ROLES: Partial<Record<string, 'inbox' | 'trash'>> = { INBOX: 'inbox', Trash: 'trash' };

/** The third has no Message-ID, and nor has the fourth, which is the same to the byte. */
export function sample(number: number): Uint8Array {
  const n = Math.min(number, 3);
  const id = n === 3 ? '' : `Message-ID: <m${n}@test>\r\n`;
  const head = `From: Paul <paul@ac-lyon.fr>\r\nSubject: Letter ${n}\r\nDate: Tue, 4 Apr 2023 09:0${n}:00 +0200\r\n${id}`;
  return new TextEncoder().encode(`${head}\r\nHello m${n}.\r\n`);
}

function heldBy(name: AccountName, { mailboxes }: FakeServer): string[] {
  return [...mailboxes].flatMap(([path, { messages }]) =>
    [...messages.values()].map(({ raw }) => `${name} ${path}: ${bodyOf(raw)}`),
  );
}

function textOf(packed: Parameters<typeof unpackSource>[0] | null): string {
  return packed ? bodyOf(unpackSource(packed)) : '';
}

const bodyOf = (raw: Uint8Array) => /Hello (\w+)/.exec(Buffer.from(raw).toString('latin1'))?.[1] ?? '';
