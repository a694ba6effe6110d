// The one message that asks a mailing list to be left (List-Unsubscribe with a mailto address), from the identity that
// the list writes to. It goes the way of every message: the outbox, and a copy to Envoyés. `note`, that it was asked, is in
// the same transaction.
import { sameAddress } from '../../shared/domain/address.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { buildMessage } from '../mime/build-message.ts';
import { listAccounts } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import type { StoredDetail } from '../store/messages.ts';
import { newMessageId } from './compose-message.ts';
import { queueLetter } from './queue-letter.ts';

interface ListLetterDeps {
  store: Store;
  nowAt: () => number;
  onQueued: (accountId: AccountId) => void;
}

export function writeToList(
  { store, nowAt, onQueued }: ListLetterDeps,
  { row, to: readers, cc }: StoredDetail,
  { to, subject, body }: { to: string; subject: string; body: string },
  note: (tx: WriteDb) => void,
): void {
  const { accountId } = row;
  const identities = listAccounts(store.reads).find(({ id }) => id === accountId)?.identities ?? [];
  const isReader = (address: string) => [...readers, ...cc].some((one) => sameAddress(one.address, address));
  const identity = identities.find(({ address }) => isReader(address)) ?? identities[0];
  if (!identity) throw new MailError({ kind: 'missing', detail: 'account' });
  const { address } = identity;
  const now = nowAt();
  const messageIdHeader = newMessageId(address);
  const list = { name: null, address: to };
  const { toSend, toKeep } = buildMessage({
    from: { name: identity.name || null, address },
    replyTo: [],
    to: [list],
    cc: [],
    bcc: [],
    subject,
    html: null,
    text: body,
    parts: [],
    messageIdHeader,
    inReplyTo: null,
    references: [],
    dateAt: now,
  });
  const bytes = { raw: toSend, filedRaw: toKeep };
  store.transaction((tx) => {
    note(tx);
    queueLetter(tx, { accountId, to: list, subject, messageIdHeader, envelopeFrom: address, createdAt: now, ...bytes });
  });
  onQueued(accountId);
}
