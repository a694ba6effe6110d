// A submission was cut after its message had been handed over: did it leave? A copy in Envoyés (some servers file sent
// mail themselves) or, with one's own address among the recipients, in the inbox says yes. Otherwise the person is
// asked: the entry bears a problem from then on. Nothing is ever sent again from here.
import { z } from 'zod';
import { type AccountId, OutboxId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import { accountMailboxes } from '../store/mailboxes.ts';
import { advanceOutboxEntry, getOutboxEntry } from '../store/outbox.ts';
import { queue } from './intent.ts';
import type { OperationKind } from './operation.ts';
import { serverPath } from './server-path.ts';

export const LookForSentPayload = z.object({ outboxId: OutboxId });

export const lookForSentKind: OperationKind<z.infer<typeof LookForSentPayload>> = {
  payload: LookForSentPayload,
  async runRemote({ store, session, signal }, { accountId, payload: { outboxId } }) {
    const entry = getOutboxEntry(store.reads, outboxId);
    if (entry?.state !== 'unknown') return;
    for (const mailbox of accountMailboxes(store.reads, accountId)) {
      if ((mailbox.role !== 'sent' && mailbox.role !== 'inbox') || mailbox.localOnly) continue;
      const path = serverPath(store.reads, mailbox);
      const uids = await session.findByMessageIdHeader(path, entry.messageIdHeader, signal);
      if (uids.length === 0) continue;
      const at = Date.now();
      store.transaction((tx) => advanceOutboxEntry(tx, outboxId, { type: 'found', at }, at));
      return;
    }
    store.transaction((tx) => askThePerson(tx, outboxId));
  },
};

function askThePerson(tx: WriteDb, outboxId: OutboxId): void {
  advanceOutboxEntry(tx, outboxId, { type: 'notFound' }, Date.now());
}

export function lookForSent(tx: WriteDb, accountId: AccountId, outboxId: OutboxId): void {
  // The copy in Envoyés is of what the others got: it says nothing about the rest.
  if (getOutboxEntry(tx, outboxId)?.isRest) {
    askThePerson(tx, outboxId);
    return;
  }
  // Where mail is kept on this PC no server files any: nobody but the person can know.
  queue(tx, { accountId, kind: 'lookForSent', payload: { outboxId }, targets: [] }, () => askThePerson(tx, outboxId));
}
