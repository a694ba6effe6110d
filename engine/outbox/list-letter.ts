// The one message that asks a mailing list to be left (List-Unsubscribe with a mailto address), from the identity that
// the list writes to. It goes the way of every message: the outbox, and a copy to Envoyés.
import { randomUUID } from 'node:crypto';
import { sameAddress } from '../../shared/domain/address.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { buildMessage } from '../mime/build-message.ts';
import { listAccounts } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import type { StoredDetail } from '../store/messages.ts';
import { insertOutboxEntry } from '../store/outbox.ts';
import type { OutboxDetails } from './details.ts';

interface ListLetterDeps {
  store: Store;
  nowAt: () => number;
  onQueued: (accountId: AccountId) => void;
}

export function writeToList(
  { store, nowAt, onQueued }: ListLetterDeps,
  { row, to: readers, cc }: StoredDetail,
  { to, subject, body }: { to: string; subject: string; body: string },
): void {
  const { accountId } = row;
  const identities = listAccounts(store.reads).find(({ id }) => id === accountId)?.identities ?? [];
  const isReader = (address: string) => [...readers, ...cc].some((one) => sameAddress(one.address, address));
  const identity = identities.find(({ address }) => isReader(address)) ?? identities[0];
  if (!identity) throw new MailError({ kind: 'missing', detail: 'account' });
  const { address } = identity;
  const now = nowAt();
  const messageIdHeader = `${randomUUID()}@${address.slice(address.lastIndexOf('@') + 1).toLowerCase()}`;
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
  const details: OutboxDetails = {
    mode: 'new',
    originalId: null,
    dismissed: [],
    recipients: { to: [{ kind: 'address', address: list }], cc: [], bcc: [] },
    addresses: { to: [list], cc: [], bcc: [] },
    finished: false,
    rest: false,
    sentSays: 'found',
    portion: null,
  };
  store.transaction((tx) =>
    insertOutboxEntry(tx, {
      accountId,
      draftId: null,
      subject,
      recipients: [list],
      state: 'ready',
      notBeforeAt: null,
      createdAt: now,
      messageIdHeader,
      envelope: { from: address, to: [to] },
      details,
      raw: toSend,
      filedRaw: toKeep,
    }),
  );
  onQueued(accountId);
}
