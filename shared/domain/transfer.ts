// Mail brought in from elsewhere, taken out, or kept in a backup: what is offered, and what came of it. Every folder
// has its own account of messages, so that nothing can be missing unseen: what was counted beforehand, by another way,
// is the sum of what became of each message, or the difference is shown.
import { z } from 'zod';
import type { Protocol, ServerSettings } from './account.ts';
import type { MailErrorData, MailErrorReason } from './problem.ts';

/**
 * Files or a folder that the person chose in a dialog of the system, or a profile that the engine found: named by a
 * token, so that a window can name nothing else.
 */
export const PlaceToken = z.string().uuid().brand<'PlaceToken'>();
export type PlaceToken = z.infer<typeof PlaceToken>;

export const TransferId = z.number().int().positive().brand<'TransferId'>();
export type TransferId = z.infer<typeof TransferId>;

/** A Thunderbird profile of this user. */
export interface OfferedProfile {
  place: PlaceToken;
  name: string;
  isDefault: boolean;
}

/** What could be taken over from a place; nothing has been read of the messages yet. */
export interface ImportOffer {
  kind: 'thunderbird' | 'files';
  folders: OfferedFolder[];
  accounts: OfferedAccount[];
  people: number;
  lists: number;
  filters: ForeignFilter[];
  /** As the other program shows them, in its order. */
  tags: { name: string; colour: string }[];
  /** Files and folders that this PC gives no access to. */
  refused: string[];
}

export interface OfferedFolder {
  key: string;
  /** From the top: its account's name first, where it has one. */
  names: string[];
  sizeBytes: number;
  /** A copy of what lies on an IMAP server: it comes from there once the account is set up. */
  onServer: boolean;
}

/** An account to set up, prefilled; its password was not looked for. */
export interface OfferedAccount {
  protocol: Protocol & ('imap' | 'pop3');
  label: string;
  name: string;
  address: string;
  incoming: ServerSettings;
  outgoing: ServerSettings | null;
  /** Its text as HTML; '' = none. */
  signatureHtml: string;
}

/** A rule of another program: kept, to be taken over where the person wants it (filter.ts). */
export interface ForeignFilter {
  account: string;
  /** As its addresses of folders name the account: « claire@imap.ac-lyon.fr ». Not told in older imports. */
  server?: string;
  name: string;
  enabled: boolean;
  /** `uri`: of a folder, as the other program writes it; `value` is then how the person knows it. */
  actions: { action: string; value: string | null; uri?: string }[];
  condition: string;
  /** When it is asked, as Thunderbird numbers it. */
  type?: number;
}

export type TransferKind = 'import' | 'export' | 'backup' | 'restore';

/** `interrupted`: Casier ended in the middle of it. An import that was stopped or interrupted can go on. */
export type TransferState = 'running' | 'stopped' | 'interrupted' | 'done' | 'failed';

export type LeftOutReason = 'noMail' | 'empty' | 'tooLarge' | 'headerOnly' | 'noAccess' | 'notDownloaded';

export interface LeftOut {
  reason: LeftOutReason;
  count: number;
  /** Where, of the first ones. */
  places: string[];
}

export interface FolderReport {
  names: string[];
  state: 'waiting' | 'running' | 'done' | 'failed';
  /** By another way than the messages are read. null: not counted yet, or it could not be. */
  counted: number | null;
  /** Imported, or written and read back. */
  done: number;
  /** The very same bytes are in that folder already. */
  alreadyHere: number;
  /** Deleted by its program, and not yet swept out of its file. */
  deleted: number;
  /** Beginnings of messages that are parts of another message (Content-Length). */
  inside: number;
  leftOut: LeftOut[];
  problem: MailErrorData | null;
}

export interface Transfer {
  id: TransferId;
  kind: TransferKind;
  state: TransferState;
  /** A file's or folder's name. */
  label: string;
  folders: FolderReport[];
  /** Taken over into the address book. */
  people: number;
  lists: number;
  problem: MailErrorData | null;
  startedAt: number;
  endedAt: number | null;
}

export function newFolderReport(names: string[]): FolderReport {
  return {
    names,
    state: 'waiting',
    counted: null,
    done: 0,
    alreadyHere: 0,
    deleted: 0,
    inside: 0,
    leftOut: [],
    problem: null,
  };
}

/** Of the messages that were counted, those whose fate is known. */
export function accountedFor({ done, alreadyHere, deleted, inside, leftOut }: FolderReport): number {
  return done + alreadyHere + deleted + inside + leftOut.reduce((sum, { count }) => sum + count, 0);
}

/** Every message that was counted is accounted for, and no other. */
export function isComplete(report: FolderReport): boolean {
  return report.state === 'done' && report.counted === accountedFor(report);
}

const PLACES_NAMED = 20;

export function withLeftOut(all: readonly LeftOut[], reason: LeftOutReason, place: string): LeftOut[] {
  const known = all.find((one) => one.reason === reason) ?? { reason, count: 0, places: [] };
  const places = known.places.length < PLACES_NAMED ? [...known.places, place] : known.places;
  return [...all.filter((one) => one.reason !== reason), { reason, count: known.count + 1, places }];
}

/** Where the store cannot be opened for this reason, another one can take its place. */
export function canBeReplaced(reason: MailErrorReason | undefined): boolean {
  return REPLACEABLE.includes(reason);
}

const REPLACEABLE: readonly (MailErrorReason | undefined)[] = [
  'storeBroken',
  'storeMissing',
  'keyLost',
  'keychainUnavailable',
  'storeFromFuture',
];

/** What a backup holds, told before it is restored; and what is here now, to be compared with. */
export interface BackupContents {
  createdAt: number;
  mailboxes: { names: string[]; messages: number }[];
  messages: number;
  people: number;
  drafts: number;
  /** Waited to be sent then: after a restoration they are looked for in Envoyés, and asked about. */
  outbox: number;
}
