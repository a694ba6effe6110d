// A read receipt that somebody asks for (RFC 8098). Invariants: none leaves unless the person says so, message by
// message; what was answered is remembered with the message (RFC 3503), so that no other program asks again, until its letter
// is thrown out of the outbox.
import { type Address, sameAddress } from '../../shared/domain/address.ts';
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { ReceiptRequest } from '../../shared/domain/message.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { HeaderFacts } from '../core/message-facts.ts';
import { buildReceipt } from '../mime/build-receipt.ts';
import { changeKeywords, setTag } from '../operations/index.ts';
import { listAccounts } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { forgetReceiptAnswered, isReceiptAnswered, setReceiptAnswered } from '../store/mail-reports.ts';
import { getMailbox } from '../store/mailboxes.ts';
import { messageDetail, type StoredDetail } from '../store/messages.ts';
import { newMessageId } from './compose-message.ts';
import { queueLetter } from './queue-letter.ts';

const ANSWERED_KEYWORD = '$MDNSent';

/** null: nothing is to be asked of the person. */
export function receiptRequest(db: ReadDb, detail: StoredDetail, facts: HeaderFacts | null): ReceiptRequest | null {
  const to = facts?.receiptTo ?? [];
  const { row, from, listId } = detail;
  const mailbox = getMailbox(db, row.mailboxId);
  const isApart = mailbox?.role === 'sent' || mailbox?.role === 'drafts' || mailbox?.role === 'junk';
  const own = listAccounts(db).flatMap(({ identities }) => identities);
  const isOwn = own.some(({ address }) => from.some((author) => sameAddress(author.address, address)));
  const wasAnswered =
    isReceiptAnswered(db, row.id) || row.keywords.some((one) => one.toLowerCase() === ANSWERED_KEYWORD.toLowerCase());
  if (to.length !== 1 || listId !== null || isApart || isOwn || wasAnswered) return null;
  return { to: to[0]!, elsewhere: !from.some((author) => sameAddress(author.address, to[0]!.address)) };
}

interface ReceiptDeps {
  store: Store;
  nowAt: () => number;
  language: () => Language;
  onQueued: (accountId: AccountId) => void;
}

export function answerReceipt(
  deps: ReceiptDeps,
  { messageId, send }: { messageId: MessageId; send: boolean },
  facts: HeaderFacts | null,
): void {
  const { store } = deps;
  const detail = messageDetail(store.reads, messageId);
  const request = detail && receiptRequest(store.reads, detail, facts);
  if (!detail || !request) throw new MailError({ kind: 'missing', detail: 'receipt request' });
  store.transaction((tx) => {
    const letter = send ? queueReceipt(tx, deps, detail, request.to) : null;
    setReceiptAnswered(tx, messageId, letter);
    changeKeywords(tx, [messageId], { set: [ANSWERED_KEYWORD], clear: [] });
  });
  deps.onQueued(detail.row.accountId);
}

/** The receipt that this letter was never leaves: the person may be asked again, here and by other programs. */
export function takeBackReceipt(tx: WriteDb, messageIdHeader: string): void {
  const messageId = forgetReceiptAnswered(tx, messageIdHeader);
  if (messageId !== null) setTag(tx, { ids: [messageId], keyword: ANSWERED_KEYWORD, value: false });
}

/** Answers its Message-ID. */
function queueReceipt(tx: WriteDb, deps: ReceiptDeps, detail: StoredDetail, to: Address): string {
  const identities = listAccounts(tx).find(({ id }) => id === detail.row.accountId)?.identities ?? [];
  const wanted = [...detail.to, ...detail.cc];
  const identity =
    identities.find(({ address }) => wanted.some((one) => sameAddress(one.address, address))) ?? identities[0];
  if (!identity) throw new MailError({ kind: 'missing', detail: 'account' });
  const from = { name: identity.name || null, address: identity.address };
  const now = deps.nowAt();
  const messageIdHeader = newMessageId(identity.address);
  const said = receiptWords(deps.language(), detail, now);
  const raw = buildReceipt({
    from,
    to: [to],
    ...said,
    originalMessageId: detail.messageIdHeader,
    messageIdHeader,
    dateAt: now,
  });
  queueLetter(tx, {
    ...{ accountId: detail.row.accountId, to, subject: said.subject, messageIdHeader, createdAt: now, raw },
    // No sender: nobody is to be told when it does not arrive (RFC 8098 §3).
    envelopeFrom: '',
  });
  return messageIdHeader;
}

function receiptWords(language: Language, { row }: StoredDetail, now: number): { subject: string; text: string } {
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' });
  return language === 'fr'
    ? {
        subject: `Lu : ${row.subject}`,
        text: `Votre message « ${row.subject} » du ${when.format(row.dateAt)} a été affiché le ${when.format(now)}.\nCela ne garantit pas qu’il a été lu ni compris.\n`,
      }
    : {
        subject: `Read: ${row.subject}`,
        text: `Your message “${row.subject}” of ${when.format(row.dateAt)} was displayed on ${when.format(now)}.\nThis is no guarantee that it was read or understood.\n`,
      };
}
