import { z } from 'zod';
import { MailboxId, MessageId } from '../domain/ids.ts';
import { Sort } from '../domain/list-layout.ts';
import type { GroupSplice, ListSplice } from '../domain/list-splices.ts';
import { MailboxRole } from '../domain/mailbox.ts';
import { type HeaderLine, type MessageDetail, MessageFlag, type MessageRow } from '../domain/message.ts';
import { QuickFilter } from '../domain/quick-filter.ts';
import { SEARCH_TEXT_MAX } from '../domain/saved-search.ts';
import { Keyword } from '../domain/tag.ts';
import { command, query } from './procedure.ts';
import type { Undoable } from './undo.ts';

export const ListSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mailbox'), mailboxId: MailboxId }),
  /** « Tous les comptes »: the mailboxes with this role of every account. */
  z.object({ kind: z.literal('unified'), role: MailboxRole }),
  /** What is typed as shared/search reads it. mailboxId null = everywhere. `byRelevance`: else newest first. */
  z.object({
    kind: z.literal('search'),
    text: z.string().max(SEARCH_TEXT_MAX),
    mailboxId: MailboxId.nullable(),
    byRelevance: z.boolean().optional(),
  }),
]);
export type ListSource = z.infer<typeof ListSource>;

/** A draft as it was filed before, and as it stands in the list now. */
export type Successor = readonly [former: MessageId, now: MessageId];

/** What a list shows, in order. A list of 100,000 is 500 kB, sent once: from then on `listChange` tells what changed. */
export interface MessageList {
  /** For `listChange`; left out: it is asked for whole each time. */
  version?: string;
  ids: Uint32Array;
  /** Threads on: 0 = first row of a thread, 1 = a row below it. null: threads off. */
  depths: Uint8Array | null;
  /** Runs of rows under one head each, as many as there are; null or left out: the list is not grouped. */
  groups?: ListGroups | null;
  /** Folded words to mark; empty unless it is a search. */
  terms: string[];
  /** The first of `ids`, as many as were asked for. */
  rows?: MessageRow[];
  /** Left out: nothing in the list was filed anew. */
  successors?: Successor[];
  /** The search found more than `ids` holds. */
  more: boolean;
  /**
   * A search while its index is being made again, from 0 to 1: not everything is found yet. null: all of it is there.
   */
  indexed: number | null;
}

/** All of a list's rows in order, cut into groups. */
export interface ListGroups {
  by: 'date' | 'from' | 'to';
  /** By date: `future`, `today`, `yesterday`, `thisWeek`, `lastWeek`, `2026-10`, `2024`; else the key of the name. */
  keys: string[];
  /** Rows of each, those below a thread's first one included. */
  sizes: Uint32Array;
}

/** What makes the next state of a list of the one before; `groups` null: they are the same. */
export interface ListStep {
  splices: ListSplice[];
  groups: GroupSplice | null;
}

export type ListChange =
  | { kind: 'same' }
  /** Its ids, depths and groups, one step after the other, and drafts filed anew. The rest of it is the same. */
  | { kind: 'mended'; version: string; steps: ListStep[]; successors: Successor[] }
  /** Too much of it is another, or nobody knows any more what it was. */
  | { kind: 'anew'; list: MessageList };

/** What was put into the trash, and what lay there already and was left alone. */
export interface Removed extends Undoable {
  inTrash: MessageId[];
}

/** A search, with what servers found of messages that are not on this PC yet. */
export interface ServerResults {
  /** All of it, newest first. */
  ids: Uint32Array;
  /** Of these, found by servers alone. */
  fromServer: number;
  /** False: some server could not be asked, or it was stopped. */
  complete: boolean;
}

/** `sort` null: newest first; a search: in its own order. */
const ListQuestion = z.object({
  source: ListSource,
  sort: Sort.nullable(),
  threaded: z.boolean(),
  grouped: z.boolean().optional(),
  filter: QuickFilter.optional(),
});

