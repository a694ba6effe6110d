// An account that collects from a FakePop3Server into a real store, one pass at a time, with a clock that a test sets.
import { collectMaildrop } from '../../../engine/accounts/collect-maildrop.ts';
import { digestSource } from '../../../engine/mime/digest.ts';
import { unpackSource } from '../../../engine/mime/packed-source.ts';
import { emptyTrash, trash } from '../../../engine/operations/index.ts';
import { accountMemory, getAccount, insertAccount } from '../../../engine/store/accounts.ts';
import { openStore } from '../../../engine/store/database.ts';
import { makeLocalMailboxes } from '../../../engine/store/local-messages.ts';
import { mailboxByRole } from '../../../engine/store/mailboxes.ts';
import { setLeaveOnServer } from '../../../engine/store/maildrop.ts';
import { mailboxMessageIds, messageRows } from '../../../engine/store/messages.ts';
import { readSource } from '../../../engine/store/sources.ts';
import type { LeaveOnServer } from '../../../shared/domain/account.ts';
import type { JournalFacts } from '../../../shared/domain/journal.ts';
import type { MailboxRole } from '../../../shared/domain/mailbox.ts';
import type { MessageRow } from '../../../shared/domain/message.ts';
import { FakePop3Server } from '../../servers/fake-pop3-server.ts';
import { testMessage } from '../imap/fixture.ts';
import { temporaryFolder } from '../start-engine.ts';
import { maildropAt, never } from './fixture.ts';

export const DAY_MS = 86_400_000;

export async function collectingAccount(leave: LeaveOnServer = { kind: 'always' }) {
  const server = new FakePop3Server();
  const port = await server.start();
  const folder = temporaryFolder();
  const store = openStore({ path: `${folder.path}/store.db`, key: new Uint8Array(32).fill(7) });
  const clock = { nowAt: Date.UTC(2026, 10, 16) };
  const noted: JournalFacts[] = [];
  /** What the parser makes of a message; a test may have it fail. */
  const parser = { digest: async (raw: Uint8Array) => digestSource(raw) };
  const accountId = store.transaction((tx) => {
    const id = insertAccount(tx, {
      protocol: 'pop3',
      address: 'prof@ecole.example',
      name: 'Prof',
      incoming: null,
      outgoing: null,
      passwordKept: 'none',
      leaveOnServer: leave,
    });
    makeLocalMailboxes(tx, id);
    return id;
  });
  const rowsIn = (role: MailboxRole): MessageRow[] => {
    const mailbox = mailboxByRole(store.reads, accountId, role)!;
    return messageRows(store.reads, mailboxMessageIds(store.reads, mailbox.id));
  };
  const rawOf = ({ id }: MessageRow) => Buffer.from(unpackSource(readSource(store.reads, id)!)).toString();

  return {
    server,
    store,
    accountId,
    port,
    clock,
    noted,
    parser,
    /** One session; `most`: stops after so many messages. */
    async collect({ most = Number.POSITIVE_INFINITY }: { most?: number } = {}) {
      const session = await maildropAt(port).open(never);
      const brought: number[] = [];
      let came = 0;
      const options = {
        leave: getAccount(store.reads, accountId)!.leaveOnServer!,
        shouldGoOn: () => ++came <= most,
        onProgress: (remaining: number) => void brought.push(remaining),
        onAwaiting: () => undefined,
        comesLast: () => false,
      };
      const pass = {
        accountId,
        session,
        store,
        digest: (raw: Uint8Array) => parser.digest(raw),
        signal: never,
        now: () => clock.nowAt,
        note: (facts: JournalFacts) => void noted.push(facts),
        onArrived: () => {},
      };
      try {
        return await collectMaildrop(pass, options);
      } finally {
        session.close();
      }
    },
    rowsIn,
    rawOf,
    /** What is in the Inbox, byte for byte, sorted. */
    held: () => rowsIn('inbox').map(rawOf).sort(),
    subjects: () =>
      rowsIn('inbox')
        .map(({ subject }) => subject)
        .sort(),
    deleteForGood(subject: string) {
      const ids = rowsIn('inbox')
        .filter((row) => row.subject === subject)
        .map(({ id }) => id);
      store.transaction((tx) => trash(tx, { ids }));
      store.transaction((tx) => emptyTrash(tx, { accountId }));
    },
    leave: (next: LeaveOnServer) => store.transaction((tx) => setLeaveOnServer(tx, accountId, next)),
    pending: () => accountMemory(store.reads, accountId)!.pendingOperations,
    async close() {
      await server.stop();
      store.close();
      folder.remove();
    },
  };
}

export type CollectingAccount = Awaited<ReturnType<typeof collectingAccount>>;

export function fill(server: FakePop3Server, subjects: readonly string[], withUidl = true): void {
  server.add(...subjects.map((subject) => ({ raw: testMessage(subject), uidl: withUidl ? `id-${subject}` : null })));
}
