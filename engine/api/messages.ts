import { addressKey } from '../../shared/domain/address.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { MessageBody, MessageDetail, MessageRow } from '../../shared/domain/message.ts';
import { clausesForServers } from '../../shared/search/for-servers.ts';
import type { SearchQuery } from '../../shared/search/query.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Activities } from '../core/activities.ts';
import { judgeByHand } from '../junk/index.ts';
import type { MailingLists } from '../mailing-lists/mailing-lists.ts';
import { allHeaders } from '../mime/all-headers.ts';
import { notebookText } from '../mime/notebook-text.ts';
import {
  archive,
  clearTags,
  copy,
  destroy,
  lyingInTrash,
  markThreadSeen,
  move,
  muteBranches,
  type Operations,
  setFlag,
  setMuted,
  setTag,
  setWatched,
  trash,
} from '../operations/index.ts';
import { receiptRequest } from '../outbox/index.ts';
import { search, understood } from '../search/search.ts';
import { messageDetail, messageRows, newestFirst, type StoredDetail } from '../store/messages.ts';
import { namelessOf } from '../store/muted-branches.ts';
import { withFacts } from '../store/search-messages.ts';
import { sendingsOf } from '../store/sendings.ts';
import { getSettings } from '../store/settings.ts';
import { keptHereOnly } from '../store/tags.ts';
import { threadMessages, threadsOf } from '../store/thread-marks.ts';
import type { Bodies } from './bodies.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';
import { createListVersions } from './list-versions.ts';
import { withMailing } from './under-one.ts';

const SOURCE_SHOWN_BYTES = 2 * 1024 * 1024;

export interface MessagesRooms {
  bodies: Bodies;
  accounts: Accounts;
  operations: Operations;
  lists: MailingLists;
  activities: Activities;
}

export function messagesHandlers({ store, settings }: ApiContext, rooms: MessagesRooms): WindowHandlers['messages'] {
  const { reads } = store;
  const { bodies, accounts, operations, lists, activities } = rooms;
  const shown = createListVersions(store, Date.now);
  /** Searches of servers under way. */
  const running = new Set<AbortController>();
  return {
    list({ rows, ...asked }) {
      const list = shown.list(asked);
      return rows ? { ...list, rows: rowsOf([...list.ids.subarray(0, rows)] as MessageId[]) } : list;
    },
    listChange: ({ since, ...asked }) => shown.change(asked, since),
    async searchServer({ text, mailboxId }, signal) {
      const query = understood(reads, text, Date.now());
      const enough = new AbortController();
      running.add(enough);
      const { ids: found, complete } = await askServers({ query, text, mailboxId }, { signal, enough }).finally(() =>
        running.delete(enough),
      );
      const local = search(store, { text, mailboxId }, Date.now()).ids;
      const here = new Set(local);
      const fromServer = withFacts(reads, found, query.clauses).filter((id) => !here.has(id));
      const ids = newestFirst(reads, [...local, ...fromServer] as MessageId[]);
      return { ids: Uint32Array.from(ids), fromServer: fromServer.length, complete };
    },
    stopServerSearch() {
      for (const search of running) search.abort();
    },
    rows: ({ ids }) => rowsOf(ids),
    async detail({ messageId }): Promise<MessageDetail | null> {
      const stored = messageDetail(reads, messageId);
      if (!stored) return null;
      const { bodyKind, inReplyTo: _, references: __, ...detail } = stored;
      const { messageIdHeader } = detail;
      const sendings = messageIdHeader === null ? [] : sendingsOf(reads, messageIdHeader);
      const asks = settings().readReceipts === 'ask' && bodyKind !== null;
      const receipt = asks ? receiptRequest(reads, stored, bodies.facts(messageId)) : null;
      const body = bodyKind && (await bodyOf(messageId, stored, bodyKind));
      const read = bodyKind && bodies.read(messageId);
      const attachments = read?.attachments ?? detail.attachments;
      const list = bodyKind && lists.of(stored);
      return { ...detail, list, attachments, seal: read?.seal ?? null, sendings, receiptRequest: receipt, body };
    },
    notebookText({ messageId }) {
      const message = bodies.read(messageId);
      return message && notebookText(message);
    },
    source({ messageId }) {
      const raw = bodies.raw(messageId);
      if (!raw) return null;
      const shown = raw.subarray(0, SOURCE_SHOWN_BYTES);
      return { text: Buffer.from(shown).toString('latin1'), truncated: shown.length < raw.length };
    },
    headers({ messageId }) {
      const raw = bodies.raw(messageId);
      return raw && allHeaders(raw);
    },
    fetchBody: ({ messageId }) => accounts.fetchBody(messageId),

    setFlag: (input) => operations.perform(setFlag, input),
    setTag(input) {
      const done = operations.perform(setTag, input);
      return { ...done, keptHere: input.value ? keptHereOnly(reads, input.ids, input.keyword) : 0 };
    },
    clearTags: (input) => operations.perform(clearTags, input),
    move: (input) => operations.perform(move, input),
    copy: (input) => operations.perform(copy, input),
    archive: (input) => operations.perform(archive, input),
    remove(input) {
      const inTrash = lyingInTrash(reads, input.ids);
      return { ...operations.perform(trash, input), inTrash };
    },
    destroy: (input) => operations.perform(destroy, input),
    setJunk: (input) => operations.perform(judgeByHand, input),
    markThreadSeen: (input) => operations.perform(markThreadSeen, input),
    threads: ({ ids }) =>
      threadsOf(store.reads, ids).flatMap((thread) => threadMessages(store.reads, thread).map(({ id }) => id)),
    setMuted: (input) => operations.perform(setMuted, input),
    setWatched: (input) => operations.perform(setWatched, input),
    setBranchMuted(input) {
      const done = operations.perform(muteBranches, input);
      return { ...done, nameless: input.muted ? namelessOf(reads, input.ids) : 0 };
    },
  };

  function rowsOf(ids: readonly MessageId[]): MessageRow[] {
    return messageRows(reads, ids).map((row) => withMailing(reads, row, Date.now()));
  }

  /** What no server can tell is not asked. */
  async function askServers(
    { query, text, mailboxId }: { query: SearchQuery; text: string; mailboxId: MailboxId | null },
    { signal, enough }: { signal: AbortSignal; enough: AbortController },
  ) {
    const clauses = clausesForServers(query);
    if (!clauses) return { ids: [], complete: true };
    const activity = activities.begin({ kind: 'serverSearch', mailboxId, label: text, stop: () => enough.abort() });
    const onProgress = (done: number, total: number) => activity.tell({ progress: { done, total } });
    const watch = { signal, enough: enough.signal, onProgress };
    return accounts.searchServers(clauses, mailboxId, watch).finally(activity.end);
  }

  async function bodyOf(id: MessageId, { row }: StoredDetail, kind: MessageBody['kind']): Promise<MessageBody> {
    const allowed = getSettings(reads).remoteAllowedSenders;
    const remoteAllowed = allowed.includes(addressKey(row.from.address));
    const rendered = await bodies.rendered(id, remoteAllowed);
    const { blockedRemoteCount = 0, trackerCount = 0 } = rendered ?? {};
    return { kind: rendered?.kind ?? kind, blockedRemoteCount, trackerCount, remoteAllowed };
  }
}
