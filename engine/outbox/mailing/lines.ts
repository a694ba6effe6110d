// What is told of mailings: « 24 envois – 23 remis, 1 refusé », and message by message. Made from the outbox, the proofs
// and the letters at every question; nothing of it is stored.
import type { MailingId } from '../../../shared/domain/ids.ts';
import type { LetterState, Mailing, MailingDetail, MailingLetter } from '../../../shared/domain/mailing.ts';
import type { OutboxEntry } from '../../../shared/domain/outbox.ts';
import { letterState } from '../../core/letter-state.ts';
import { hasFailed, notesFor, type SortedNotes } from '../../core/notes-for.ts';
import type { ReadDb } from '../../store/handles.ts';
import { reportsOfMailing } from '../../store/mail-reports.ts';
import {
  getMailing,
  hasEntries,
  lettersOf,
  listMailings,
  type StoredLetter,
  type StoredMailing,
} from '../../store/mailings.ts';
import { outboxOfMailing, type StoredOutboxEntry } from '../../store/outbox.ts';
import { shown } from '../shown.ts';

/** How long one is told of that has nothing left to tell. */
const TOLD_MS = 24 * 3_600_000;

/** The newest first: what is on its way, what asks for the person, and what left of late. */
export function mailingsToShow(db: ReadDb, nowAt: number): Mailing[] {
  return listMailings(db)
    .filter(({ id, createdAt }) => createdAt > nowAt - TOLD_MS || hasEntries(db, id))
    .map((mailing) => mailingOf(db, mailing, nowAt))
    .filter(({ state, counts, createdAt }) => {
      const open = state === 'running' || state === 'paused' || counts.asks > 0;
      return open || createdAt > nowAt - TOLD_MS;
    });
}

export function mailingDetail(db: ReadDb, id: MailingId, nowAt: number): MailingDetail | null {
  const mailing = getMailing(db, id);
  if (!mailing) return null;
  const letters = lettersOf(db, id);
  const entries = outboxOfMailing(db, id);
  const heard = heardOf(db, id, letters);
  return {
    ...lineOf(mailing, { letters, entries, heard }, nowAt),
    draftId: mailing.draftId,
    letters: letters.map((letter, index) => letterOf(letter, entries, heard[index]!)),
    unclear: heard.flatMap(({ unclear }) => unclear),
  };
}

export function mailingOf(db: ReadDb, mailing: StoredMailing, nowAt: number): Mailing {
  const letters = lettersOf(db, mailing.id);
  const heard = heardOf(db, mailing.id, letters);
  return lineOf(mailing, { letters, entries: outboxOfMailing(db, mailing.id), heard }, nowAt);
}

interface Heard {
  letters: readonly StoredLetter[];
  entries: readonly StoredOutboxEntry[];
  /** In the order of the letters. */
  heard: readonly SortedNotes[];
}

/** In the order of the letters. */
function heardOf(db: ReadDb, id: MailingId, letters: readonly StoredLetter[]): SortedNotes[] {
  const notes = reportsOfMailing(db, id);
  return letters.map(({ recipients, messageIdHeader }) =>
    notesFor(
      recipients.map(({ address }) => address),
      notes.get(messageIdHeader) ?? [],
    ),
  );
}

function lineOf(
  { id, accountId, subject, state, createdAt }: StoredMailing,
  { letters, entries, heard }: Heard,
  nowAt: number,
): Mailing {
  const counts: Record<LetterState, number> = { waiting: 0, sent: 0, refused: 0, failed: 0, asks: 0, notSent: 0 };
  for (const [index, letter] of letters.entries()) counts[stateOf(letter, entries, heard[index]!)] += 1;
  const waiting = entries.filter((one) => ['undoable', 'scheduled', 'ready'].includes(one.state));
  const next = Math.min(...waiting.map(({ notBeforeAt }) => notBeforeAt ?? 0));
  const undoable = entries.length === letters.length && entries.every((one) => one.state === 'undoable');
  const under = entries.some((one) => !['refused', 'accepted', 'filed'].includes(one.state));
  return {
    id,
    accountId,
    subject,
    state: under || state === 'cancelled' ? state : 'ended',
    createdAt,
    counts,
    nextAt: waiting.length > 0 && next > nowAt ? next : null,
    undoableUntil: undoable ? next : null,
  };
}

function stateOf(letter: StoredLetter, entries: readonly StoredOutboxEntry[], { of }: SortedNotes): LetterState {
  return letterState({
    entries: entriesOf(letter, entries),
    sentAt: letter.sentAt,
    refused: [...letter.refused, ...(letter.givenUp ?? [])],
    failedCount: of.filter(hasFailed).length,
  });
}

function entriesOf({ messageIdHeader }: StoredLetter, entries: readonly StoredOutboxEntry[]): StoredOutboxEntry[] {
  return entries.filter((entry) => entry.messageIdHeader === messageIdHeader);
}

/** The one that the person may have to do something about, else the first. */
function entryToShow(entries: readonly StoredOutboxEntry[]): OutboxEntry | null {
  const asking = entries.find(({ state }) => ['refused', 'held', 'unknown'].includes(state));
  const entry = asking ?? entries[0];
  return entry ? shown(entry) : null;
}

function letterOf(letter: StoredLetter, all: readonly StoredOutboxEntry[], heard: SortedNotes): MailingLetter {
  const entries = entriesOf(letter, all);
  const { position, recipients, children, messageId, sentAt } = letter;
  const waiting = entries.flatMap(({ refusedRecipients }) => refusedRecipients);
  return {
    position,
    recipients,
    children,
    state: stateOf(letter, all, heard),
    acceptedAt: sentAt,
    refused: [...letter.refused, ...(letter.givenUp ?? []), ...waiting],
    entry: entryToShow(entries),
    messageId,
    notes: heard.of.flat(),
  };
}
