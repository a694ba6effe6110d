// A store with an account, an inbox that was compared once, and the room of filters over it.
import { onTestFinished } from 'vitest';
import { createMailboxWriter } from '../../../engine/accounts/mailbox-writer.ts';
import { createArrivals, createFilterRuns } from '../../../engine/filters/index.ts';
import { digestSource } from '../../../engine/mime/digest.ts';
import { carryFlags, createOperations } from '../../../engine/operations/index.ts';
import { saveFilter } from '../../../engine/store/filters.ts';
import { saveMailboxList } from '../../../engine/store/mailbox-tree.ts';
import { accountMailboxes } from '../../../engine/store/mailboxes.ts';
import { mailboxMessageIds, messageByUid, messageRows } from '../../../engine/store/messages.ts';
import { saveSources } from '../../../engine/store/sources.ts';
import type { FilterAction, FilterCondition } from '../../../shared/domain/filter.ts';
import type { MailboxRole } from '../../../shared/domain/mailbox.ts';
import { addAccount, scratchStore } from '../../store/scratch-store.ts';

const FOLDERS: [string, MailboxRole | null][] = [
  ['INBOX', 'inbox'],
  ['Junk', 'junk'],
  ['Trash', 'trash'],
  ['Listes', null],
];

export function openFilters() {
  const store = scratchStore();
  const accountId = addAccount(store);
  store.transaction((tx) =>
    saveMailboxList(
      tx,
      accountId,
      FOLDERS.map(([path, role]) => ({ path, delimiter: '/', parentPath: null, name: path, role, selectable: true })),
      { unlisted: new Set(), unwanted: new Set() },
    ),
  );
  const folder = (path: string) => accountMailboxes(store.reads, accountId).find((one) => one.path === path)!.id;
  const operations = createOperations({
    store,
    nowAt: () => Date.now(),
    onProblem: () => {},
    onQueued: () => {},
    onSourcesWanted: () => {},
  });
  const arrivals = createArrivals({ store, announce: operations.announce, now: () => Date.now() });
  onTestFinished(arrivals.stop);
  const progress: (() => void)[] = [];
  const runs = createFilterRuns({
    store,
    operations,
    now: () => Date.now(),
    onProgress() {
      for (const told of progress.splice(0)) told();
    },
  });
  const writer = () =>
    createMailboxWriter({
      store,
      mailboxId: folder('INBOX'),
      shouldPause: () => false,
      carryFlags,
      onArrived: arrivals.arrived,
    });
  const text = (uid: number, subject: string, body = 'Bonjour', from = 'paul@ac-lyon.fr', fields = '') =>
    new TextEncoder().encode(
      `${fields}From: Paul <${from}>\r\nTo: claire@ac-lyon.fr\r\nSubject: ${subject}\r\nMessage-ID: <m${uid}@test>\r\nDate: Tue, 4 Apr 2023 09:08:00 +0200\r\n\r\n${body}\r\n`,
    );
  const without = (raw: Uint8Array, field: string) =>
    new TextEncoder().encode(new TextDecoder().decode(raw).replace(new RegExp(`^${field}:.*\r\n`, 'm'), ''));
  const saveHeaders = (letters: [uid: number, flags: string[], raw: Uint8Array][]) =>
    writer().saveHeaders(
      letters.map(([uid, flags, header]) => ({
        ...{ uid, flags, header, modSeq: null },
        internalDateAt: 1_700_000_000_000,
        sizeBytes: 1_000,
      })),
    );
  const complete = () => writer().saveState({ uidValidity: 1, uidNext: 1, highestModSeq: null, complete: true });
  return {
    store,
    accountId,
    operations,
    arrivals,
    runs,
    folder,
    complete,
    /** The next time that a run tells how far it is. */
    progress: () => new Promise<void>((resolve) => progress.push(resolve)),
    /** Headers, as a pass brings them. */
    deliver(subjects: Record<number, string>, from?: string, flags: string[] = []) {
      saveHeaders(
        Object.entries(subjects).map(([uid, subject]) => [
          Number(uid),
          flags,
          text(Number(uid), subject, undefined, from),
        ]),
      );
    },
    /** The same of one that answers that of another UID. */
    deliverAnswer(uid: number, subject: string, to: number) {
      saveHeaders([[uid, [], text(uid, subject, undefined, undefined, `In-Reply-To: <m${to}@test>\r\n`)]]);
    },
    /** The same of one that bears no Message-ID. */
    deliverNameless(uid: number, subject: string) {
      saveHeaders([[uid, [], without(text(uid, subject), 'Message-ID')]]);
    },
    bringSource(uid: number, subject: string, body: string, from?: string, fields?: string) {
      const messageId = messageByUid(store.reads, folder('INBOX'), uid)!;
      store.transaction((tx) =>
        saveSources(tx, [{ messageId, digest: digestSource(text(uid, subject, body, from, fields)) }]),
      );
    },
    add(actions: FilterAction[], conditions: FilterCondition[], more: { onArrival?: boolean } = {}) {
      const content = { name: 'f', accountId: null, enabled: true, onArrival: true, match: 'all' as const };
      return store.transaction((tx) => saveFilter(tx, null, { ...content, ...more, actions, conditions }));
    },
    subjectsIn: (path: string) =>
      messageRows(store.reads, mailboxMessageIds(store.reads, folder(path)))
        .map(({ subject }) => subject)
        .sort(),
    rowsIn: (path: string) => messageRows(store.reads, mailboxMessageIds(store.reads, folder(path))),
  };
}
