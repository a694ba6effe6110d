// Mailing lists as messages tell of them, and the ways out. Invariants: nothing leaves but what the person agreed to, word
// for word (the way out is read from the message again and has to be the same), once however often it is clicked, and
// noted before it leaves; a way out is offered on no message that looks like a trap.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { LeaveOutcome, MailingList, WayOut } from '../../shared/domain/mailing-list.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { HeaderFacts } from '../core/message-facts.ts';
import { listKey, mailingListOf, oneClickUrl } from '../core/way-out.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import { leftAt, noteLeft } from '../store/left-lists.ts';
import { getMailbox } from '../store/mailboxes.ts';
import { messageDetail, type StoredDetail } from '../store/messages.ts';
import { type PostOptions, postOnce } from './post-once.ts';

export interface MailingListsDeps extends Omit<PostOptions, 'beforeSending'> {
  store: Store;
  /** The whole header; null: not downloaded yet. */
  factsOf(id: MessageId): HeaderFacts | null;
  /** What the check for phishing says of it. */
  isSuspicious(id: MessageId): boolean;
  /** One message out, from the account that got this one, in one transaction with `note`. */
  write(detail: StoredDetail, letter: { to: string; subject: string; body: string }, note: (tx: WriteDb) => void): void;
  now(): number;
}

export interface MailingLists {
  /** null: it comes from none, or is not downloaded yet. */
  of(detail: StoredDetail): MailingList | null;
  leave(input: LeaveInput, signal: AbortSignal): Promise<{ outcome: LeaveOutcome }>;
}

interface LeaveInput {
  messageId: MessageId;
  wayOut: WayOut;
}

type ListHeader = NonNullable<HeaderFacts['list']>;

export function createMailingLists(deps: MailingListsDeps): MailingLists {
  const { store, now } = deps;

  function of(detail: StoredDetail): MailingList | null {
    const { row, from, listId } = detail;
    const header = deps.factsOf(row.id)?.list ?? null;
    const role = getMailbox(store.reads, row.mailboxId)?.role;
    if (!header || role === 'sent' || role === 'drafts') return null;
    return mailingListOf(header, {
      listId,
      authorDomain: from[0]?.address.split('@').at(-1) ?? '',
      suspicious: role === 'junk' || deps.isSuspicious(row.id),
      askedAt: leftAt(store.reads, row.accountId, listKey(header, listId)),
    });
  }

  /** By list, where one is on its way out. */
  const leaving = new Map<string, Promise<{ outcome: LeaveOutcome }>>();

  async function leave({ messageId, wayOut }: LeaveInput, signal: AbortSignal) {
    const detail = messageDetail(store.reads, messageId);
    const header = detail && deps.factsOf(messageId)?.list;
    if (!detail || !header) throw new MailError({ kind: 'missing', detail: 'mailing list' });
    const { accountId } = detail.row;
    const key = listKey(header, detail.listId);
    const before = leaving.get(`${accountId} ${key}`);
    if (before) return before;
    const offered = of(detail)?.wayOut;
    if (!offered || !isSame(offered, wayOut)) throw new MailError({ kind: 'invalid', detail: 'way out' });
    const taken = take(detail, { header, wayOut, key }, signal).finally(() => leaving.delete(`${accountId} ${key}`));
    leaving.set(`${accountId} ${key}`, taken);
    return taken;
  }

  async function take(
    detail: StoredDetail,
    { header, wayOut, key }: { header: ListHeader; wayOut: WayOut; key: string },
    signal: AbortSignal,
  ): Promise<{ outcome: LeaveOutcome }> {
    const { id: messageId, accountId } = detail.row;
    const note = (tx: WriteDb, at: number | null) => noteLeft(tx, { accountId, key, at, messageId });
    const url = oneClickUrl(header);
    if (wayOut.kind === 'oneClick' && url) {
      const askedBefore = leftAt(store.reads, accountId, key);
      const beforeSending = () => store.transaction((tx) => note(tx, now()));
      const outcome = await postOnce(url, { ...deps, beforeSending }, signal);
      if (outcome !== 'asked') store.transaction((tx) => note(tx, askedBefore));
      return { outcome };
    }
    if (wayOut.kind === 'mail' && header.mail) {
      const { to, subject, body } = header.mail;
      const letter = { to, subject: subject || 'unsubscribe', body: body || 'unsubscribe' };
      deps.write(detail, letter, (tx) => note(tx, now()));
      return { outcome: 'asked' };
    }
    // The browser goes there: what comes of it is between the person and the page.
    return { outcome: 'elsewhere' };
  }

  return { of, leave };
}

function isSame(one: WayOut, other: WayOut): boolean {
  if (one.kind === 'mail' && other.kind === 'mail') return one.to === other.to;
  if (one.kind === 'oneClick' && other.kind === 'oneClick') return one.host === other.host;
  return one.kind === 'page' && other.kind === 'page' && one.url === other.url;
}
