// A mailing held up, taken up again, or ended by the person. What has left has left: of the others none leaves any more,
// and the draft comes back to whoever has not got it.
import { addressKey } from '../../../shared/domain/address.ts';
import { DraftContent, type Recipient } from '../../../shared/domain/draft.ts';
import type { DraftId, MailingId } from '../../../shared/domain/ids.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { unfileDraft } from '../../operations/index.ts';
import type { Store } from '../../store/database.ts';
import { deleteDraft, getDraft, type StoredDraft, saveDraft } from '../../store/drafts.ts';
import { listGroups } from '../../store/groups.ts';
import type { WriteDb } from '../../store/handles.ts';
import {
  getMailing,
  isUnderWay,
  lettersOf,
  removeMailing,
  type StoredMailing,
  setMailingState,
} from '../../store/mailings.ts';
import { advanceOutboxEntry, outboxOfMailing } from '../../store/outbox.ts';
import { expandRecipients } from '../recipients.ts';

export interface CancelledMailing {
  /** Messages that had left, or were just leaving. */
  left: number;
  takenBack: number;
  /** The draft, to those who have not got it; null: all have. */
  draftId: DraftId | null;
}

export function pauseMailing(store: Store, id: MailingId): void {
  store.transaction((tx) => {
    if (required(tx, id).state === 'running') setMailingState(tx, id, 'paused');
  });
}

/** What was kept back by hand leaves as well. */
export function resumeMailing(store: Store, id: MailingId, nowAt: number): void {
  store.transaction((tx) => {
    if (required(tx, id).state === 'paused') setMailingState(tx, id, 'running');
    for (const entry of outboxOfMailing(tx, id)) {
      if (entry.state === 'held' && entry.problem === null) {
        advanceOutboxEntry(tx, entry.id, { type: 'sendNow' }, nowAt);
      }
    }
  });
}

/** Not before their time, nor what is refused already: `sendNow` of everything that waits to be allowed to. */
export function sendMailingNow(store: Store, id: MailingId, nowAt: number): void {
  store.transaction((tx) => {
    required(tx, id);
    for (const entry of outboxOfMailing(tx, id)) {
      const waits = entry.state === 'undoable' || entry.state === 'scheduled';
      if (waits) advanceOutboxEntry(tx, entry.id, { type: 'sendNow' }, nowAt);
    }
  });
  resumeMailing(store, id, nowAt);
}

export function cancelMailing(store: Store, id: MailingId, nowAt: number): CancelledMailing {
  return store.transaction((tx) => {
    const mailing = required(tx, id);
    const before = outboxOfMailing(tx, id);
    const takenBack = before.filter(
      (entry) => entry.state !== 'refused' && advanceOutboxEntry(tx, entry.id, { type: 'cancelled' }, nowAt),
    );
    const notGot = new Set(takenBack.flatMap(({ envelope }) => envelope.to.map(addressKey)));
    const left = leftOf(tx, id);
    if (left > 0) {
      setMailingState(tx, id, 'cancelled');
      return { left, takenBack: takenBack.length, draftId: readdress(tx, mailing, notGot) };
    }
    for (const { id: refused } of outboxOfMailing(tx, id))
      advanceOutboxEntry(tx, refused, { type: 'cancelled' }, nowAt);
    removeMailing(tx, id);
    return { left, takenBack: before.length, draftId: mailing.draftId };
  });
}

/** Messages that some server took, or may have taken. */
function leftOf(tx: WriteDb, id: MailingId): number {
  const onTheWire = new Set(
    outboxOfMailing(tx, id).flatMap((entry) => (entry.state === 'refused' ? [] : [entry.messageIdHeader])),
  );
  return lettersOf(tx, id).filter(({ sentAt, messageIdHeader }) => sentAt !== null || onTheWire.has(messageIdHeader))
    .length;
}

/** The draft to those alone who have not got it, each in its field; away with it where all have. */
function readdress(tx: WriteDb, { draftId }: StoredMailing, notGot: ReadonlySet<string>): DraftId | null {
  const draft = draftId === null ? null : getDraft(tx, draftId);
  if (!draft) return null;
  if (notGot.size === 0) {
    dropDraft(tx, draft);
    return null;
  }
  const expanded = expandRecipients(draft, listGroups(tx));
  const chips = (field: 'to' | 'cc' | 'bcc'): Recipient[] =>
    expanded[field].flatMap((address) =>
      notGot.has(addressKey(address.address)) ? [{ kind: 'address', address }] : [],
    );
  const content = DraftContent.parse({ ...draft, to: chips('to'), cc: chips('cc'), bcc: chips('bcc') });
  saveDraft(tx, draft.id, draft.revision + 1, content);
  return draft.id;
}

function dropDraft(tx: WriteDb, draft: StoredDraft): void {
  if (draft.filed) unfileDraft(tx, draft.filed.messageId);
  deleteDraft(tx, draft.id);
}

/** One of its messages is through: when it was the last, and some have left, the draft has done its work. */
export function settleMailing(tx: WriteDb, id: MailingId): void {
  const mailing = getMailing(tx, id);
  if (!mailing || mailing.draftId === null || mailing.state === 'cancelled' || isUnderWay(tx, id)) return;
  if (!lettersOf(tx, id).some(({ sentAt }) => sentAt !== null)) return;
  const draft = getDraft(tx, mailing.draftId);
  if (draft) dropDraft(tx, draft);
}

function required(tx: WriteDb, id: MailingId): StoredMailing {
  const mailing = getMailing(tx, id);
  if (!mailing) throw new MailError({ kind: 'missing', detail: 'mailing' });
  return mailing;
}