const Ids = z.array(MessageId).min(1).max(100_000);

export const messages = {
  list: query<MessageList>()(
    ListQuestion.extend({
      /** So many of its first rows come with it: for whoever has none of them yet. */
      rows: z.number().int().min(1).max(100).optional(),
    }),
  ),
  /** The same question again: what changed since the answer with this version. */
  listChange: query<ListChange>()(ListQuestion.extend({ since: z.string().max(100) })),
  /** Takes as long as the servers take; cancelled by hanging up. Nothing is asked where everything is offline. */
  searchServer: query<ServerResults>()(
    z.object({ text: z.string().max(SEARCH_TEXT_MAX), mailboxId: MailboxId.nullable() }),
  ),
  /** The searches of servers that run answer with what they have found so far. */
  stopServerSearch: command<void>()(z.void()),
  /** In the order asked; an id that no longer exists is left out. */
  rows: query<MessageRow[]>()(z.object({ ids: z.array(MessageId).max(500) })),
  detail: query<MessageDetail | null>()(z.object({ messageId: MessageId })),
  /** What a « mot à coller » begins with: the author's own words, without addresses. null: not downloaded yet. */
  notebookText: query<{ title: string; text: string } | null>()(z.object({ messageId: MessageId })),
  /** The raw source as text (latin-1, as it came), at most 2 MB of it. null: not downloaded yet. */
  source: query<{ text: string; truncated: boolean } | null>()(z.object({ messageId: MessageId })),

  /** Every field of the header, in the order in which it came. null: not downloaded yet. */
  headers: query<HeaderLine[] | null>()(z.object({ messageId: MessageId })),

  /** Every message of the threads of these, oldest first. */
  threads: query<MessageId[]>()(z.object({ ids: z.array(MessageId).max(1_000) })),

  setFlag: command<Undoable>()(z.object({ ids: Ids, flag: MessageFlag, value: z.boolean() })),
  /** `keptHere`: of these the tag stays on this PC, as their server keeps none. */
  setTag: command<Undoable & { keptHere: number }>()(z.object({ ids: Ids, keyword: Keyword, value: z.boolean() })),
  /** Takes all tags off. */
  clearTags: command<Undoable>()(z.object({ ids: Ids })),
  move: command<Undoable>()(z.object({ ids: Ids, mailboxId: MailboxId })),
  copy: command<Undoable>()(z.object({ ids: Ids, mailboxId: MailboxId })),
  /** To the mailbox with role archive of each message's account, made if there is none. */
  archive: command<Undoable>()(z.object({ ids: Ids })),
  /** To the trash. Those that lie there already stay: only `destroy` deletes for good, and the person is asked first. */
  remove: command<Removed>()(z.object({ ids: Ids })),
  /** For good, from wherever they are. Never undoable. */
  destroy: command<Undoable>()(z.object({ ids: Ids })),
  setJunk: command<Undoable>()(z.object({ ids: Ids, junk: z.boolean() })),
  /** Every message of the threads of these. */
  markThreadSeen: command<Undoable>()(z.object({ ids: Ids })),
  /** « Ignorer ce fil », of the threads of these messages; what is there and what comes is read. */
  setMuted: command<Undoable>()(z.object({ ids: Ids, muted: z.boolean() })),
  /** « Ignorer le sous-fil », of these messages and what answers them. `nameless`: of these none, as nothing can name them. */
  setBranchMuted: command<Undoable & { nameless: number }>()(z.object({ ids: Ids, muted: z.boolean() })),
  /** « Surveiller le fil », of the threads of these messages. A thread is watched or ignored, not both. */
  setWatched: command<Undoable>()(z.object({ ids: Ids, watched: z.boolean() })),
  /** Puts this message's body first in the download queue. */
  fetchBody: command<void>()(z.object({ messageId: MessageId })),
};
