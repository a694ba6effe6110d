// The MailboxSink over the store: what a pass learns of one mailbox, written down as it comes. Headers are parsed
// here; sources are body-download.ts's.
// Everything here can be fetched again: `refetchable` spares the disk a flush for each chunk.
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { FetchedHeader, MailboxSink } from '../backend/mailbox-sink.ts';
import { FLAG_BIT, type FlagBits } from '../core/flags.ts';
import { parseHeader } from '../mime/header-facts.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import { keptElsewhere } from '../store/kept-messages.ts';
import { followKept } from '../store/kept-moved.ts';
import { getMailbox, mailboxState, saveMailboxState } from '../store/mailboxes.ts';
import { agreeGone } from '../store/message-intents.ts';
import {
  finishReset,
  type HeaderToSave,
  knownFlags,
  knownUids,
  removeUids,
  resetMailbox,
  saveFlags,
  saveHeaders,
  unfoundMessages,
} from '../store/message-sync.ts';
import { learnReceived, learnSent } from '../store/met-contacts.ts';
import { saveKeywordsTaken } from '../store/tags.ts';
import { arrivedMuted } from '../store/thread-marks.ts';

export interface MailboxWriter extends MailboxSink {
  readonly mailboxId: MailboxId;
  /** A whole pass has ended well, and may have changed something. */
  compared(changed: boolean): void;
}

/** Wishes for flags that the server does not know of: those of a moved account, « lu » in a thread that is ignored. */
export type CarryFlags = (tx: WriteDb, messages: readonly { id: MessageId; lacks: FlagBits }[]) => void;

/** Messages that have just come, told in the transaction that stores them; never those of a first sync. */
export type OnArrived = (
  tx: WriteDb,
  mailbox: { id: MailboxId; accountId: AccountId; role: MailboxRole | null },
  ids: readonly MessageId[],
) => void;

interface MailboxWriterOptions {
  mailboxId: MailboxId;
  store: Store;
  /** Someone waits for the session. */
  shouldPause(): boolean;
  carryFlags: CarryFlags;
  onArrived?: OnArrived;
}

/** A transaction of that many headers takes about 20 ms. */
const HEADERS_PER_TRANSACTION = 250;

export function createMailboxWriter({
  mailboxId,
  store,
  shouldPause,
  carryFlags,
  onArrived = () => {},
}: MailboxWriterOptions): MailboxWriter {
  const { reads } = store;
  const write = (work: Parameters<typeof store.transaction<void>>[0]) => store.transaction(work, 'refetchable');

  const isFirstSync = !mailboxState(reads, mailboxId).complete;

  const saveChunk = (headers: HeaderToSave[]) =>
    write((tx) => {
      const mailbox = getMailbox(tx, mailboxId);
      if (!mailbox) throw new MailError({ kind: 'missing' });
      const saved = saveHeaders(tx, mailbox, headers);
      carryFlags(
        tx,
        saved.flatMap(({ messageId, lacks }) => (lacks === 0 ? [] : [{ id: messageId, lacks }])),
      );
      const arrived = saved.flatMap(({ messageId, as }) => (as === 'new' ? [messageId] : []));
      carryFlags(
        tx,
        arrivedMuted(tx, arrived).map((id) => ({ id, lacks: FLAG_BIT.seen })),
      );
      learnCorrespondents(
        tx,
        mailbox.role,
        headers.filter((_, index) => saved[index]?.as === 'new'),
      );
      if (!isFirstSync) onArrived(tx, mailbox, arrived);
    });

  return {
    mailboxId,
    state: () => mailboxState(reads, mailboxId),
    knownUids: () => knownUids(reads, mailboxId),
    knownFlags: () => knownFlags(reads, mailboxId),
    reset: (uidValidity) => write((tx) => resetMailbox(tx, mailboxId, uidValidity)),
    finishReset: () => write((tx) => finishReset(tx, mailboxId)),
    saveKeywordsTaken: (keywords) => write((tx) => saveKeywordsTaken(tx, mailboxId, keywords)),
    saveHeaders(headers) {
      for (let start = 0; start < headers.length; start += HEADERS_PER_TRANSACTION) {
        saveChunk(headers.slice(start, start + HEADERS_PER_TRANSACTION).map(parsed));
      }
      if (shouldPause()) throw new MailError({ kind: 'cancelled' });
    },
    saveFlags: (updates) => write((tx) => saveFlags(tx, mailboxId, updates)),
    removeUids: (uids) => write((tx) => removeUids(tx, mailboxId, uids)),
    saveState: (state) => write((tx) => saveMailboxState(tx, mailboxId, state)),
    compared(changed) {
      const unfound = unfoundMessages(reads, mailboxId);
      if (unfound.length > 0) write((tx) => agreeGone(tx, unfound));
      const accountId = getMailbox(reads, mailboxId)?.accountId;
      if (!changed || accountId === undefined || keptElsewhere(reads, accountId).length === 0) return;
      write((tx) => carryFlags(tx, followKept(tx, accountId)));
    },
  };
}

function parsed({ uid, flags, internalDateAt, sizeBytes, header }: FetchedHeader): HeaderToSave {
  return { uid, flags, internalDateAt, sizeBytes, facts: parseHeader(header) };
}

/** Whom one writes to and hears from, so that the address fields complete and the guard knows them. */
function learnCorrespondents(tx: WriteDb, role: MailboxRole | null, headers: readonly HeaderToSave[]): void {
  const at = ({ facts, internalDateAt }: HeaderToSave) => facts.dateAt ?? internalDateAt;
  if (role === 'sent') for (const header of headers) learnSent(tx, header.facts, at(header));
  else if (role !== 'drafts' && role !== 'junk' && role !== 'trash') {
    const received = headers.flatMap((header) => {
      const from = header.facts.from[0];
      return from ? [{ from, at: at(header) }] : [];
    });
    learnReceived(tx, received);
  }
}
