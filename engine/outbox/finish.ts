// What follows an accepted message, in one transaction with the server's words: the proof is kept, its copy goes to
// Envoyés, its draft away (here and in Brouillons), the original is marked as answered or forwarded, its recipients are
// counted. The entry itself leaves the outbox when the copy is filed on the server.
// Those of its recipients that have not got it become entries of their own, with the same bytes: the next portion,
// those refused for now, those refused for good.
import { addressKey } from '../../shared/domain/address.ts';
import type { OutboxState, RefusedRecipient, SendingProof } from '../../shared/domain/outbox.ts';
import type { MailErrorData } from '../../shared/domain/problem.ts';
import { backoffMs } from '../core/backoff.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { changeFlags, fileSent, unfileDraft } from '../operations/index.ts';
import { deleteDraft, getDraft } from '../store/drafts.ts';
import type { WriteDb } from '../store/handles.ts';
import { setLetterFiled } from '../store/mailings.ts';
import { messageRefs } from '../store/messages.ts';
import { learnSent } from '../store/met-contacts.ts';
import { advanceOutboxEntry, insertOutboxRest, type StoredOutboxEntry, setOutboxDetails } from '../store/outbox.ts';
import { insertSending } from '../store/sendings.ts';
import { OutboxDetails } from './details.ts';
import { settleMailing } from './mailing/control.ts';

/** What is known of the submission that was taken. */
export interface Taken {
  knownBy: SendingProof['knownBy'];
  at: number;
  refused: readonly RefusedRecipient[];
  dice: number;
}

/** `entry`: as it is now, accepted. */
export function finish(tx: WriteDb, entry: StoredOutboxEntry, digest: SourceDigest, taken: Taken): void {
  const details = OutboxDetails.parse(entry.details);
  if (details.finished) return;
  setOutboxDetails(tx, entry.id, { ...details, finished: true } satisfies OutboxDetails);
  const addressed = entry.envelope.to.slice(0, details.portion ?? undefined);
  const refusedKeys = new Set(taken.refused.map(({ address }) => addressKey(address)));
  insertSending(tx, {
    messageIdHeader: entry.messageIdHeader,
    accountId: entry.accountId,
    subject: entry.subject,
    recipientCount: addressed.filter((address) => !refusedKeys.has(addressKey(address))).length,
    refusedRecipients: [...taken.refused],
    knownBy: taken.knownBy,
    handedOverAt: entry.handedOverAt,
    acceptedAt: taken.at,
    serverResponse: entry.serverResponse,
  });
  queueRest(tx, entry, details, taken);
  if (details.rest) advanceOutboxEntry(tx, entry.id, { type: 'filed' }, taken.at);
  else settle(tx, entry, details, digest, taken.at);
  if (entry.mailingId) settleMailing(tx, entry.mailingId);
}

function settle(
  tx: WriteDb,
  entry: StoredOutboxEntry,
  details: OutboxDetails,
  digest: SourceDigest,
  sentAt: number,
): void {
  const copy = fileSent(tx, { accountId: entry.accountId, outboxId: entry.id, digest, sentAt });
  if (entry.mailingId) setLetterFiled(tx, entry.messageIdHeader, copy);
  const draft = entry.draftId === null ? null : getDraft(tx, entry.draftId);
  if (draft?.filed) unfileDraft(tx, draft.filed.messageId);
  if (draft) deleteDraft(tx, draft.id);
  markOriginal(tx, details);
  learnSent(tx, details.addresses, sentAt);
}

function markOriginal(tx: WriteDb, { mode, originalId }: OutboxDetails): void {
  const flag = mode.startsWith('reply') ? 'answered' : mode.startsWith('forward') ? 'forwarded' : null;
  if (flag === null || originalId === null || messageRefs(tx, [originalId]).length === 0) return;
  changeFlags(tx, [originalId], { set: [flag], clear: [] });
}

function queueRest(tx: WriteDb, entry: StoredOutboxEntry, details: OutboxDetails, { refused, at, dice }: Taken): void {
  const later = details.portion === null ? [] : entry.envelope.to.slice(details.portion);
  const forNow = refused.filter((one) => one.forNow);
  const forGood = refused.filter((one) => !one.forNow);
  const addressesOf = (those: readonly RefusedRecipient[]) => those.map(({ address }) => address);
  const rest = (
    addresses: string[],
    about: { state: OutboxState; notBeforeAt?: number; refused?: RefusedRecipient[]; error?: MailErrorData },
  ) => {
    if (addresses.length === 0) return;
    const keys = new Set(addresses.map(addressKey));
    insertOutboxRest(tx, entry.id, {
      accountId: entry.accountId,
      draftId: null,
      subject: entry.subject,
      recipients: entry.recipients.filter(({ address }) => keys.has(addressKey(address))),
      state: about.state,
      notBeforeAt: about.notBeforeAt ?? null,
      createdAt: at,
      messageIdHeader: entry.messageIdHeader,
      envelope: { from: entry.envelope.from, to: addresses },
      details: { ...details, finished: false, rest: true, portion: null } satisfies OutboxDetails,
      ...(entry.mailingId && { mailingId: entry.mailingId }),
      refusedRecipients: about.refused ?? [],
      error: about.error ?? null,
    });
  };
  const throttled: MailErrorData = { kind: 'throttled', reason: 'recipientRefused', ...wordsOf(forNow) };
  const rejected: MailErrorData = { kind: 'rejected', reason: 'recipientRefused', ...wordsOf(forGood) };
  rest(later, { state: 'ready' });
  rest(addressesOf(forNow), { state: 'ready', notBeforeAt: at + backoffMs(1, throttled, dice), error: throttled });
  rest(addressesOf(forGood), { state: 'refused', refused: forGood, error: rejected });
}

function wordsOf(refused: readonly RefusedRecipient[]): Pick<MailErrorData, 'detail' | 'recipients'> {
  const [first] = refused;
  return { recipients: refused.map(({ address }) => address), ...(first?.response && { detail: first.response }) };
}
